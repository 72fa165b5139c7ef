import * as vscode from 'vscode';
import type { TracePlace } from '../../config/lint/runUse';
import type { LintFinding } from '../../platform/lint/messages';

/** The editor keeps this many problems of a file. */
const MOST_PROBLEMS = 1000;
const MOST_RELATED = 20;
export const SOURCE = 'Backstep';

const SEVERITIES: Readonly<Record<LintFinding['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

const TAGS: Readonly<Record<string, vscode.DiagnosticTag>> = {
  'model-retired': vscode.DiagnosticTag.Deprecated,
  'prompt-variable-unused': vscode.DiagnosticTag.Unnecessary,
  'agent-tool-unused': vscode.DiagnosticTag.Unnecessary,
};

/** Findings as problems of their file; the most severe when they are too many. */
export function diagnosticsOf(
  findings: readonly LintFinding[],
  uriOf: (path: string) => vscode.Uri,
  docs: ReadonlyMap<string, vscode.Uri>,
): vscode.Diagnostic[] {
  const bySeverity = [...findings].sort((a, b) => SEVERITIES[a.severity] - SEVERITIES[b.severity]);
  return bySeverity.slice(0, MOST_PROBLEMS).map((finding) => {
    const diagnostic = new vscode.Diagnostic(rangeOf(finding), finding.message, SEVERITIES[finding.severity]);
    const target = docs.get(finding.rule);
    const tag = TAGS[finding.rule];
    diagnostic.source = SOURCE;
    diagnostic.code = target ? { value: finding.rule, target } : finding.rule;
    diagnostic.tags = tag === undefined ? [] : [tag];
    const related = finding.related.slice(0, MOST_RELATED).map((each) => {
      const location = new vscode.Location(uriOf(each.file), rangeOf(each));
      return new vscode.DiagnosticRelatedInformation(location, each.message);
    });
    diagnostic.relatedInformation = [...related, ...finding.traces.map(traceInformation)];
    return diagnostic;
  });
}

/** The trace as a file: only its page knows where in the text the step is. */
function traceInformation({ source, file, step }: TracePlace): vscode.DiagnosticRelatedInformation {
  const location = new vscode.Location(vscode.Uri.parse(source), new vscode.Position(0, 0));
  return new vscode.DiagnosticRelatedInformation(location, vscode.l10n.t('step {0} of {1}', step, file));
}

/** The finding that a problem of its file shows. */
export function findingOf(
  findings: readonly LintFinding[],
  { code, message, range }: vscode.Diagnostic,
): LintFinding | undefined {
  const rule = typeof code === 'object' ? code.value : code;
  return findings.find((each) => each.rule === rule && each.message === message && rangeOf(each).isEqual(range));
}

type Place = Pick<LintFinding, 'line' | 'column' | 'endLine' | 'endColumn'>;

function rangeOf({ line, column, endLine, endColumn }: Place): vscode.Range {
  return new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
}

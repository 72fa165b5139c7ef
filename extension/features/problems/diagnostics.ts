import * as vscode from 'vscode';
import type { PageFinding } from '../../../schemas/pageDiagnosis';
import type { StepPlace } from '../../platform/traceService';
import { rangeOf } from '../traceLocation';

/** The editor keeps this many problems of a file. */
const MOST_PROBLEMS = 1000;
const MOST_RELATED = 20;
const SEVERITIES: Readonly<Record<PageFinding['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** Those that are shown: the most severe when they are too many. */
function shownOf(findings: readonly PageFinding[]): readonly PageFinding[] {
  const bySeverity = [...findings].sort((a, b) => SEVERITIES[a.severity] - SEVERITIES[b.severity]);
  return bySeverity.slice(0, MOST_PROBLEMS);
}

/** The steps whose places `diagnosticsOf` wants. */
export function stepsToPlace(findings: readonly PageFinding[]): number[] {
  return [...new Set(shownOf(findings).flatMap(({ steps }) => steps.slice(0, 1 + MOST_RELATED)))];
}

/**
 * Findings as problems of the trace file.
 * @param places of steps in the file's text; steps without one are shown at its beginning
 * @param docs pages that explain findings, by id
 */
export function diagnosticsOf(
  uri: vscode.Uri,
  findings: readonly PageFinding[],
  places: ReadonlyMap<number, StepPlace>,
  docs: ReadonlyMap<string, vscode.Uri>,
): vscode.Diagnostic[] {
  const rangeAt = (step: number | undefined) => {
    const place = step === undefined ? undefined : places.get(step);
    return place ? rangeOf(place) : new vscode.Range(0, 0, 0, 0);
  };
  return shownOf(findings).map((finding) => {
    const { id, severity, steps, message, recovered, evidence } = finding;
    const [first, ...others] = steps;
    const isNamed = first === undefined || message.startsWith(`Step ${first} `);
    const where = isNamed ? '' : vscode.l10n.t('Step {0}: ', first);
    const how = recovered ? vscode.l10n.t(' (the run recovered)') : '';
    const diagnostic = new vscode.Diagnostic(rangeAt(first), `${where}${message}${how}`, SEVERITIES[severity]);
    diagnostic.source = 'Backstep';
    const target = docs.get(id);
    diagnostic.code = target ? { value: id, target } : id;
    diagnostic.relatedInformation = others.slice(0, MOST_RELATED).map((step) => {
      const quote = evidence.find((each) => each.step === step)?.quote;
      const text =
        quote === undefined ? vscode.l10n.t('Step {0}', step) : `${vscode.l10n.t('Step {0}', step)}: ${quote}`;
      return new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, rangeAt(step)), text);
    });
    return diagnostic;
  });
}

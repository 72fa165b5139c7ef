import * as vscode from 'vscode';
import type { TextEdit } from '../../config/document/edit';
import { safeEdits } from '../../config/lint/mend';
import { COMMANDS } from '../../ids';
import type { LintFinding, LintService } from '../../platform/lint/messages';
import { findingOf, SOURCE } from './diagnostics';
import type { Linter } from './linter';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('backstep');

/** Quick fixes of the findings, and all safe ones at once. */
export class LintActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
  };

  /** The documents that actions mend. */
  private readonly targets = new WeakMap<vscode.CodeAction, vscode.TextDocument>();

  constructor(
    private readonly linter: Linter,
    private readonly lint: LintService,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics, only }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    if (!this.linter.isConfig(document.uri)) {
      return [];
    }
    if (only?.intersects(vscode.CodeActionKind.SourceFixAll)) {
      // Asked for by a save that follows typing at once: what was found before may be out of date.
      if (!this.linter.resultOf(document)) {
        await this.linter.lint(document);
      }
      return token.isCancellationRequested ? [] : this.fixAll(document, FIX_ALL);
    }
    const findings = this.linter.resultOf(document)?.findings ?? [];
    const ours = diagnostics.filter(({ source }) => source === SOURCE);
    const found = ours.flatMap((diagnostic) => {
      const finding = findingOf(findings, diagnostic);
      return finding ? { finding, diagnostic } : [];
    });
    if (found.length === 0) {
      return [];
    }
    return [
      ...found.flatMap(({ finding, diagnostic }) => fixesFor(document, finding, diagnostic)),
      ...found.flatMap(({ finding, diagnostic }) => traceActions(finding, diagnostic)),
      ...this.fixAll(document, vscode.CodeActionKind.QuickFix),
      ...found.flatMap(({ finding, diagnostic }) => acceptancesFor(document, finding, diagnostic)),
    ];
  }

  /** What mending everything takes is worked out when it is wanted: the menu opens at every stop of the cursor. */
  async resolveCodeAction(action: vscode.CodeAction): Promise<vscode.CodeAction> {
    const target = this.targets.get(action);
    const result = target && this.linter.resultOf(target);
    if (target && result?.set) {
      const { version } = target;
      const { project } = result.set;
      const { edits } = await this.lint.call({ method: 'mend', project, path: result.path });
      action.edit = target.version === version ? editOf(target, edits) : undefined;
    }
    return action;
  }

  private fixAll(document: vscode.TextDocument, kind: vscode.CodeActionKind): vscode.CodeAction[] {
    const count = safeEdits(this.linter.resultOf(document)?.findings ?? []).length;
    if (count === 0) {
      return [];
    }
    const action = new vscode.CodeAction(vscode.l10n.t('Fix all that can be fixed safely ({0})', count), kind);
    this.targets.set(action, document);
    return [action];
  }
}

function editOf(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of edits) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  }
  return edit;
}

function fixesFor(
  document: vscode.TextDocument,
  finding: LintFinding,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction[] {
  const isOnlySafe = finding.fixes.filter(({ isSafe }) => isSafe).length === 1;
  return finding.fixes.map((fix) => {
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    action.edit = editOf(document, fix.edits);
    action.isPreferred = fix.isSafe && isOnlySafe;
    action.diagnostics = [diagnostic];
    return action;
  });
}

/** Opens the first step that shows it. */
function traceActions({ traces }: LintFinding, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
  return traces.slice(0, 1).map(({ source, file, trace, step }) => {
    const title = vscode.l10n.t('Open the trace: step {0} of {1}', step, file);
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { title, command: COMMANDS.openTraceStep, arguments: [source, trace, step] };
    action.diagnostics = [diagnostic];
    return action;
  });
}

/** Only what a rule found can be accepted, and only a file with a place has a `backstep.json`. */
function acceptancesFor(
  document: vscode.TextDocument,
  { isOfRule, rule, comment }: LintFinding,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction[] {
  const ignore = { command: COMMANDS.ignoreFinding, title: vscode.l10n.t('Ignore here: {0}', rule) };
  const turnOff = { command: COMMANDS.turnOffRule, title: vscode.l10n.t('Turn off in this workspace: {0}', rule) };
  const possible = [...(comment || !document.isUntitled ? [ignore] : []), ...(document.isUntitled ? [] : [turnOff])];
  return (isOfRule ? possible : []).map(({ command, title }) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { title, command, arguments: [document.uri, diagnostic] };
    action.diagnostics = [diagnostic];
    return action;
  });
}

import * as vscode from 'vscode';
import type { FindingFix } from '../../config/lint/findings';
import { COMMANDS } from '../../ids';
import type { LintFinding } from '../../platform/lint/messages';
import { findingOf, SOURCE } from './diagnostics';
import type { Linter } from './linter';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('backstep');

/** Quick fixes of the findings, and all safe ones at once. */
export class LintActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
  };

  constructor(private readonly linter: Linter) {}

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
    const actions = ours.flatMap((diagnostic) => {
      const finding = findingOf(findings, diagnostic);
      return finding ? actionsFor(document, finding, diagnostic) : [];
    });
    return actions.length > 0 ? [...actions, ...this.fixAll(document, vscode.CodeActionKind.QuickFix)] : [];
  }

  private fixAll(document: vscode.TextDocument, kind: vscode.CodeActionKind): vscode.CodeAction[] {
    const fixes = safeFixes(this.linter.resultOf(document)?.findings ?? []);
    if (fixes.length === 0) {
      return [];
    }
    const action = new vscode.CodeAction(vscode.l10n.t('Fix all that can be fixed safely ({0})', fixes.length), kind);
    action.edit = editOf(document, fixes);
    return [action];
  }
}

/** The safe fix of each finding; one that overlaps an earlier one waits for the next time. */
function safeFixes(findings: readonly LintFinding[]): FindingFix[] {
  let end = -1;
  return findings.flatMap(({ fixes }) => {
    const fix = fixes.find(({ isSafe }) => isSafe);
    if (!fix || fix.edits.some((edit) => edit.start < end)) {
      return [];
    }
    end = Math.max(end, ...fix.edits.map((edit) => edit.end));
    return [fix];
  });
}

function editOf(document: vscode.TextDocument, fixes: readonly FindingFix[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of fixes.flatMap(({ edits }) => edits)) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  }
  return edit;
}

function actionsFor(
  document: vscode.TextDocument,
  finding: LintFinding,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction[] {
  const isOnlySafe = finding.fixes.filter(({ isSafe }) => isSafe).length === 1;
  const fixes = finding.fixes.map((fix) => {
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    action.edit = editOf(document, [fix]);
    action.isPreferred = fix.isSafe && isOnlySafe;
    return action;
  });
  const acceptances = finding.isOfRule
    ? [
        commandAction(vscode.l10n.t('Ignore here: {0}', finding.rule), COMMANDS.ignoreFinding, document, diagnostic),
        ...(document.isUntitled
          ? []
          : [
              commandAction(
                vscode.l10n.t('Turn off in this workspace: {0}', finding.rule),
                COMMANDS.turnOffRule,
                document,
                diagnostic,
              ),
            ]),
      ]
    : [];
  const actions = [...fixes, ...acceptances];
  for (const action of actions) {
    action.diagnostics = [diagnostic];
  }
  return actions;
}

function commandAction(
  title: string,
  command: string,
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command, arguments: [document.uri, diagnostic] };
  return action;
}

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
    const found = ours.flatMap((diagnostic) => {
      const finding = findingOf(findings, diagnostic);
      return finding ? { finding, diagnostic } : [];
    });
    if (found.length === 0) {
      return [];
    }
    return [
      ...found.flatMap(({ finding, diagnostic }) => fixesFor(document, finding, diagnostic)),
      ...this.fixAll(document, vscode.CodeActionKind.QuickFix),
      ...found.flatMap(({ finding, diagnostic }) => acceptancesFor(document, finding, diagnostic)),
    ];
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

function fixesFor(
  document: vscode.TextDocument,
  finding: LintFinding,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction[] {
  const isOnlySafe = finding.fixes.filter(({ isSafe }) => isSafe).length === 1;
  return finding.fixes.map((fix) => {
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    action.edit = editOf(document, [fix]);
    action.isPreferred = fix.isSafe && isOnlySafe;
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

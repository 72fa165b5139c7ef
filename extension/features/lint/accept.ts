import * as vscode from 'vscode';
import type { TextEdit } from '../../config/document/edit';
import { accept, turnOff } from '../../config/lint/settingsEdit';
import { COMMANDS } from '../../ids';
import type { LintFinding } from '../../platform/lint/messages';
import { findingOf } from './diagnostics';
import { openDocument } from './documents';
import type { Linter, LintResult } from './linter';

/** The commands behind the quick fixes that accept a finding: here, or its rule in the whole workspace. */
export function registerAcceptance(linter: Linter): vscode.Disposable {
  const about = (act: (document: vscode.TextDocument, result: LintResult, finding: LintFinding) => Promise<void>) => {
    return async (uri: vscode.Uri, diagnostic: vscode.Diagnostic): Promise<void> => {
      const document = openDocument(uri);
      const result = document && linter.resultOf(document);
      const finding = result && findingOf(result.findings, diagnostic);
      if (finding) {
        await act(document, result, finding);
      }
    };
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(COMMANDS.ignoreFinding, about(ignoreHere)),
    vscode.commands.registerCommand(
      COMMANDS.turnOffRule,
      about((_document, { set }, { rule }) => changeSettings(set?.root, (text) => turnOff(text, rule))),
    ),
  );
}

async function ignoreHere(document: vscode.TextDocument, result: LintResult, finding: LintFinding): Promise<void> {
  const { comment, rule, tool } = finding;
  const { version } = document;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Ignore {0} here', rule),
    prompt: vscode.l10n.t('Why is this all right? The reason is kept with the exception.'),
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('An exception needs a reason.') : undefined),
  });
  const reason = typed?.replace(/\s+/g, ' ').trim();
  if (!reason || document.version !== version) {
    return;
  }
  if (comment) {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(comment.start), comment.before + reason + comment.after);
    await vscode.workspace.applyEdit(edit);
  } else {
    const entry = tool === undefined ? { rule, file: result.path, reason } : { rule, file: result.path, tool, reason };
    await changeSettings(result.set?.root, (text) => accept(text, entry));
  }
}

/** Changes `backstep.json` in a folder, undoably; it is saved, unless it had unsaved changes already. */
async function changeSettings(
  root: vscode.Uri | undefined,
  change: (text: string) => readonly TextEdit[],
): Promise<void> {
  if (!root) {
    return;
  }
  const uri = vscode.Uri.joinPath(root, 'backstep.json');
  const edit = new vscode.WorkspaceEdit();
  const isThere = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  try {
    if (!isThere) {
      const [{ text }] = change('') as [TextEdit];
      edit.createFile(uri, { contents: new TextEncoder().encode(text) });
      await vscode.workspace.applyEdit(edit);
      return;
    }
    const document = await vscode.workspace.openTextDocument(uri);
    const wasDirty = document.isDirty;
    for (const { start, end, text } of change(document.getText())) {
      edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
    }
    if ((await vscode.workspace.applyEdit(edit)) && !wasDirty) {
      await document.save();
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('backstep.json could not be changed: {0}', why));
  }
}

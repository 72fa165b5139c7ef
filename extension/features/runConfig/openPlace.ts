import * as vscode from 'vscode';
import type { Range, ShownMatch } from '../../platform/versions/messages';
import { fileUri, namedVersionUri } from '../versionDocs';
import { versionName } from '../versionWords';
import type { Moment } from './places';

/**
 * Shows a place of the config, selected, beside the trace. What ran is shown as it was, and cannot be edited.
 * @param page the group of the trace: the group in front is still another when a link of the page is followed from there
 */
export async function openPlace(
  { root, version }: ShownMatch,
  { file, start, end }: Range,
  at: Moment,
  page: vscode.ViewColumn = vscode.ViewColumn.Active,
): Promise<void> {
  const uri =
    at === 'then' && version?.id ? namedVersionUri(root, version.id, file, versionName(version)) : fileUri(root, file);
  const document = await vscode.workspace.openTextDocument(uri);
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const viewColumn = page > 0 && page < vscode.ViewColumn.Nine ? page + 1 : vscode.ViewColumn.Beside;
  await vscode.window.showTextDocument(document, { selection, viewColumn });
}

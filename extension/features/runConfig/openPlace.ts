import * as vscode from 'vscode';
import type { Range, ShownMatch } from '../../platform/versions/messages';
import { fileUri, versionUri } from '../versionDocs';
import type { Moment } from './places';

/** Shows a place of the config, selected, beside the trace. What ran is shown as it was, and cannot be edited. */
export async function openPlace({ root, version }: ShownMatch, { file, start, end }: Range, at: Moment): Promise<void> {
  const commit = at === 'now' ? null : (version?.id ?? null);
  const uri = commit === null ? fileUri(root, file) : versionUri(root, commit, file);
  const document = await vscode.workspace.openTextDocument(uri);
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
  await vscode.window.showTextDocument(document, { selection, viewColumn: vscode.ViewColumn.Beside });
}

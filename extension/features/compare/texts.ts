import * as vscode from 'vscode';
import type { ComparedFile, Comparison, Range, ShownChange, ShownVersion } from '../../platform/versions/messages';
import type { AgentTarget } from '../agentTarget';
import { fileUri, versionUri } from '../versionDocs';
import { versionName } from '../versionWords';

/** Both sides of a file; a side where it is not there is undefined. */
interface Sides {
  readonly before: vscode.Uri | undefined;
  readonly after: vscode.Uri | undefined;
}

function sidesOf({ root }: AgentTarget, { from, to }: Comparison, file: ComparedFile): Sides {
  const side = (path: string | undefined, { id }: ShownVersion): vscode.Uri | undefined =>
    path === undefined ? undefined : id === null ? fileUri(root, path) : versionUri(root, id, path);
  return { before: side(file.before, from), after: side(file.after, to) };
}

/**
 * Opens the texts of all files that differ in the editor's own diff of many files. The working tree's side can be
 * edited there.
 * @returns how the title of the tab begins; undefined when no text differs
 */
export async function openTexts(target: AgentTarget, comparison: Comparison): Promise<string | undefined> {
  const { from, to, files } = comparison;
  const changed = files.filter(({ isSame }) => !isSame);
  if (changed.length === 0) {
    return undefined;
  }
  const title = `${to.path.slice(to.path.lastIndexOf('/') + 1)}: ${versionName(from)} ↔ ${versionName(to)}`;
  const resources = changed.map((file) => {
    const { before, after } = sidesOf(target, comparison, file);
    return [fileUri(target.root, file.after ?? file.before ?? ''), before, after];
  });
  await vscode.commands.executeCommand('vscode.changes', title, resources);
  return title;
}

/** Opens the diff of the file that a change is in, at its place: on the earlier side for what was removed. */
export async function openChange(target: AgentTarget, comparison: Comparison, change: ShownChange): Promise<void> {
  const isRemoved = change.after === null && change.before !== null;
  const rangeAfter = isRemoved && change.rangeBefore ? undefined : change.rangeAfter;
  const rangeBefore = rangeAfter ? undefined : change.rangeBefore;
  const file = comparison.files.find(
    ({ before, after }) =>
      (rangeAfter !== undefined && after === rangeAfter.file) ||
      (rangeBefore !== undefined && before === rangeBefore.file),
  );
  const path = file?.after ?? file?.before;
  if (!file || path === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This change stands in no file.'));
    return;
  }
  const sides = sidesOf(target, comparison, file);
  const before = sides.before ?? versionUri(target.root, null, path);
  const after = sides.after ?? versionUri(target.root, null, path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const title = `${name} (${versionName(comparison.from)} ↔ ${versionName(comparison.to)})`;
  const selection = rangeAfter && (await beginningOf(after, rangeAfter));
  await vscode.commands.executeCommand('vscode.diff', before, after, title, { preview: true, selection });
  if (rangeBefore) {
    await select(before, await beginningOf(before, rangeBefore));
  }
}

/** Where a place begins: the diff marks what is in it, and selecting long lines would scroll them away. */
async function beginningOf(uri: vscode.Uri, { start }: Range): Promise<vscode.Range> {
  const document = await vscode.workspace.openTextDocument(uri);
  return new vscode.Range(document.positionAt(start), document.positionAt(start));
}

/** The editor can be told of a place on the later side only; the earlier one is an editor like any other. */
async function select(uri: vscode.Uri, range: vscode.Range): Promise<void> {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  if (editor) {
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

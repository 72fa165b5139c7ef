import * as vscode from 'vscode';
import type { PlannedRestore, StoredBackup } from '../../platform/versions/messages';
import { agentAt, textOf, type VersionTarget } from '../agentTarget';
import type { Parts } from '../parts';
import { fileUri, versionUri } from '../versionDocs';
import { replaceText } from './edits';
import { isSamePlan, writtenPaths } from './plan';

/** What a restore did, enough to show it and to take it back. */
export interface Restored {
  readonly root: string;
  readonly backup: StoredBackup | undefined;
  /** In their documents. */
  readonly written: readonly WrittenFile[];
  readonly created: readonly FileToWrite[];
  /** What did not go as planned, in sentences. Empty when everything did. */
  readonly problems: readonly string[];
}

interface FileToWrite {
  readonly path: string;
  readonly uri: vscode.Uri;
  /** It was not on disk before. */
  readonly isNew: boolean;
  /** What is written, and once it was, what the editor made of it as it saved it. */
  readonly after: string;
}

interface WrittenFile extends FileToWrite {
  /** The editor's text before. */
  readonly before: string;
  readonly wasDirty: boolean;
}

export type Outcome =
  | { readonly state: 'written'; readonly restored: Restored }
  /** Nothing was written, because the files are not what the plan was made for. */
  | { readonly state: 'changed'; readonly plan: PlannedRestore };

/**
 * Writes the files of a plan as one edit, and saves them: whoever runs the agent reads the disk, and so does git. Undo
 * works on saved files as well, and takes all of them back together. Before the first of them is touched, what the
 * editor shows and what is on disk is in the backup.
 * @param shown the plan that the user agreed to
 * @throws Error with a message for people when nothing was written
 */
export async function write(parts: Parts, target: VersionTarget, shown: PlannedRestore): Promise<Outcome> {
  const { root, version } = target;
  const files = shown.steps.flatMap(({ path, action, text }): FileToWrite[] =>
    text === undefined ? [] : [{ path, uri: fileUri(root, path), isNew: action === 'create', after: text }],
  );
  // A file that vanished may still be open: its document is written, as creating it would cut off its undo.
  const inDocuments = files.filter((file) => !file.isNew || hasOtherText(file));
  const created = files.filter((file) => !inDocuments.includes(file));
  const documents: vscode.TextDocument[] = [];
  for (const { uri } of inDocuments) {
    documents.push(await vscode.workspace.openTextDocument(uri));
  }
  // From here on the documents have to stay as they are: their unsaved texts are handed over in this moment.
  const versions = documents.map((document) => document.version);
  const agent = agentAt(target);
  const plan = await parts.versions.call({ method: 'planRestore', agent, to: version });
  if (!isSamePlan(plan, shown)) {
    return { state: 'changed', plan };
  }
  // The text of a file that vanished is not unsaved, as the editor sees it, and yet nowhere else.
  const vanished = documents.filter((_, at) => inDocuments[at]?.isNew);
  const unsaved = [...agent.unsaved, ...vanished.map(textOf)];
  const place = { ...agent, unsaved };
  const backup = await parts.versions.call({ method: 'backUp', place, files: writtenPaths(plan) });
  const isUntouched = documents.every((document, at) => !document.isClosed && document.version === versions[at]);
  if (!isUntouched) {
    return {
      state: 'changed',
      plan: await parts.versions.call({ method: 'planRestore', agent: agentAt(target), to: version }),
    };
  }
  const written = documents.map((document, at): WrittenFile => {
    return { ...inDocuments[at]!, before: document.getText(), wasDirty: document.isDirty };
  });
  const edit = new vscode.WorkspaceEdit();
  documents.forEach((document, at) => {
    replaceText(edit, document, written[at]!.after);
  });
  for (const { uri, after } of created) {
    edit.createFile(uri, { contents: new TextEncoder().encode(after) });
  }
  const isDone = await vscode.workspace.applyEdit(edit);
  const problems = isDone ? await save(written) : [vscode.l10n.t('The editor did not take the edit.')];
  const saved = written.map((file, at) => ({ ...file, after: documents[at]!.getText() }));
  return { state: 'written', restored: { root, backup, written: saved, created, problems } };
}

/** Saves files. @returns what is amiss with some of them */
async function save(files: readonly FileToWrite[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { uri, path, after } of files) {
    const document = await vscode.workspace.openTextDocument(uri);
    if (document.isDirty && !(await document.save())) {
      problems.push(vscode.l10n.t('{0} could not be saved.', path));
    } else if (!isText(document, after)) {
      // What runs on save cannot be passed over: there is no way of saving a document without it.
      problems.push(
        vscode.l10n.t('The editor changed {0} as it saved it (a formatter, for one), so it is not as it was.', path),
      );
    }
  }
  return problems;
}

/**
 * Takes a restore back as one edit. Files that had unsaved work have it unsaved again.
 * @throws Error with a message for people when something was changed since; nothing is written then
 */
export async function undoRestore({ written, created, backup }: Restored): Promise<void> {
  const documents: vscode.TextDocument[] = [];
  for (const file of [...written, ...created]) {
    const document = await vscode.workspace.openTextDocument(file.uri);
    if (!isText(document, file.after)) {
      const where = backup ? vscode.l10n.t('What was there before is in {0}.', backup.ref) : '';
      throw new Error(vscode.l10n.t('{0} was changed since, so nothing was undone. {1}', file.path, where));
    }
    documents.push(document);
  }
  const edit = new vscode.WorkspaceEdit();
  written.forEach(({ before, isNew }, at) => {
    if (!isNew) {
      replaceText(edit, documents[at]!, before);
    }
  });
  for (const { uri } of [...written, ...created].filter(({ isNew }) => isNew)) {
    edit.deleteFile(uri);
  }
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Error(vscode.l10n.t('The editor did not take the edit.'));
  }
  const saved = written.filter(({ isNew, wasDirty }) => !isNew && !wasDirty);
  await save(saved.map((file) => ({ ...file, after: file.before })));
}

/** Shows what a restore wrote, against what was there before. */
export async function showRestored({ root, backup, written, created }: Restored, title: string): Promise<void> {
  const resources = [
    ...written.map(({ path, uri }) => [uri, backup && versionUri(root, backup.commit, path), uri]),
    ...created.map(({ uri }) => [uri, undefined, uri]),
  ];
  await vscode.commands.executeCommand('vscode.changes', title, resources);
}

/** Whether a file is open with another text than it will have. */
function hasOtherText({ uri, after }: FileToWrite): boolean {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open !== undefined && !isText(open, after);
}

function isText(document: vscode.TextDocument, text: string): boolean {
  const plain = (each: string): string => each.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  return plain(document.getText()) === plain(text);
}

import * as vscode from 'vscode';
import { GitStamps } from './gitStamps';

/** Where git writes down what is checked out and what branches and tags point at, below its own folder. */
const IN_GIT: readonly (readonly [folder: string, pattern: string])[] = [
  ['.', '{HEAD,packed-refs,shallow}'],
  ['logs', 'HEAD'],
  ['refs', '**'],
  ['reftable', 'tables.list'],
];

/**
 * Calls back when another commit is checked out, or branches or tags change. Watching may miss that, on a network drive
 * or while the computer sleeps, so times are compared when somebody comes back to the window.
 */
export function watchGit(folder: string, changed: () => void): vscode.Disposable {
  const top = vscode.Uri.file(folder);
  const stamps = new GitStamps(async (name) => (await vscode.workspace.fs.stat(vscode.Uri.joinPath(top, name))).mtime);
  return vscode.Disposable.from(
    vscode.window.onDidChangeWindowState(async ({ focused }) => {
      if (focused && (await stamps.haveChanged())) {
        changed();
      }
    }),
    ...IN_GIT.map(([below, pattern]) =>
      watchFiles(new vscode.RelativePattern(vscode.Uri.joinPath(top, below), pattern), changed),
    ),
  );
}

/** Calls back when a file whose path fits is changed, created or deleted. */
export function watchFiles(pattern: vscode.GlobPattern, changed: (uri: vscode.Uri) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(changed),
    watcher.onDidCreate(changed),
    watcher.onDidDelete(changed),
  );
}

import * as vscode from 'vscode';

/** Where git writes down what is checked out and what branches and tags point at, below its own folder. */
const IN_GIT: readonly (readonly [folder: string, pattern: string])[] = [
  ['.', '{HEAD,packed-refs,shallow}'],
  ['logs', 'HEAD'],
  ['refs', '**'],
  ['reftable', 'tables.list'],
];

/** Calls back when another commit is checked out, or branches or tags change. */
export function watchGit(folder: string, changed: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    ...IN_GIT.map(([below, pattern]) => {
      const base = vscode.Uri.joinPath(vscode.Uri.file(folder), below);
      return watchFiles(new vscode.RelativePattern(base, pattern), changed);
    }),
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

import * as vscode from 'vscode';

/** A file that is being written changes many times a second: it is looked at again when it rests, or after a while. */
const REST_MS = 300;
const LONGEST_MS = 1000;

/** Calls back when a file has changed, was created or deleted; many changes at once are one. */
export function followFile(uri: vscode.Uri, onChange: () => void): vscode.Disposable {
  if (uri.scheme === 'untitled') {
    return new vscode.Disposable(() => {});
  }
  // Every file of the folder, as a pattern made of the file's name could be read as a wildcard.
  const folder = vscode.Uri.joinPath(uri, '..');
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
  let timer: NodeJS.Timeout | undefined;
  let firstAt = 0;
  const changed = (other: vscode.Uri) => {
    if (other.toString() !== uri.toString()) {
      return;
    }
    const now = Date.now();
    firstAt = timer ? firstAt : now;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        timer = undefined;
        onChange();
      },
      Math.max(0, Math.min(REST_MS, firstAt + LONGEST_MS - now)),
    );
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(changed),
    watcher.onDidCreate(changed),
    watcher.onDidDelete(changed),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}

import * as vscode from 'vscode';
import { CONFIG_PATTERN, mayBeConfig } from './configNames';
import { watchFiles, watchGit } from './watching';

/** Typing and a checkout, which changes many files at once, are waited for. */
const REST_MS = 500;

/** Tells when the agent config of the workspace may have become another: its files, the commit, or trust in it. */
export class ConfigChanges {
  private readonly emitter = new vscode.EventEmitter<void>();
  readonly onDidChange = this.emitter.event;
  private timer: NodeJS.Timeout | undefined;
  private readonly watchedGit = new Set<string>();
  private readonly disposables: vscode.Disposable[];

  /** @param trace an open trace, which is no config whatever its name */
  constructor(private readonly trace: vscode.Uri) {
    const { workspace } = vscode;
    this.disposables = [
      this.emitter,
      watchFiles(CONFIG_PATTERN, (uri) => this.fileChanged(uri)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document.uri.scheme === 'file') {
          this.fileChanged(document.uri);
        }
      }),
      workspace.onDidChangeWorkspaceFolders(() => this.schedule()),
      workspace.onDidGrantWorkspaceTrust(() => this.schedule()),
    ];
  }

  /** Follows what is checked out, and its tags. @param folders git's own */
  follow(folders: readonly string[]): void {
    for (const folder of folders.filter((each) => !this.watchedGit.has(each))) {
      this.watchedGit.add(folder);
      this.disposables.push(watchGit(folder, () => this.schedule()));
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private fileChanged(uri: vscode.Uri): void {
    if (mayBeConfig(uri.path) && uri.toString() !== this.trace.toString()) {
      this.schedule();
    }
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.emitter.fire(), REST_MS);
  }
}

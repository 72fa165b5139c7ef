import * as vscode from 'vscode';

/** Names of files that agents are described in; which of them are config only their content tells. */
const MAY_BE_CONFIG = /\.(?:jsonc?|ya?ml|toml|md|mdc|prompty?|txt|env)$|\/\.env[^/]*$/i;
/** Typing and a checkout, which changes many files at once, are waited for. */
const REST_MS = 500;

/** Tells when the agent config of the workspace may have become another: its files, the commit, or trust in it. */
export class ConfigChanges {
  private readonly emitter = new vscode.EventEmitter<void>();
  readonly onDidChange = this.emitter.event;
  private timer: NodeJS.Timeout | undefined;
  private readonly followed = new Set<string>();
  private readonly disposables: { dispose(): void }[];

  /** @param trace an open trace, which is no config whatever its name */
  constructor(private readonly trace: vscode.Uri) {
    const { workspace } = vscode;
    this.disposables = [
      this.emitter,
      ...this.watch('**/*', (uri) => this.fileChanged(uri)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document.uri.scheme === 'file') {
          this.fileChanged(document.uri);
        }
      }),
      workspace.onDidChangeWorkspaceFolders(() => this.schedule()),
      workspace.onDidGrantWorkspaceTrust(() => this.schedule()),
    ];
  }

  /** Follows what is checked out in a repository, and its tags. The workspace may be only a part of it. */
  follow(root: string): void {
    if (this.followed.has(root)) {
      return;
    }
    this.followed.add(root);
    const git = vscode.Uri.joinPath(vscode.Uri.file(root), '.git');
    const patterns = [
      new vscode.RelativePattern(git, '{HEAD,packed-refs}'),
      new vscode.RelativePattern(vscode.Uri.joinPath(git, 'logs'), 'HEAD'),
      new vscode.RelativePattern(vscode.Uri.joinPath(git, 'refs', 'tags'), '*'),
    ];
    this.disposables.push(...patterns.flatMap((pattern) => this.watch(pattern, () => this.schedule())));
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const disposable of this.disposables) {
      disposable.dispose();
    }
  }

  private watch(pattern: vscode.GlobPattern, changed: (uri: vscode.Uri) => void): vscode.Disposable[] {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    return [watcher, watcher.onDidChange(changed), watcher.onDidCreate(changed), watcher.onDidDelete(changed)];
  }

  private fileChanged(uri: vscode.Uri): void {
    const isElsewhere = /\/(?:\.git|node_modules)\//.test(uri.path) || uri.toString() === this.trace.toString();
    if (!isElsewhere && MAY_BE_CONFIG.test(uri.path)) {
      this.schedule();
    }
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.emitter.fire(), REST_MS);
  }
}

import * as vscode from 'vscode';
import type { AgentList } from '../../platform/versions/messages';
import { CONFIG_PATTERN, mayBeConfig } from '../configNames';
import { watchFiles, watchGit } from '../watching';
import type { AgentModel } from './agentModel';

/** A commit, a checkout and a build write many files: they are waited for. */
const REST_MS = 400;
const TYPING_MS = 700;
/** Nobody makes a repository in less time elsewhere. */
const AWAY_MS = 5000;

/** Tells the model when files, texts, branches or tags change. Watches nothing before the model was asked something. */
export class Refresher {
  private watching: vscode.Disposable[] = [];
  private readonly watchedGit = new Set<string>();
  private readonly listening: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;
  private typing: NodeJS.Timeout | undefined;
  private leftAt = 0;
  /** Some of what is listed is in no repository: there is nothing to watch that would tell when it gets one. */
  private isOutside = false;

  constructor(private readonly model: AgentModel) {
    const { workspace, window } = vscode;
    this.listening = [
      model.onDidList((lists) => this.watch(lists)),
      workspace.onDidSaveTextDocument(({ uri }) => this.fileChanged(uri)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && model.membersNow(document.uri)?.length) {
          clearTimeout(this.typing);
          this.typing = setTimeout(() => model.forgetTexts(), TYPING_MS);
        }
      }),
      workspace.onDidChangeWorkspaceFolders(() => model.forget()),
      workspace.onDidGrantWorkspaceTrust(() => model.forget()),
      window.onDidChangeWindowState(({ focused }) => {
        if (!focused) {
          this.leftAt = Date.now();
        } else if (this.isOutside && Date.now() - this.leftAt > AWAY_MS) {
          this.schedule();
        }
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    clearTimeout(this.typing);
    vscode.Disposable.from(...this.listening, ...this.watching).dispose();
  }

  private watch(lists: readonly AgentList[]): void {
    if (this.watching.length === 0) {
      this.watching.push(watchFiles(CONFIG_PATTERN, (uri) => this.fileChanged(uri)));
    }
    this.isOutside = lists.some(({ repository }) => repository.gitFolders.length === 0);
    const folders = lists.flatMap(({ repository }) => repository.gitFolders);
    for (const folder of folders.filter((each) => !this.watchedGit.has(each))) {
      this.watchedGit.add(folder);
      this.watching.push(watchGit(folder, () => this.schedule()));
    }
  }

  private fileChanged(uri: vscode.Uri): void {
    if (uri.scheme === 'file' && mayBeConfig(uri.path)) {
      this.schedule();
    }
  }

  /** Many changes at once are one. */
  private schedule(): void {
    if (!this.model.isIdle) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.model.forget(), REST_MS);
    }
  }
}

import * as vscode from 'vscode';
import { SETTINGS } from '../../ids';
import { concernsOthers, mayBeConfig, NAME_PATTERN, openDocument, shownUris } from './documents';
import type { Linter } from './linter';

/** Typing, and a row of tabs that is opened at once, are waited for. */
const REST_MS = 300;

/** Lints documents when they are opened, typed in and saved, and when what they are judged by changes. */
export class Triggers {
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly linter: Linter) {
    const { workspace, window } = vscode;
    const watchers = ['**/backstep.json', '**/*.agent.{yaml,yml,json}'].map((pattern) =>
      workspace.createFileSystemWatcher(pattern),
    );
    const othersChanged = () => {
      linter.files.forget();
      this.scheduleAll();
    };
    // Of all that happens on the disk, only what open files are judged by matters; an open one tells of itself.
    const files = workspace.createFileSystemWatcher(NAME_PATTERN);
    const fileChanged = (uri: vscode.Uri) => {
      const documents = openDocument(uri) ? [] : linter.openWith(uri);
      documents.forEach((document) => {
        this.schedule(document);
      });
    };
    // Git notes there whatever moves the branch that is checked out: a commit, a switch, a reset.
    const commits = workspace.createFileSystemWatcher('**/.git/logs/HEAD');
    const committed = () => {
      linter.commits.forgetTimes();
      this.scheduleAll();
    };
    this.disposables = [
      ...watchers,
      ...watchers.flatMap((watcher) => [
        watcher.onDidChange(othersChanged),
        watcher.onDidCreate(othersChanged),
        watcher.onDidDelete(othersChanged),
      ]),
      workspace.onDidOpenTextDocument((document) => this.schedule(document)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const isConfig = document.isUntitled || linter.isConfig(document.uri);
        if (contentChanges.length > 0 && isConfig && runsOnType(document)) {
          this.schedule(document);
        }
      }),
      workspace.onDidSaveTextDocument((document) => {
        this.schedule(document, 0);
        if (concernsOthers(document.uri)) {
          this.scheduleAll();
        }
      }),
      workspace.onDidChangeWorkspaceFolders(othersChanged),
      linter.runs.onDidChange(() => this.scheduleAll()),
      workspace.onDidGrantWorkspaceTrust(committed),
      ...[files.onDidChange(fileChanged), files.onDidCreate(fileChanged), files.onDidDelete(fileChanged), files],
      ...[commits.onDidChange(committed), commits.onDidCreate(committed), commits],
      window.tabGroups.onDidChangeTabs(({ opened, closed }) => this.tabsChanged(opened, closed)),
    ];
    this.scheduleAll();
  }

  dispose(): void {
    for (const timer of this.timers.values()) {
      clearTimeout(timer);
    }
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private tabsChanged(opened: readonly vscode.Tab[], closed: readonly vscode.Tab[]): void {
    const shown = shownUris();
    for (const tab of closed) {
      const uri = uriOf(tab);
      if (uri && !shown.has(uri.toString())) {
        this.linter.closed(uri);
      }
    }
    for (const tab of opened) {
      const uri = uriOf(tab);
      const document = uri && openDocument(uri);
      if (document) {
        this.schedule(document);
      }
    }
  }

  private scheduleAll(): void {
    const shown = shownUris();
    for (const document of vscode.workspace.textDocuments) {
      if (shown.has(document.uri.toString())) {
        this.schedule(document);
      }
    }
  }

  /** A later request takes the place of one that still waits. */
  private schedule(document: vscode.TextDocument, delay = REST_MS): void {
    if (!mayBeConfig(document)) {
      return;
    }
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => {
        this.timers.delete(key);
        void this.linter.lint(document).catch(() => {});
      }, delay),
    );
  }
}

function uriOf({ input }: vscode.Tab): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText
    ? input.uri
    : input instanceof vscode.TabInputTextDiff
      ? input.modified
      : undefined;
}

function runsOnType({ uri }: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration(undefined, uri).get<string>(SETTINGS.lintRun) !== 'onSave';
}

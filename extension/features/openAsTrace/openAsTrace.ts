import * as vscode from 'vscode';
import { COMMANDS, CONTEXT_KEYS, CUSTOM_EDITORS } from '../../ids';
import type { Parts } from '../parts';
import { traceLocation } from '../traceLocation';

/** Offers 'Open as Trace' in the title of every text editor whose content is a trace, whatever its file is called. */
export function registerOpenAsTrace(parts: Parts): vscode.Disposable {
  return vscode.Disposable.from(
    new TraceTexts(parts),
    vscode.commands.registerCommand(COMMANDS.openAsTrace, async (uri?: vscode.Uri) => {
      const target = uri ?? textOf(vscode.window.tabGroups.activeTabGroup.activeTab);
      if (target) {
        await vscode.commands.executeCommand('vscode.openWith', target, CUSTOM_EDITORS.trace);
      }
    }),
  );
}

/** Below this, a sniff is a last resort: right when the user says it is a trace, wrong as an offer on every file. */
const SURE_ENOUGH = 0.5;
/** Switching through tabs asks nothing before it ends. */
const REST_MS = 250;
const JSON_LANGUAGES = new Set(['json', 'jsonc', 'jsonl']);
const JSON_NAMES = /\.(?:json|jsonl|ndjson|traj|log)$/i;

/** Keeps the context key that lists the text files in front that are traces. */
class TraceTexts {
  /** By URI: whether the content is a trace. */
  private readonly known = new Map<string, boolean>();
  private timer: NodeJS.Timeout | undefined;
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly parts: Parts) {
    const forget = (document: vscode.TextDocument) => {
      if (this.known.delete(document.uri.toString())) {
        this.schedule();
      }
    };
    this.disposables = [
      vscode.window.tabGroups.onDidChangeTabs(() => this.schedule()),
      vscode.workspace.onDidSaveTextDocument(forget),
      vscode.workspace.onDidCloseTextDocument(forget),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        // Unsaved changes of a file do not count: what would be opened is the file.
        if (document.isUntitled || !document.isDirty) {
          forget(document);
        }
      }),
    ];
    this.schedule();
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(), REST_MS);
  }

  private async update(): Promise<void> {
    const inFront = vscode.window.tabGroups.all.flatMap(({ activeTab }) => textOf(activeTab) ?? []).filter(mayBeTrace);
    const isTrace = await Promise.all(inFront.map((uri) => this.isTrace(uri)));
    // The window may know the file by another URI than this (remote) host, but by one of these paths.
    const traces = inFront.filter((_, i) => isTrace[i]).flatMap((uri) => [uri.fsPath, uri.path]);
    await vscode.commands.executeCommand('setContext', CONTEXT_KEYS.traceTexts, traces);
  }

  private async isTrace(uri: vscode.Uri): Promise<boolean> {
    const key = uri.toString();
    let isTrace = this.known.get(key);
    if (isTrace === undefined) {
      try {
        const format = await this.parts.traces.sniff(traceLocation(uri));
        isTrace = (format?.confidence ?? 0) >= SURE_ENOUGH;
      } catch (error) {
        this.parts.log.debug(`A file could not be looked at: ${error}`);
        isTrace = false;
      }
      this.known.set(key, isTrace);
    }
    return isTrace;
  }
}

/** The file a tab shows as text. */
function textOf(tab: vscode.Tab | undefined): vscode.Uri | undefined {
  return tab?.input instanceof vscode.TabInputText ? tab.input.uri : undefined;
}

function mayBeTrace(uri: vscode.Uri): boolean {
  if (uri.scheme !== 'file' && uri.scheme !== 'untitled') {
    return false;
  }
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  return JSON_NAMES.test(uri.path) || (document !== undefined && JSON_LANGUAGES.has(document.languageId));
}

import * as vscode from 'vscode';
import { COMMANDS, CUSTOM_EDITORS } from '../../ids';
import type { TraceDocument } from '../../platform/traceService';
import { followFile } from '../followFile';
import type { Parts } from '../parts';
import { traceLocation } from '../traceLocation';
import { TraceMarks } from '../traceMarks';
import { PageConnection } from './page';
import { pageHtml } from './pageHtml';

/** An open trace file, shared by all pages that show it. */
class OpenTraceFile implements vscode.CustomDocument {
  readonly trace: TraceDocument;
  readonly marks: TraceMarks;
  private readonly following: vscode.Disposable;

  constructor(
    readonly uri: vscode.Uri,
    parts: Parts,
  ) {
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    this.trace = parts.traces.open(traceLocation(uri), name);
    this.marks = new TraceMarks(uri, this.trace);
    this.following = followFile(uri, () => this.trace.changed());
  }

  dispose(): void {
    this.following.dispose();
    this.marks.dispose();
    this.trace.dispose();
  }
}

/** The trace editor: opens trace files as pages, and offers what can be done with the open one. */
export function registerTraceEditor(parts: Parts): vscode.Disposable {
  const dist = vscode.Uri.joinPath(parts.context.extensionUri, 'dist');
  const provider: vscode.CustomReadonlyEditorProvider<OpenTraceFile> = {
    openCustomDocument: (uri) => new OpenTraceFile(uri, parts),
    resolveCustomEditor: (file, panel) => {
      panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
      new PageConnection(file.uri, file.trace, file.marks, panel, parts);
      panel.webview.html = pageHtml(panel.webview, dist);
    },
  };
  const options = { supportsMultipleEditorsPerDocument: true };
  return vscode.Disposable.from(
    ...Object.values(CUSTOM_EDITORS).map((id) => vscode.window.registerCustomEditorProvider(id, provider, options)),
    vscode.commands.registerCommand(COMMANDS.reload, () => parts.pages.active?.document.reload()),
    vscode.commands.registerCommand(COMMANDS.chooseFormat, () => chooseFormat(parts)),
    vscode.commands.registerCommand(COMMANDS.openAsText, (uri?: vscode.Uri) => openAsText(uri, parts)),
  );
}

async function openAsText(uri: vscode.Uri | undefined, parts: Parts): Promise<void> {
  const target = uri ?? parts.pages.active?.uri;
  if (target) {
    await vscode.commands.executeCommand('vscode.openWith', target, 'default');
  }
}

/** Lets the user choose the format the active trace is read as. */
async function chooseFormat({ pages, traces }: Parts): Promise<void> {
  const document = pages.active?.document;
  if (!document) {
    return;
  }
  const { format } = document.state;
  const others = new Map(format?.others.map((other) => [other.id, other.why]));
  const items = (await traces.formats()).map((known) => ({
    label: known.title,
    id: known.id,
    description: known.id === format?.id ? vscode.l10n.t('current') : undefined,
    detail: known.id === format?.id ? format.why : others.get(known.id),
  }));
  // What fits the content comes first.
  items.sort((a, b) => Number(b.detail !== undefined) - Number(a.detail !== undefined));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Read {0} as', document.state.name),
    matchOnDetail: true,
  });
  if (chosen) {
    document.reload(chosen.id);
  }
}

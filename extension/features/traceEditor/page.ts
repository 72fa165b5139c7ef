import * as vscode from 'vscode';
import * as z from 'zod';
import {
  type ConfigAction,
  type HostMessage,
  type PageCall,
  type PageContext,
  type PageNote,
  pageMessage,
} from '../../../schemas/protocol';
import { COMMANDS } from '../../ids';
import type { TraceDocument } from '../../platform/traceService';
import { doConfigAction } from '../configActions';
import type { Parts } from '../parts';
import { ShownConfig } from '../shownConfig';
import { ShownDiagnosis } from '../shownDiagnosis';
import type { TraceMarks } from '../traceMarks';
import type { Selection, TracePage } from '../tracePages';

/** Enough of a message that is not valid to answer it. */
const callId = z.object({ type: z.literal('call'), id: z.int() });

/**
 * The host's end of one trace page. The page is destroyed whenever its tab is hidden and starts anew when it is
 * shown: it keeps its own state, says `ready`, and is told the file's state again.
 */
export class PageConnection implements TracePage {
  selection: Selection = {};
  readonly diagnosis: ShownDiagnosis;
  readonly config: ShownConfig;
  private ready = false;
  /** What to show as soon as the page is ready. */
  private pending: HostMessage | undefined;
  private search: { dispose(): void } | undefined;
  private readonly disposables: { dispose(): void }[];

  constructor(
    readonly uri: vscode.Uri,
    readonly document: TraceDocument,
    readonly marks: TraceMarks,
    private readonly panel: vscode.WebviewPanel,
    private readonly parts: Parts,
  ) {
    this.diagnosis = new ShownDiagnosis(document, parts.log);
    this.config = new ShownConfig(uri, document, parts, () => this.ready);
    this.disposables = [
      this.diagnosis,
      this.config,
      this.config.onDidChange(({ trace, config }) => this.send({ type: 'config', trace, config })),
      marks.onDidChange(() => this.send({ type: 'marks', marks: marks.shown })),
      panel.webview.onDidReceiveMessage((message) => this.receive(message)),
      panel.onDidChangeViewState(() => this.viewStateChanged()),
      document.onState((file) => this.send({ type: 'file', file })),
    ];
    panel.onDidDispose(() => this.dispose());
    parts.pages.add(this);
    this.viewStateChanged();
  }

  get viewColumn(): vscode.ViewColumn | undefined {
    return this.panel.viewColumn;
  }

  tell(message: HostMessage): void {
    if (message.type === 'explain') {
      this.diagnosis.show(message.trace, message.symptom);
    }
    this.panel.reveal(undefined, true);
    if (this.ready) {
      this.send(message);
    } else {
      this.pending = message;
    }
  }

  private viewStateChanged(): void {
    if (!this.panel.visible) {
      this.ready = false;
      this.endSearch();
    }
    if (this.panel.active) {
      this.parts.pages.activate(this);
    }
  }

  private send(message: HostMessage): void {
    if (this.ready) {
      void this.panel.webview.postMessage(message);
    }
  }

  private receive(raw: unknown): void {
    const parsed = pageMessage.safeParse(raw);
    if (!parsed.success) {
      this.parts.log.error(`The trace page sent a message that is not valid: ${z.prettifyError(parsed.error)}`);
      const call = callId.safeParse(raw);
      if (call.success) {
        this.send({ type: 'reply', id: call.data.id, ok: false, message: 'The page asked for something impossible.' });
      }
    } else if (parsed.data.type === 'call') {
      void this.answer(parsed.data.id, parsed.data.call);
    } else {
      this.note(parsed.data);
    }
  }

  private async answer(id: number, call: PageCall): Promise<void> {
    if (call.method === 'diagnose' && call.trace === this.selection.trace) {
      this.diagnosis.show(call.trace, call.symptom);
    }
    try {
      this.send({ type: 'reply', id, ok: true, value: await this.resultOf(call) });
    } catch (error) {
      this.send({ type: 'reply', id, ok: false, message: error instanceof Error ? error.message : String(error) });
    }
  }

  private async resultOf(call: PageCall): Promise<unknown> {
    switch (call.method) {
      case 'marks':
        return { marks: await this.marks.marks() };
      case 'config':
        return { config: await this.config.of(call.trace) };
      default:
        return this.document.call(call);
    }
  }

  private note(note: PageNote): void {
    switch (note.type) {
      case 'ready':
        this.ready = true;
        this.send({ type: 'file', file: this.document.state });
        if (this.pending) {
          this.send(this.pending);
          this.pending = undefined;
        }
        break;
      case 'selected':
        if (this.selection.trace !== (note.trace ?? undefined)) {
          this.diagnosis.show(note.trace ?? undefined);
        }
        this.selection = { trace: note.trace ?? undefined, step: note.step ?? undefined };
        this.parts.pages.selectionChanged(this);
        break;
      case 'search':
        this.startSearch(note.search, note.trace, note.query);
        break;
      case 'endSearch':
        this.endSearch();
        break;
      case 'reveal':
        this.parts.pages.activate(this);
        void vscode.commands.executeCommand(COMMANDS.revealStep, contextAt(note.trace, note.step));
        break;
      case 'mark':
        this.marks.set(note.mark).catch((error: Error) => void vscode.window.showErrorMessage(error.message));
        break;
      case 'goToConfig':
        this.parts.pages.activate(this);
        void vscode.commands.executeCommand(COMMANDS.goToConfig, note);
        break;
      case 'configAction':
        void this.doConfigAction(note.action);
        break;
      case 'chooseFormat':
        this.parts.pages.activate(this);
        void vscode.commands.executeCommand(COMMANDS.chooseFormat);
        break;
      case 'reload':
        this.document.reload();
        break;
      case 'cancel':
        this.document.cancel();
        break;
    }
  }

  private async doConfigAction(action: ConfigAction): Promise<void> {
    await doConfigAction(action, this.config.current?.match, this.parts);
    if (action === 'forgetHint') {
      await this.config.refresh();
    }
  }

  private startSearch(search: number, trace: string, query: string): void {
    this.endSearch();
    this.search = this.document.search(trace, query, (update) => this.send({ type: 'hits', search, ...update }));
  }

  private endSearch(): void {
    this.search?.dispose();
    this.search = undefined;
  }

  private dispose(): void {
    this.ready = false;
    this.endSearch();
    for (const disposable of this.disposables) {
      disposable.dispose();
    }
    this.parts.pages.remove(this);
  }
}

/** What commands of the page's context menu are called with. */
function contextAt(trace: string, step: number): PageContext {
  return { webviewSection: 'step', trace, step, preventDefaultContextMenuItems: true };
}

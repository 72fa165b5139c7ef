import * as vscode from 'vscode';
import type { TraceDocument } from '../platform/traceService';

/** What a trace page shows. No trace: the list of the file's traces. No step: none is selected. */
export interface Selection {
  readonly trace?: string;
  readonly step?: number;
}

/** One open trace page. */
export interface TracePage {
  readonly uri: vscode.Uri;
  readonly document: TraceDocument;
  readonly selection: Selection;
  /** Brings the page to the front with a step selected. */
  show(trace: string, step: number): void;
}

/**
 * The open trace pages. The one the user was in last is active, and stays it while the focus is elsewhere: other
 * views show what it shows.
 */
export class TracePages {
  private readonly pages: TracePage[] = [];
  private readonly activeEmitter = new vscode.EventEmitter<TracePage | undefined>();
  private readonly selectionEmitter = new vscode.EventEmitter<TracePage>();

  /** Another page became active, or the last one was closed. */
  readonly onDidChangeActive = this.activeEmitter.event;
  /** The active page shows another trace or step. */
  readonly onDidChangeSelection = this.selectionEmitter.event;

  get active(): TracePage | undefined {
    return this.pages.at(-1);
  }

  /** Adds a page, or makes one active that is here already. */
  activate(page: TracePage): void {
    if (this.active !== page) {
      this.drop(page);
      this.pages.push(page);
      this.activeEmitter.fire(page);
    }
  }

  remove(page: TracePage): void {
    const wasActive = this.active === page;
    this.drop(page);
    if (wasActive) {
      this.activeEmitter.fire(this.active);
    }
  }

  /** To be called by a page when its selection has changed. */
  selectionChanged(page: TracePage): void {
    if (page === this.active) {
      this.selectionEmitter.fire(page);
    }
  }

  dispose(): void {
    this.activeEmitter.dispose();
    this.selectionEmitter.dispose();
  }

  private drop(page: TracePage): void {
    const index = this.pages.indexOf(page);
    if (index !== -1) {
      this.pages.splice(index, 1);
    }
  }
}

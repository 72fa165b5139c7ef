import * as vscode from 'vscode';
import { type HostMessage, pageContext } from '../../schemas/protocol';
import type { TraceDocument } from '../platform/traceService';
import type { ShownConfig } from './shownConfig';
import type { ShownDiagnosis } from './shownDiagnosis';
import type { TraceMarks } from './traceMarks';

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
  readonly diagnosis: ShownDiagnosis;
  readonly marks: TraceMarks;
  readonly config: ShownConfig;
  /** The editor group the page is in. */
  readonly viewColumn: vscode.ViewColumn | undefined;
  /** Brings the page to the front and tells it something. */
  tell(message: HostMessage): void;
}

/** A step that a command is about. */
export interface StepOnPage {
  readonly page: TracePage;
  readonly trace: string;
  readonly step: number;
}

/**
 * The open trace pages. The one the user was in last is active, and stays it while the focus is elsewhere: other
 * views show what it shows.
 */
export class TracePages {
  private readonly pages: TracePage[] = [];
  private readonly activeEmitter = new vscode.EventEmitter<TracePage | undefined>();
  private readonly selectionEmitter = new vscode.EventEmitter<TracePage>();
  private readonly openEmitter = new vscode.EventEmitter<TracePage>();
  private readonly closeEmitter = new vscode.EventEmitter<TracePage>();

  /** Another page became active, or the last one was closed. */
  readonly onDidChangeActive = this.activeEmitter.event;
  /** The active page shows another trace or step. */
  readonly onDidChangeSelection = this.selectionEmitter.event;
  readonly onDidOpen = this.openEmitter.event;
  readonly onDidClose = this.closeEmitter.event;

  get active(): TracePage | undefined {
    return this.pages.at(-1);
  }

  /**
   * The step a command is about: where the page's context menu was opened, else the selected one. Says so when there
   * is neither.
   * @param context what the editor calls commands of that menu with
   */
  stepAt(context: unknown): StepOnPage | undefined {
    const page = this.active;
    const given = pageContext.safeParse(context);
    const { trace, step } = given.success ? given.data : (page?.selection ?? {});
    if (!page || trace === undefined || step === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Select a step in a trace first.'));
      return undefined;
    }
    return { page, trace, step };
  }

  /** Open pages, the active one last. */
  get all(): readonly TracePage[] {
    return this.pages;
  }

  /** Adds a page behind the others: the user need not have been in it. */
  add(page: TracePage): void {
    this.pages.unshift(page);
    this.openEmitter.fire(page);
    if (this.active === page) {
      this.activeEmitter.fire(page);
    }
  }

  /** Makes a page active that is here already. */
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
    this.closeEmitter.fire(page);
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
    this.openEmitter.dispose();
    this.closeEmitter.dispose();
  }

  private drop(page: TracePage): void {
    const index = this.pages.indexOf(page);
    if (index !== -1) {
      this.pages.splice(index, 1);
    }
  }
}

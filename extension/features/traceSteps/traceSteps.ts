import * as vscode from 'vscode';
import type { FileState } from '../../../schemas/protocol';
import { COMMANDS, CONTEXT_KEYS, VIEWS } from '../../ids';
import type { Parts } from '../parts';
import type { TracePage } from '../tracePages';
import type { TreeNode } from './nodes';
import { StepsProvider } from './stepsProvider';

/** The Trace Steps view: the steps of the trace that the active page shows, in step with it. */
export function registerTraceSteps(parts: Parts): vscode.Disposable {
  const { pages, log } = parts;
  const provider = new StepsProvider(pages, log);
  const view = vscode.window.createTreeView(VIEWS.steps, { treeDataProvider: provider, showCollapseAll: true });
  return vscode.Disposable.from(
    provider,
    view,
    new StepsFollower(view, provider, parts),
    vscode.commands.registerCommand(COMMANDS.showStep, (trace: string, step: number) =>
      pages.active?.tell({ type: 'show', trace, step }),
    ),
  );
}

/** What the tree shows: it is built anew when any of this is another. */
interface Shown {
  readonly page: TracePage | undefined;
  readonly trace: string | undefined;
  readonly generation: number | undefined;
}

/** Keeps the view in step with the active page. Does nothing while the view is hidden. */
class StepsFollower {
  private following: { dispose(): void } | undefined;
  private shown: Shown = { page: undefined, trace: undefined, generation: undefined };
  private selected: number | undefined;
  /** Steps were marked while the view was hidden. */
  private isStale = false;
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly view: vscode.TreeView<TreeNode>,
    private readonly provider: StepsProvider,
    private readonly parts: Parts,
  ) {
    const { pages } = parts;
    this.disposables = [
      pages.onDidChangeActive((page) => this.follow(page)),
      pages.onDidChangeSelection(() => this.update()),
      view.onDidChangeVisibility(() => this.update()),
    ];
    this.follow(pages.active);
  }

  dispose(): void {
    this.following?.dispose();
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private follow(page: TracePage | undefined): void {
    this.following?.dispose();
    this.following =
      page &&
      vscode.Disposable.from(
        page.document.onState(() => this.update()),
        page.diagnosis.onDidChange(() => this.redraw()),
        page.marks.onDidChange(() => this.redraw()),
      );
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.traceOpen, page !== undefined);
    this.update();
  }

  private update(): void {
    if (!this.view.visible) {
      return;
    }
    const page = this.parts.pages.active;
    const file = page?.document.state;
    const { trace, step } = page?.selection ?? {};
    this.tell(file?.name, file && statusOf(file, trace !== undefined));
    const now: Shown = { page, trace, generation: file?.generation };
    const { shown } = this;
    const isSame = now.page === shown.page && now.trace === shown.trace && now.generation === shown.generation;
    if (!isSame) {
      this.shown = now;
      this.provider.refresh();
    } else if (this.isStale) {
      this.provider.redraw();
    }
    this.isStale = false;
    if (step !== undefined && !(isSame && step === this.selected)) {
      void this.select(step);
    }
    this.selected = step;
  }

  private redraw(): void {
    this.isStale = !this.view.visible;
    if (this.view.visible) {
      this.provider.redraw();
    }
  }

  /** The view puts off what it has to show while it is told something new again and again. */
  private tell(description: string | undefined, message: string | undefined): void {
    if (this.view.description !== description) {
      this.view.description = description;
    }
    if (this.view.message !== message) {
      this.view.message = message;
    }
  }

  private async select(step: number): Promise<void> {
    try {
      const node = await this.provider.nodeOf(step);
      // The user may have gone on while the worker was asked.
      if (node && this.view.visible && this.parts.pages.active?.selection.step === step) {
        await this.view.reveal(node, { select: true, focus: false });
      }
    } catch (error) {
      this.parts.log.debug(`Step ${step} cannot be shown in the tree: ${error}`);
    }
  }
}

/** What the view says above its steps; undefined when the steps say it all. */
function statusOf(file: FileState, hasTrace: boolean): string | undefined {
  if (file.state === 'failed') {
    return file.message;
  }
  if (file.state === 'reading') {
    return vscode.l10n.t('Reading…');
  }
  if (!hasTrace && file.traceCount > 1) {
    return vscode.l10n.t('{0} traces. Choose one in the trace page to see its steps.', file.traceCount);
  }
  return file.message;
}

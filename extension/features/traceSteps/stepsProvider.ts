import * as vscode from 'vscode';
import type { TracePage, TracePages } from '../tracePages';
import type { RangeNode, StepNode, TreeNode } from './nodes';
import { type StepRole, treeItem } from './treeItem';

/** The steps of the trace that the active page showed at the last `refresh`, asked for level by level. */
export class StepsProvider implements vscode.TreeDataProvider<TreeNode> {
  private readonly emitter = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.emitter.event;
  private page: TracePage | undefined;
  private trace: string | undefined;

  constructor(
    private readonly pages: TracePages,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Shows what the active page shows, from scratch. */
  refresh(): void {
    this.page = this.pages.active;
    this.trace = this.page?.selection.trace;
    this.emitter.fire(undefined);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItem(node, (step) => this.roleOf(step));
  }

  /** Draws the same steps again: what is known about them has changed. */
  redraw(): void {
    this.emitter.fire(undefined);
  }

  private roleOf(step: number): StepRole {
    const { page, trace } = this;
    const shown = page?.diagnosis.current;
    const diagnosis = shown && shown.trace === trace ? shown.diagnosis : undefined;
    return {
      isSymptom: diagnosis?.symptom.step === step,
      suspect: diagnosis?.suspects.find((suspect) => suspect.step === step)?.rank,
      mark: trace === undefined ? undefined : page?.marks.of(trace, step),
    };
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    try {
      return await this.childrenOf(node);
    } catch (error) {
      // The file was closed or read anew meanwhile: another refresh is on its way.
      this.log.debug(`Trace Steps could not be read: ${error}`);
      return [];
    }
  }

  private async childrenOf(node: TreeNode | undefined): Promise<TreeNode[]> {
    const { page, trace } = this;
    if (!page || trace === undefined) {
      return [];
    }
    const of = node?.type === 'range' ? node.of : node?.row.number;
    const within = node?.type === 'range' ? { first: node.range.first, count: node.range.count } : undefined;
    const { rows, ranges } = await page.document.call({ method: 'treeChildren', trace, parent: of, range: within });
    return [
      ...ranges.map((range): RangeNode => ({ type: 'range', trace, of, range, parent: node })),
      ...rows.map((row): StepNode => ({ type: 'step', trace, row, parent: node })),
    ];
  }

  /** The node of a step, with the nodes above it. */
  async nodeOf(step: number): Promise<TreeNode | undefined> {
    const { page, trace } = this;
    if (!page || trace === undefined) {
      return undefined;
    }
    const { path } = await page.document.call({ method: 'treePath', trace, step });
    let node: TreeNode | undefined;
    for (const { row, ranges } of path) {
      const of = node?.type === 'step' ? node.row.number : undefined;
      for (const range of ranges) {
        node = { type: 'range', trace, of, range, parent: node };
      }
      node = { type: 'step', trace, row, parent: node };
    }
    return node;
  }

  dispose(): void {
    this.emitter.dispose();
  }
}

import * as vscode from 'vscode';

export interface Question<T extends vscode.QuickPickItem> {
  readonly title: string;
  readonly placeholder: string;
  /** Once there is something to pick from; {@link placeholder} when left out. */
  readonly placeholderThen?: string;
  /** What the user is told when there is nothing to pick from. */
  readonly nothing: string | (() => string);
  /** The signal is raised when the user has gone away. */
  readonly items: (signal: AbortSignal) => Promise<readonly T[]>;
  /** An item that needs no asking. */
  readonly atOnce?: (items: readonly T[]) => T | undefined;
}

/**
 * A quick pick that is open while its items are still being found.
 * @returns undefined when the user picked none, or there was nothing to pick from
 * @throws Error when the items cannot be found
 */
export async function ask<T extends vscode.QuickPickItem>(question: Question<T>): Promise<T | undefined> {
  const pick = vscode.window.createQuickPick<T>();
  const finding = new AbortController();
  pick.title = question.title;
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.busy = true;
  try {
    const answer = new Promise<T | undefined>((resolve) => {
      pick.onDidAccept(() => {
        const [item] = pick.selectedItems;
        if (item) {
          resolve(item);
        }
      });
      pick.onDidHide(() => {
        finding.abort();
        resolve(undefined);
      });
    });
    pick.show();
    const items = await question.items(finding.signal);
    const only = question.atOnce?.(items);
    if (only || items.length === 0 || finding.signal.aborted) {
      if (items.length === 0 && !finding.signal.aborted) {
        const { nothing } = question;
        void vscode.window.showInformationMessage(typeof nothing === 'string' ? nothing : nothing());
      }
      return only;
    }
    pick.placeholder = question.placeholderThen ?? question.placeholder;
    pick.items = items;
    const first = items.find(({ picked }) => picked);
    if (first) {
      pick.activeItems = [first];
    }
    pick.busy = false;
    return await answer;
  } catch (error) {
    if (finding.signal.aborted) {
      return undefined;
    }
    throw error;
  } finally {
    pick.dispose();
  }
}

import * as vscode from 'vscode';
import { CONTEXT_KEYS, VIEWS } from '../../ids';
import type { Comparison, ShownChange, VersionId } from '../../platform/versions/messages';
import { type AgentTarget, agentAt } from '../agentTarget';
import { followFile } from '../followFile';
import type { Parts } from '../parts';
import { fileUri } from '../versionDocs';
import { versionName } from '../versionWords';
import { ChangeTree } from './changeTree';
import { openChange, openTexts } from './texts';

/** Typing is waited out before the list is made anew. */
const REST_MS = 400;
/** More files than any agent has are not followed. */
const MOST_FOLLOWED = 100;

/** Which versions are compared, the one that counts as before first. */
interface Compared {
  readonly target: AgentTarget;
  readonly from: VersionId;
  readonly to: VersionId;
}

/** The Config Changes view: one comparison at a time, kept up to date while one side is the working tree. */
export class ComparisonView {
  private readonly tree = new ChangeTree();
  private readonly view = vscode.window.createTreeView(VIEWS.changes, { treeDataProvider: this.tree });
  private compared: Compared | undefined;
  private comparison: Comparison | undefined;
  private following: vscode.Disposable | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** Of the texts' tab, to close it when another takes its place. */
  private textsTitle: string | undefined;

  constructor(private readonly parts: Parts) {}

  dispose(): void {
    this.forget();
    this.view.dispose();
    this.tree.dispose();
  }

  /**
   * Shows what changed from one version to another, and the texts.
   * @throws Error with a message for people
   */
  async show(target: AgentTarget, from: VersionId, to: VersionId): Promise<void> {
    if (from === to) {
      void vscode.window.showInformationMessage(vscode.l10n.t('That is one and the same version.'));
      return;
    }
    const compared = { target, from, to };
    const comparison = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Comparing versions') },
      () => this.compare(compared),
    );
    this.forget();
    this.compared = compared;
    this.take(comparison);
    this.follow(compared, comparison);
    await vscode.commands.executeCommand('setContext', CONTEXT_KEYS.comparing, true);
    await this.openTexts();
    await this.reveal();
  }

  async swap(): Promise<void> {
    if (this.compared) {
      const { target, from, to } = this.compared;
      await this.show(target, to, from);
    }
  }

  close(): void {
    this.forget();
    this.compared = undefined;
    this.comparison = undefined;
    this.tree.show(undefined);
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.comparing, false);
    void closeTabs(this.textTabs());
    this.textsTitle = undefined;
  }

  /** Opens the texts of all files that differ, in one editor. */
  async openTexts(): Promise<void> {
    const { compared, comparison } = this;
    if (compared && comparison) {
      const before = this.textTabs();
      this.textsTitle = await openTexts(compared.target, comparison);
      // Afterwards, so that text that is not saved stays open all the while.
      await closeTabs(before);
    }
  }

  /** Opens the place of a change. */
  async openChange(change: ShownChange): Promise<void> {
    if (this.compared && this.comparison) {
      await openChange(this.compared.target, this.comparison, change);
    }
  }

  private compare({ target, from, to }: Compared): Promise<Comparison> {
    return this.parts.versions.call({ method: 'compare', agent: agentAt(target), from, to });
  }

  private take(comparison: Comparison): void {
    const { from, to, changes } = comparison;
    this.comparison = comparison;
    this.tree.show(comparison);
    this.view.description = `${versionName(from)} → ${versionName(to)}`;
    this.view.message =
      changes.length === 0
        ? vscode.l10n.t('Nothing changed from {0} to {1}.', versionName(from), versionName(to))
        : undefined;
  }

  /** Brings the list to the side bar; the focus stays where it is. */
  private async reveal(): Promise<void> {
    const [first] = this.tree.getChildren();
    if (first) {
      await this.view.reveal(first, { select: false, focus: false });
    } else {
      // A view without rows can only be shown with the focus.
      await vscode.commands.executeCommand(`${VIEWS.changes}.focus`);
    }
  }

  /** Compares again when a file that is compared was changed, saved or not. */
  private follow(compared: Compared, { files }: Comparison): void {
    if (compared.from !== null && compared.to !== null) {
      return;
    }
    const { root } = compared.target;
    const paths = new Set(files.flatMap(({ before, after }) => [before, after].filter((path) => path !== undefined)));
    const uris = [...paths].slice(0, MOST_FOLLOWED).map((path) => fileUri(root, path));
    const keys = new Set(uris.map(String));
    const soon = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.refresh(compared), REST_MS);
    };
    this.following = vscode.Disposable.from(
      ...uris.map((uri) => followFile(uri, soon)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (keys.has(document.uri.toString())) {
          soon();
        }
      }),
    );
  }

  private async refresh(compared: Compared): Promise<void> {
    try {
      const comparison = await this.compare(compared);
      if (this.compared === compared) {
        this.take(comparison);
      }
    } catch (error) {
      this.parts.log.debug(`The comparison was not made anew: ${error}`);
    }
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.following?.dispose();
    this.following = undefined;
  }

  private textTabs(): vscode.Tab[] {
    const title = this.textsTitle;
    return allTabs().filter(({ label }) => title !== undefined && label.startsWith(title));
  }
}

/** Closes tabs, as far as they are still there: another may have taken the place of one. */
async function closeTabs(tabs: readonly vscode.Tab[]): Promise<void> {
  const open = allTabs();
  await vscode.window.tabGroups.close(tabs.filter((tab) => open.includes(tab)));
}

function allTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
}

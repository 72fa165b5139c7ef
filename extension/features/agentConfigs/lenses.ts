import * as vscode from 'vscode';
import { COMMANDS, SETTINGS } from '../../ids';
import type { AgentHistory, ShownVersion } from '../../platform/versions/messages';
import { mayBeConfig } from '../configNames';
import type { KnownRuns } from '../knownRuns';
import { ago, classWord, plainText } from '../versionWords';
import type { AgentModel, Membership } from './agentModel';

const LONGEST_CHANGE = 60;
/** Agents that one file is part of and that are told about. */
const MOST_AGENTS = 3;

/** Lines above agent config: its version, what changed last, the runs that used it, and ways to compare and restore. */
export class AgentLenses implements vscode.CodeLensProvider {
  private readonly emitter = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.emitter.event;
  private readonly listening: vscode.Disposable;

  constructor(
    private readonly model: AgentModel,
    private readonly runs: KnownRuns,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const redraw = () => this.emitter.fire();
    this.listening = vscode.Disposable.from(
      model.onDidChange(redraw),
      runs.onDidChange(redraw),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SETTINGS.codeLens)) {
          redraw();
        }
      }),
    );
  }

  /** What is known is shown at once; when it is out of date, again as soon as it is known anew. */
  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const isWanted = vscode.workspace.getConfiguration(undefined, uri).get<boolean>(SETTINGS.codeLens) ?? true;
    if (!isWanted || !vscode.workspace.isTrusted || !mayBeConfig(uri.path)) {
      return [];
    }
    if (!this.model.isFresh(uri)) {
      this.load(uri);
    }
    const members = this.model.membersNow(uri) ?? [];
    return members.slice(0, MOST_AGENTS).flatMap((member) => {
      const history = this.model.historyNow(member.target);
      return history ? this.lensesOf(member, history, members.length > 1) : [];
    });
  }

  private load(uri: vscode.Uri): void {
    this.model.load(uri).then(
      () => this.emitter.fire(),
      (error) => this.log.debug(`The agents of a file are not known: ${error}`),
    );
  }

  private lensesOf({ target, agent }: Membership, history: AgentHistory, isNamed: boolean): vscode.CodeLens[] {
    const { versions, repository } = history;
    if (repository.state !== 'ready') {
      return [];
    }
    const lens = (title: string, command: string, ...args: readonly unknown[]): vscode.CodeLens =>
      new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command, arguments: [...args] });
    const name = isNamed ? `${plainText(agent.name)}: ` : '';
    const working = versions.find(({ id }) => id === null);
    const committed = versions.find(({ id }) => id !== null);
    if (!committed) {
      return [lens(`${name}${vscode.l10n.t('not committed yet')}`, COMMANDS.revealAgent, target)];
    }
    const version = { ...target, version: committed.id };
    const lenses = [lens(`$(versions) ${name}${versionText(committed)}`, COMMANDS.revealAgent, target)];
    if (working) {
      const text = vscode.l10n.t('uncommitted changes ({0})', countsText(working));
      lenses.unshift(lens(`$(edit) ${text}`, COMMANDS.compareWithWorking, version));
    }
    const runs = this.runs.of(target.root, target.agent);
    if (runs.length > 0) {
      lenses.push(lens(runsText(runs, committed), COMMANDS.showRuns, target));
    }
    lenses.push(lens(vscode.l10n.t('Compare'), COMMANDS.compareVersions, target));
    if (!committed.isOldest || working) {
      lenses.push(lens(vscode.l10n.t('Restore'), COMMANDS.restoreVersion, target));
    }
    // The longest one comes last: a narrow editor cuts it off.
    const last = lastChangeText(committed);
    if (last !== undefined) {
      lenses.push(lens(`$(history) ${last}`, COMMANDS.showLastChange, version));
    }
    return lenses;
  }

  dispose(): void {
    this.listening.dispose();
    this.emitter.dispose();
  }
}

function versionText({ tags, label, date, author }: ShownVersion): string {
  const when = date === undefined ? '' : ago(date);
  const by = author === undefined ? when : vscode.l10n.t('{0} by {1}', when, plainText(author));
  return [...tags.slice(0, 1).map(plainText), label, by].join(' · ');
}

/** `2 behavioural, 1 cosmetic`. */
function countsText({ changeCounts }: ShownVersion): string {
  const { breaking, behavioural, cosmetic } = changeCounts;
  const parts = [
    breaking === 0 ? '' : vscode.l10n.t('{0} breaking', breaking),
    behavioural === 0 ? '' : vscode.l10n.t('{0} behavioural', behavioural),
    cosmetic === 0 ? '' : vscode.l10n.t('{0} cosmetic', cosmetic),
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : vscode.l10n.t('none by meaning');
}

function lastChangeText(version: ShownVersion): string | undefined {
  const [first] = version.changes;
  if (first === undefined) {
    return undefined;
  }
  const { breaking, behavioural, cosmetic } = version.changeCounts;
  const more = breaking + behavioural + cosmetic - 1;
  const text = first.length > LONGEST_CHANGE ? `${first.slice(0, LONGEST_CHANGE - 1)}…` : first;
  const change = `${classWord(version)}: ${plainText(text)}`;
  return more === 0 ? change : vscode.l10n.t('{0} and {1} more', change, more);
}

function runsText(runs: ReturnType<KnownRuns['of']>, { id }: ShownVersion): string {
  const own = runs.filter(({ match }) => match.version?.id === id).length;
  if (own === 0) {
    return runs.length === 1
      ? vscode.l10n.t('1 trace ran with an older version')
      : vscode.l10n.t('{0} traces ran with older versions', runs.length);
  }
  return own === 1 ? vscode.l10n.t('1 trace ran with it') : vscode.l10n.t('{0} traces ran with it', own);
}

import * as vscode from 'vscode';
import type { PageConfig } from '../../schemas/pageConfig';
import type { TraceCallResults, TraceDocument } from '../platform/traceService';
import type { ShownMatch } from '../platform/versions/messages';
import { placeAt } from './agentTarget';
import { HINT_READ } from './configActions';
import { ConfigChanges } from './configChanges';
import { pageConfigOf } from './pageConfig';
import type { Parts } from './parts';

/** What is known of the config a trace ran with. */
export interface KnownConfig {
  readonly trace: string;
  readonly config: PageConfig;
  /** Set when a version is known. */
  readonly match: ShownMatch | undefined;
}

/** Where agents are looked for. */
interface Search {
  readonly folder: string;
  /** Only when it is in a repository, and then in all of it: a loose file's folder may be anything. */
  readonly inRepository: boolean;
}

/** The trace that was asked about, and what it says of its config: that is read once, however often config changes. */
interface Asked {
  readonly trace: string;
  readonly generation: number;
  recorded?: Promise<TraceCallResults['recorded']> | undefined;
  use?: Promise<TraceCallResults['use']> | undefined;
}

const MOST_FOLDERS = 8;

/** The config that the trace of a page ran with, found in the background and kept up to date while it is shown. */
export class ShownConfig {
  private known: KnownConfig | undefined;
  private asked: Asked | undefined;
  private work: Promise<PageConfig> | undefined;
  private controller = new AbortController();
  private readonly emitter = new vscode.EventEmitter<KnownConfig>();
  /** What was told of the trace holds no longer; what holds now. */
  readonly onDidChange = this.emitter.event;
  private readonly changes: ConfigChanges;

  constructor(
    private readonly uri: vscode.Uri,
    private readonly document: TraceDocument,
    private readonly parts: Pick<Parts, 'versions' | 'runs' | 'log' | 'context'>,
    private readonly isVisible: () => boolean,
  ) {
    this.changes = new ConfigChanges(uri);
    this.changes.onDidChange(() => void this.refresh());
  }

  /** Found for the trace that was asked about last. */
  get current(): KnownConfig | undefined {
    return this.known;
  }

  /**
   * The config a trace ran with; found once, as long as neither trace nor config changes.
   * @throws Error when it was given up for a later question
   */
  of(trace: string): Promise<PageConfig> {
    const { generation } = this.document.state;
    const isAsked = this.asked?.trace === trace && this.asked.generation === generation;
    const asked = isAsked && this.asked ? this.asked : { trace, generation };
    if (!this.work || asked !== this.asked) {
      this.asked = asked;
      this.work = this.find(asked);
    }
    return this.work;
  }

  dispose(): void {
    this.controller.abort();
    this.changes.dispose();
    this.emitter.dispose();
  }

  /** Looks again, and tells. A page that is hidden asks when it is shown. */
  async refresh(): Promise<void> {
    this.work = undefined;
    if (!this.asked || !this.isVisible()) {
      return;
    }
    try {
      await this.of(this.asked.trace);
      if (this.known) {
        this.emitter.fire(this.known);
      }
    } catch {
      // A later question took its place.
    }
  }

  private async find(asked: Asked): Promise<PageConfig> {
    this.controller.abort();
    this.controller = new AbortController();
    const { signal } = this.controller;
    let found: Omit<KnownConfig, 'trace'>;
    try {
      found = await this.match(asked, signal);
    } catch (error) {
      asked.recorded = undefined;
      asked.use = undefined;
      const reason = error instanceof Error ? error.message : String(error);
      this.parts.log.debug(`The config of a trace was not found: ${reason}`);
      found = { config: { state: 'failed', reason }, match: undefined };
    }
    if (signal.aborted) {
      throw new Error('Another question took the place of this one.');
    }
    this.known = { trace: asked.trace, ...found };
    return found.config;
  }

  private async match(asked: Asked, signal: AbortSignal): Promise<Omit<KnownConfig, 'trace'>> {
    if (!vscode.workspace.isTrusted) {
      return { config: { state: 'untrusted' }, match: undefined };
    }
    const searches = searchesFor(this.uri);
    if (searches.length === 0) {
      return { config: { state: 'virtual' }, match: undefined };
    }
    asked.recorded ??= this.document.call({ method: 'recorded', trace: asked.trace });
    const { recorded, start } = await asked.recorded;
    let best: ShownMatch | undefined;
    for (const { folder, inRepository } of searches) {
      const place = placeAt(folder);
      const found = await this.parts.versions.call({ method: 'match', place, inRepository, recorded, start }, signal);
      best = best === undefined || worth(found) > worth(best) ? found : best;
      if (worth(best) === BEST) {
        break;
      }
    }
    if (best?.version) {
      return this.tied(asked, best);
    }
    const isHintRead = this.parts.context.globalState.get<boolean>(HINT_READ) === true;
    const config = best && best.agentCount > 0 ? pageConfigOf(best, undefined) : noAgent(isHintRead);
    return { config, match: undefined };
  }

  /** The run becomes known to whoever shows the agent. */
  private async tied(asked: Asked, match: ShownMatch): Promise<Omit<KnownConfig, 'trace'>> {
    const { trace } = asked;
    asked.use ??= this.document.call({ method: 'use', trace, name: this.document.state.name });
    const { use } = await asked.use;
    this.changes.follow(match.repository.gitFolders);
    this.parts.runs.add({ uri: this.uri, trace, match, use });
    return { config: pageConfigOf(match, use), match };
  }
}

function noAgent(isHintRead: boolean): PageConfig {
  return { state: isHintRead ? 'untold' : 'noAgent' };
}

const BEST = 3;

/** How much a search has found: a version of a history, the files as they are now, agents that do not fit, nothing. */
function worth({ version, repository, agentCount }: ShownMatch): number {
  return version ? (repository.state === 'ready' ? BEST : 2) : agentCount > 0 ? 1 : 0;
}

/** The workspace folder with the trace, the trace's own repository, which may be below or around it, other folders. */
function searchesFor(uri: vscode.Uri): Search[] {
  const own = vscode.workspace.getWorkspaceFolder(uri);
  const folders = (vscode.workspace.workspaceFolders ?? [])
    .filter((folder) => folder.uri.scheme === 'file')
    .slice(0, MOST_FOLDERS);
  const inFolder = (folder: vscode.WorkspaceFolder): Search => ({ folder: folder.uri.fsPath, inRepository: false });
  return [
    ...folders.filter((folder) => folder === own).map(inFolder),
    ...(uri.scheme === 'file' ? [{ folder: vscode.Uri.joinPath(uri, '..').fsPath, inRepository: true }] : []),
    ...folders.filter((folder) => folder !== own).map(inFolder),
  ];
}

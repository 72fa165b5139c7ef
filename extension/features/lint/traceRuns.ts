import * as vscode from 'vscode';
import { withSharedDefinitions } from '../../config/lint/analysis/sharedDefinitions';
import type { TraceRun } from '../../config/lint/runUse';
import type { KnownRun, KnownRuns } from '../knownRuns';

/** The recorded runs that config is linted against: those whose page was opened, and those that were picked. */
export class TraceRuns {
  private picked: readonly TraceRun[] = [];
  /** When a run was first seen, in milliseconds since 1970: what its match says was so then. */
  private readonly seen = new WeakMap<KnownRun, number>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly following: vscode.Disposable;

  readonly onDidChange = this.changed.event;

  constructor(private readonly known: KnownRuns) {
    this.following = known.onDidChange(() => {
      this.look();
      this.changed.fire();
    });
    this.look();
  }

  dispose(): void {
    this.following.dispose();
    this.changed.dispose();
  }

  /** Takes the place of what was picked before. */
  pick(runs: readonly TraceRun[]): void {
    this.picked = withSharedDefinitions(runs);
    this.changed.fire();
  }

  /** All runs as linting a folder takes them; `source` is the trace's URI. */
  forFolder(root: vscode.Uri): readonly TraceRun[] {
    const opened = this.known.all.flatMap((run) => this.openedRun(run, root) ?? []);
    const own = new Set(opened.map(keyOf));
    return [...opened, ...this.picked.filter((run) => !own.has(keyOf(run)))];
  }

  private look(): void {
    for (const run of this.known.all) {
      if (!this.seen.has(run)) {
        this.seen.set(run, Date.now());
      }
    }
  }

  /** Undefined when its agent is not below the folder. */
  private openedRun(run: KnownRun, root: vscode.Uri): TraceRun | undefined {
    const { uri, use, match } = run;
    const below = root.path.endsWith('/') ? root.path : `${root.path}/`;
    const agent = match.agent === undefined ? undefined : vscode.Uri.joinPath(vscode.Uri.file(match.root), match.agent);
    const isSure = match.certainty === 'recorded' || match.certainty === 'exact';
    return agent?.path.startsWith(below)
      ? {
          use,
          source: uri.toString(),
          agent: agent.path.slice(below.length),
          presentAt: isSure && match.changesSince.length === 0 ? this.seen.get(run) : undefined,
        }
      : undefined;
  }
}

function keyOf({ source, use }: TraceRun): string {
  return `${source}\n${use.trace}`;
}

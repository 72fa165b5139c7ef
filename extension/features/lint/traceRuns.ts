import * as vscode from 'vscode';
import { withSharedDefinitions } from '../../config/lint/analysis/sharedDefinitions';
import type { TraceRun } from '../../config/lint/runUse';
import type { KnownRun, KnownRuns } from '../knownRuns';

/** A run whose page was opened, with what it did as linting takes it. */
interface Opened {
  readonly run: KnownRun;
  readonly use: TraceRun['use'];
  /** In milliseconds since 1970: what its match says was so then. */
  readonly since: number;
}

/** The recorded runs that config is linted against: those whose page was opened, and those that were picked. */
export class TraceRuns {
  private opened: readonly Opened[] = [];
  private picked: readonly TraceRun[] = [];
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
    const opened = this.opened.flatMap((each) => openedRun(each, root) ?? []);
    const own = new Set(opened.map(keyOf));
    return [...opened, ...this.picked.filter((run) => !own.has(keyOf(run)))];
  }

  private look(): void {
    const { all } = this.known;
    const shared = withSharedDefinitions(all.map(({ uri, use }) => ({ use, source: uri.toString() })));
    const before = new Map(this.opened.map((each) => [each.run, each.since]));
    this.opened = all.map((run, index) => ({
      run,
      use: shared[index]!.use,
      since: before.get(run) ?? Date.now(),
    }));
  }
}

/** Undefined when its agent is not below the folder. */
function openedRun({ run: { uri, match }, use, since }: Opened, root: vscode.Uri): TraceRun | undefined {
  const below = root.path.endsWith('/') ? root.path : `${root.path}/`;
  const agent = match.agent === undefined ? undefined : vscode.Uri.joinPath(vscode.Uri.file(match.root), match.agent);
  const isSure = match.certainty === 'recorded' || match.certainty === 'exact';
  return agent?.path.startsWith(below)
    ? {
        use,
        source: uri.toString(),
        agent: agent.path.slice(below.length),
        presentAt: isSure && match.changesSince.length === 0 ? since : undefined,
      }
    : undefined;
}

function keyOf({ source, use }: TraceRun): string {
  return `${source}\n${use.trace}`;
}

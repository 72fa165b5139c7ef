import * as vscode from 'vscode';
import type { RunUse } from '../config/lint/runUse';
import type { ShownMatch } from '../platform/versions/messages';

/** A recorded run, the agent it belongs to, and what it did with the agent's tools. */
export interface KnownRun {
  /** The trace file. */
  readonly uri: vscode.Uri;
  /** Id of the trace in it. */
  readonly trace: string;
  readonly match: ShownMatch;
  readonly use: RunUse;
}

/** Runs that were opened in this window and are tied to an agent's version. */
export class KnownRuns {
  private readonly runs = new Map<string, KnownRun>();
  private readonly changed = new vscode.EventEmitter<void>();

  readonly onDidChange = this.changed.event;

  /** A later answer about the same run takes the place of an earlier one; told when it says something else. */
  add(run: KnownRun): void {
    const key = `${run.uri}\n${run.trace}`;
    const before = this.runs.get(key);
    this.runs.set(key, run);
    if (!before || !isSame(before, run)) {
      this.changed.fire();
    }
  }

  get all(): readonly KnownRun[] {
    return [...this.runs.values()];
  }

  /** Runs of an agent. `root` and `agent` as in {@link ShownMatch}. */
  of(root: string, agent: string): readonly KnownRun[] {
    return [...this.runs.values()].filter(({ match }) => match.root === root && match.agent === agent);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

/** The same run of the same version: what has changed since is for the trace's page alone. */
function isSame(a: KnownRun, b: KnownRun): boolean {
  return (
    a.use === b.use &&
    a.match.root === b.match.root &&
    a.match.agent === b.match.agent &&
    a.match.version?.id === b.match.version?.id
  );
}

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

  /** A later answer about the same run takes the place of an earlier one. */
  add(run: KnownRun): void {
    this.runs.set(`${run.uri}\n${run.trace}`, run);
    this.changed.fire();
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

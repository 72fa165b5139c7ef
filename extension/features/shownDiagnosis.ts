import * as vscode from 'vscode';
import type { PageDiagnosis } from '../../schemas/pageDiagnosis';
import type { TraceDocument } from '../platform/traceService';

/** A trace and what was found out about it. */
export interface Diagnosed {
  readonly trace: string;
  readonly diagnosis: PageDiagnosis;
}

/** The diagnosis that a trace page shows, for the views beside it. */
export class ShownDiagnosis {
  /** Undefined while there is none: no trace is shown, or it is still being read. */
  current: Diagnosed | undefined;
  private trace: string | undefined;
  private symptom: number | undefined;
  private generation = 0;
  /** Counts questions: only the last one's answer is kept. */
  private turn = 0;
  private readonly emitter = new vscode.EventEmitter<void>();
  readonly onDidChange = this.emitter.event;
  private readonly following: { dispose(): void };

  constructor(
    private readonly document: TraceDocument,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.following = document.onState(({ state, generation }) => {
      if (state !== 'reading' && generation !== this.generation) {
        void this.refresh();
      }
    });
  }

  /** @param symptom the step the user says the failure shows at; undefined where it is to be looked for */
  show(trace: string | undefined, symptom?: number): void {
    if (trace !== this.trace || symptom !== this.symptom) {
      this.trace = trace;
      this.symptom = symptom;
      void this.refresh();
    }
  }

  dispose(): void {
    this.turn++;
    this.following.dispose();
    this.emitter.dispose();
  }

  private async refresh(): Promise<void> {
    const turn = ++this.turn;
    const { trace, symptom } = this;
    this.generation = this.document.state.generation;
    let found: Diagnosed | undefined;
    if (trace !== undefined) {
      try {
        const { diagnosis } = await this.document.call({ method: 'diagnose', trace, symptom });
        found = { trace, diagnosis };
      } catch (error) {
        // The page that asks the same shows why.
        this.log.debug(`A trace was not diagnosed: ${error}`);
      }
    }
    if (turn === this.turn) {
      this.current = found;
      this.emitter.fire();
    }
  }
}

import type { RunUse } from '../../config/lint/runUse';
import { type Recorded, readRecorded, type TakesTurns } from '../../config/versions/match/recorded';
import { readUseInTurns } from '../../config/versions/match/use';
import type { Payload, Trace } from '../../trace/model';
import type { TraceFile } from '../../trace/traceFile';

/** Reads what a trace tells of the config it ran with, bit by bit. */
export class Collecting {
  private isOver = false;
  private readonly turns: TakesTurns;

  /** @param breathe gives other questions a turn */
  constructor(
    private readonly file: TraceFile,
    breathe: () => Promise<void>,
  ) {
    this.turns = {
      breathe: async () => {
        await breathe();
        if (this.isOver) {
          throw new Error('The file has changed; ask again.');
        }
      },
    };
  }

  recorded(trace: Trace): Promise<Recorded> {
    return readRecorded(trace, this.payloadsOf(trace), this.turns);
  }

  /** @param name of the file, for messages */
  use(trace: Trace, name: string): Promise<RunUse> {
    return readUseInTurns(trace, this.payloadsOf(trace), name, this.turns);
  }

  /** What is under way ends with an error. */
  giveUp(): void {
    this.isOver = true;
  }

  private payloadsOf(trace: Trace): (step: number) => Payload {
    return (step) => this.file.payload(trace.id, step);
  }
}

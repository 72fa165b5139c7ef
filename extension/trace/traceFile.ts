import type { Format } from './formats/format';
import { GrowingLists } from './growingLists';
import type { ByteRange, FormatChoice, Issue, Payload, Trace } from './model';
import { FULL, PREVIEW, type RecordAccess } from './record';
import { type SearchOptions, type SearchRange, search } from './search';
import { SharedItems } from './sharedItems';
import type { ByteSource, SkimValue } from './skim/types';
import type { Built, StepBuilder } from './store/stepBuilder';
import type { StoredTrace } from './store/storedTrace';
import { summarise } from './summary';

/** An open trace file: its traces, and their payloads on demand. The bytes stay where they are. */
export class TraceFile {
  private readonly byId: ReadonlyMap<string, StoredTrace>;

  constructor(
    /** Where the bytes are; steps' `source` ranges are offsets in it. */
    readonly source: ByteSource,
    readonly format: FormatChoice,
    private readonly reader: Format,
    private readonly records: RecordAccess,
    private readonly builder: StepBuilder,
    private readonly built: Built,
    readonly issues: readonly Issue[],
  ) {
    this.byId = new Map(built.traces.map((trace) => [trace.id, trace]));
  }

  get traces(): readonly Trace[] {
    return this.built.traces;
  }

  /** The trace with this id, or undefined. */
  trace(id: string): Trace | undefined {
    return this.byId.get(id);
  }

  /**
   * A step's whole content.
   * @throws RangeError when there is no such trace or step
   */
  payload(trace: string, step: number): Payload {
    return this.read(trace, step, (range) => this.records.read(range, FULL));
  }

  /**
   * For whoever reads many steps of a trace in order: gives their contents like `payload`, but messages that the model
   * call before was sent too are the same objects, of very long texts the middle is left out, and so may be raw
   * attributes and events.
   */
  contents(trace: string): (step: number) => Payload {
    const lists = new GrowingLists();
    const items = new SharedItems();
    const records = this.records.inOrder();
    return (step) => this.read(trace, step, (range) => records.readKnowing(range, lists), items);
  }

  /** A step's content with every long text cut: enough for a summary, cheap for long lists. */
  preview(trace: string, step: number): Payload {
    return this.read(trace, step, (range) => this.records.read(range, PREVIEW));
  }

  /** One line that says what a step did: its key argument, its result, or its text. */
  summary(trace: string, step: number): string {
    const stored = this.stored(trace);
    return summarise(stored.step(step), this.preview(trace, step));
  }

  /** Where a step's records lie, its own first. */
  sources(trace: string, step: number): { start: number; end: number }[] {
    const stored = this.stored(trace);
    return [stored.step(step).source, ...this.builder.extras(stored.row(step))];
  }

  /** Finds a text in all payloads of a trace; see `search` in search.ts. */
  async search(trace: string, query: string, options: SearchOptions): Promise<void> {
    const { stepCount } = this.stored(trace);
    const ranges: SearchRange[] = [];
    for (let step = 1; step <= stepCount; step++) {
      for (const { start, end } of this.sources(trace, step)) {
        ranges.push({ step, start, end });
      }
    }
    await search(this.source, ranges, query, options);
  }

  private read(trace: string, step: number, record: (range: ByteRange) => SkimValue, shared?: SharedItems): Payload {
    const part = this.built.store.table.part.get(this.stored(trace).row(step));
    const records = this.sources(trace, step).map(record);
    return this.reader.payload({ records, part, shared });
  }

  private stored(trace: string): StoredTrace {
    const stored = this.byId.get(trace);
    if (!stored) {
      throw new RangeError(`There is no trace ${trace} in the file`);
    }
    return stored;
  }
}

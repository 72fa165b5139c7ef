import type { StepInput, StepUpdate, TraceBuilder, TraceInput } from '../builder';
import { Issues } from '../issues';
import type { ByteRange, Issue } from '../model';
import type { TextRef } from '../skim/types';
import { traceFacts } from './facts';
import { orderSteps } from './order';
import { StepTable } from './stepTable';
import { type PriceList, StoredTrace, type TraceStore } from './storedTrace';

/** Times after this (the last a JavaScript Date can hold) or before 1970 are mistakes. */
const LATEST = 8.64e15;

interface Attachment {
  readonly trace: number;
  readonly step: string;
  readonly source: ByteRange;
  readonly update: StepUpdate | undefined;
}

/** What a builder has made so far. */
export interface Built {
  readonly traces: readonly StoredTrace[];
  readonly store: TraceStore;
  /** Issues found while linking; those of reading are the reader's. */
  readonly issues: readonly Issue[];
}

/** Collects steps into a `StepTable` and makes traces of them, as often as asked. */
export class StepBuilder implements TraceBuilder {
  private readonly table: StepTable;
  private readonly traceIndex = new Map<string, number>();
  private readonly inputs: { name?: string; outcome?: TraceInput['outcome']; attributes: Map<string, unknown> }[] = [];
  private attachments: Attachment[] = [];
  private readonly extraRecords = new Map<number, ByteRange[]>();

  constructor(
    private readonly prices: PriceList,
    private readonly issues: Issues,
    readText: (text: TextRef) => string,
  ) {
    this.table = new StepTable(readText);
  }

  /** Steps so far. */
  get size(): number {
    return this.table.size;
  }

  step(input: StepInput): void {
    const trace = this.indexOf(input.trace);
    const { start, durationMs } = input;
    const at = input.source.start;
    const row = this.table.add(
      trace,
      input,
      this.sane(start, 'A time is before 1970 or absurdly late; it is left out', at),
      this.sane(durationMs, 'A step ends before it starts; its duration is left out', at),
    );
    if (this.table.repeatsId(row)) {
      this.issues.add('warning', 'Several steps have the same id; children are shown under the first', at);
    }
  }

  trace(id: string, input: TraceInput): void {
    const known = this.inputs[this.indexOf(id)];
    if (known) {
      known.name = input.name || known.name;
      known.outcome = input.outcome ?? known.outcome;
      for (const [key, value] of input.attributes ?? []) {
        known.attributes.set(key, value);
      }
    }
  }

  attach(trace: string, step: string, source: ByteRange, update?: StepUpdate): void {
    this.attachments.push({ trace: this.indexOf(trace), step, source, update });
  }

  /** Further records of the step at a row. */
  extras(row: number): readonly ByteRange[] {
    return this.extraRecords.get(row) ?? [];
  }

  /** Makes traces of what is there; traces made earlier stay valid for what they knew. */
  build(): Built {
    const issues = new Issues();
    this.resolveAttachments();
    for (const { source } of this.attachments) {
      issues.add('info', 'A record belongs to a step that is not in the file', source.start);
    }
    const order = orderSteps(this.table, this.inputs.length, issues);
    const store: TraceStore = { table: this.table, order, prices: this.prices };
    const traces: StoredTrace[] = [];
    for (const [id, index] of this.traceIndex) {
      const first = order.traceStarts[index] as number;
      const end = order.traceStarts[index + 1] as number;
      if (end > first) {
        const facts = traceFacts(store, id, this.inputs[index] ?? {}, first, end);
        traces.push(new StoredTrace(store, first, end - first, facts));
      }
    }
    return { traces, store, issues: issues.list() };
  }

  private resolveAttachments(): void {
    this.attachments = this.attachments.filter(({ trace, step, source, update }) => {
      const row = this.table.find(trace, step);
      if (row === -1) {
        return true;
      }
      const extras = this.extraRecords.get(row);
      if (extras) {
        extras.push(source);
      } else {
        this.extraRecords.set(row, [source]);
      }
      if (update) {
        this.table.update(row, update);
      }
      return false;
    });
  }

  private indexOf(trace: string): number {
    const known = this.traceIndex.get(trace);
    if (known !== undefined) {
      return known;
    }
    const index = this.inputs.length;
    this.traceIndex.set(trace, index);
    this.inputs.push({ attributes: new Map() });
    return index;
  }

  private sane(milliseconds: number | undefined, message: string, at: number): number | undefined {
    if (milliseconds === undefined || (milliseconds >= 0 && milliseconds <= LATEST)) {
      return milliseconds;
    }
    this.issues.add('warning', message, at);
    return undefined;
  }
}

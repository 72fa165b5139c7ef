import type { StepInput, StepUpdate } from '../builder';
import { STEP_KINDS, STEP_STATUSES, type Usage } from '../model';
import { TextRef } from '../skim/types';
import { Column } from './column';
import { NONE, StringTable } from './strings';

const UNKNOWN = -1;
const KEY_SEPARATOR = ':';

/**
 * Every step of a file, in file order, one row each, as columns of numbers: about 170 bytes a step, where an object
 * would take a kilobyte. Row numbers are internal; people see step numbers, which `order.ts` gives.
 */
export class StepTable {
  readonly strings = new StringTable();
  /** Keys of steps, by which parents are found: trace and id together, since traces of one file may share ids. */
  private readonly keys = new StringTable();
  private readonly rowOfKey = new Column(Int32Array, UNKNOWN);
  readonly trace = new Column(Int32Array);
  private readonly key = new Column(Int32Array);
  private readonly parentKey = new Column(Int32Array);
  readonly kind = new Column(Uint8Array);
  readonly status = new Column(Uint8Array);
  readonly name = new Column(Int32Array);
  readonly agent = new Column(Int32Array);
  /** Milliseconds since the epoch, NaN when unknown. */
  readonly start = new Column(Float64Array, Number.NaN);
  readonly duration = new Column(Float64Array, Number.NaN);
  readonly statusMessage = new Column(Int32Array);
  readonly provider = new Column(Int32Array);
  readonly requested = new Column(Int32Array);
  readonly served = new Column(Int32Array);
  readonly input = new Column(Int32Array, UNKNOWN);
  readonly output = new Column(Int32Array, UNKNOWN);
  readonly cacheRead = new Column(Int32Array, UNKNOWN);
  readonly cacheWrite = new Column(Int32Array, UNKNOWN);
  readonly reasoning = new Column(Int32Array, UNKNOWN);
  readonly cost = new Column(Float64Array, Number.NaN);
  readonly finishReason = new Column(Int32Array);
  readonly toolName = new Column(Int32Array);
  readonly callId = new Column(Int32Array);
  readonly sourceStart = new Column(Float64Array);
  /** A Float64 so that a record may be larger than 2 GiB. */
  readonly sourceEnd = new Column(Float64Array);
  readonly part = new Column(Int32Array);
  private rows = 0;

  /** @param readText the beginning of a text that stayed in the file */
  constructor(private readonly readText: (text: TextRef) => string) {}

  get size(): number {
    return this.rows;
  }

  /**
   * Adds a step and returns its row.
   * @param start the step's start if it makes sense, likewise `durationMs`: the input's own are not looked at
   */
  add(trace: number, step: StepInput, start: number | undefined, durationMs: number | undefined): number {
    const row = this.rows++;
    const { strings } = this;
    this.trace.set(row, trace);
    const key = this.keys.intern(keyOf(trace, step.id));
    this.key.set(row, key);
    if (this.rowOfKey.get(key) === UNKNOWN) {
      this.rowOfKey.set(key, row);
    }
    this.parentKey.set(row, step.parent ? this.keys.intern(keyOf(trace, step.parent)) : NONE);
    this.kind.set(row, STEP_KINDS.indexOf(step.kind));
    this.name.set(row, strings.intern(step.name));
    this.agent.set(row, strings.intern(step.agent));
    this.start.set(row, start ?? Number.NaN);
    this.duration.set(row, durationMs ?? Number.NaN);
    this.provider.set(row, strings.intern(step.provider));
    this.cost.set(row, step.costUsd ?? Number.NaN);
    this.toolName.set(row, strings.intern(step.toolName));
    this.callId.set(row, strings.intern(step.callId));
    this.sourceStart.set(row, step.source.start);
    this.sourceEnd.set(row, step.source.end);
    this.part.set(row, step.part ?? 0);
    this.update(row, step);
    return row;
  }

  /** Sets what a further record brings; absent facts stay as they are. */
  update(row: number, facts: StepUpdate): void {
    const { strings } = this;
    setText(this.statusMessage, row, strings, this.read(facts.statusMessage));
    setText(this.requested, row, strings, facts.requestedModel);
    setText(this.served, row, strings, facts.servedModel);
    setText(this.finishReason, row, strings, facts.finishReason);
    if (facts.status) {
      this.status.set(row, STEP_STATUSES.indexOf(facts.status));
    }
    const start = this.start.get(row);
    if (facts.end !== undefined && facts.end >= start) {
      this.duration.set(row, facts.end - start);
    }
    if (facts.usage) {
      this.setUsage(row, facts.usage);
    }
  }

  /** The first step with this id in a trace, or -1. */
  find(trace: number, id: string): number {
    return this.rowOfKey.get(this.keys.find(keyOf(trace, id)));
  }

  /** Whether an earlier step of the same trace has this step's id. */
  repeatsId(row: number): boolean {
    return this.rowOfKey.get(this.key.get(row)) !== row;
  }

  id(row: number): string {
    const key = this.keys.get(this.key.get(row)) ?? '';
    return key.slice(key.indexOf(KEY_SEPARATOR) + 1);
  }

  /** Row of the step that a step names as its parent: -1 when it names none, -2 when that is not in the file. */
  parent(row: number): number {
    const key = this.parentKey.get(row);
    if (key === NONE) {
      return -1;
    }
    const parent = this.rowOfKey.get(key);
    return parent === UNKNOWN ? -2 : parent;
  }

  usage(row: number): Usage | undefined {
    const usage = {
      input: count(this.input.get(row)),
      output: count(this.output.get(row)),
      cacheRead: count(this.cacheRead.get(row)),
      cacheWrite: count(this.cacheWrite.get(row)),
      reasoning: count(this.reasoning.get(row)),
    };
    return Object.values(usage).some((value) => value !== undefined) ? usage : undefined;
  }

  hasUsage(row: number): boolean {
    return this.input.get(row) !== UNKNOWN || this.output.get(row) !== UNKNOWN;
  }

  private read(text: string | TextRef | undefined): string | undefined {
    return text instanceof TextRef ? this.readText(text) : text;
  }

  private setUsage(row: number, usage: Usage): void {
    setCount(this.input, row, usage.input);
    setCount(this.output, row, usage.output);
    setCount(this.cacheRead, row, usage.cacheRead);
    setCount(this.cacheWrite, row, usage.cacheWrite);
    setCount(this.reasoning, row, usage.reasoning);
  }
}

function keyOf(trace: number, id: string): string {
  return `${trace}${KEY_SEPARATOR}${id}`;
}

function setText(column: Column, row: number, strings: StringTable, text: string | undefined): void {
  if (text) {
    column.set(row, strings.intern(text));
  }
}

function setCount(column: Column, row: number, value: number | undefined): void {
  // Counts that no model call can have (negative, NaN, over 2^31) are as good as not recorded.
  if (value !== undefined && value >= 0 && value < 2 ** 31) {
    column.set(row, value);
  }
}

function count(value: number): number | undefined {
  return value === UNKNOWN ? undefined : value;
}

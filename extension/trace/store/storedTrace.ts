import type { Cost, ModelUse, Outcome, Step, StepKind, StepStatus, ToolUse, Totals, Trace, Usage } from '../model';
import { STEP_KINDS, STEP_STATUSES } from '../model';
import type { StepOrder } from './order';
import type { StepTable } from './stepTable';

/** Works out what a call cost when the export does not say. */
export type PriceList = (usage: Usage, model: ModelUse, atMs: number | undefined) => number | undefined;

/** What all traces of a file share. */
export interface TraceStore {
  readonly table: StepTable;
  readonly order: StepOrder;
  readonly prices: PriceList;
}

/** What is known about a trace as a whole. */
export type TraceFacts = Omit<Trace, 'stepCount' | 'step' | 'steps'>;

/** A trace over the columns of its file: steps are views made when asked for. */
export class StoredTrace implements Trace {
  readonly id: string;
  readonly name: string;
  readonly start: number | undefined;
  readonly durationMs: number | undefined;
  readonly outcome: Outcome;
  readonly totals: Totals;
  readonly agents: readonly string[];
  readonly attributes: ReadonlyMap<string, unknown>;
  private readonly view: View;

  /**
   * @param first place of the trace's first step in the file's reading order
   */
  constructor(
    private readonly store: TraceStore,
    private readonly first: number,
    readonly stepCount: number,
    facts: TraceFacts,
  ) {
    this.view = { store, first, start: facts.start };
    this.id = facts.id;
    this.name = facts.name;
    this.start = facts.start;
    this.durationMs = facts.durationMs;
    this.outcome = facts.outcome;
    this.totals = facts.totals;
    this.agents = facts.agents;
    this.attributes = facts.attributes;
  }

  step(number: number): Step {
    return new StoredStep(this.view, this.row(number));
  }

  *steps(): IterableIterator<Step> {
    for (let number = 1; number <= this.stepCount; number++) {
      yield this.step(number);
    }
  }

  /**
   * Row of a step in the file's table.
   * @throws RangeError outside 1..stepCount
   */
  row(number: number): number {
    if (!Number.isInteger(number) || number < 1 || number > this.stepCount) {
      throw new RangeError(`There is no step ${number}: the trace has ${this.stepCount} steps`);
    }
    return this.store.order.rows[this.first + number - 1] as number;
  }

  /** Number of the step at a row of the file's table, or undefined when the row is another trace's. */
  numberOf(row: number): number | undefined {
    const number = (this.store.order.places[row] as number) - this.first + 1;
    return number >= 1 && number <= this.stepCount ? number : undefined;
  }
}

/** What all steps of a trace share. */
interface View {
  readonly store: TraceStore;
  /** Place of the trace's first step in the file's reading order. */
  readonly first: number;
  readonly start: number | undefined;
}

class StoredStep implements Step {
  constructor(
    private readonly view: View,
    private readonly row: number,
  ) {}

  private get place(): number {
    return this.view.store.order.places[this.row] as number;
  }

  get number(): number {
    return this.place - this.view.first + 1;
  }

  get id(): string {
    return this.view.store.table.id(this.row);
  }

  get parent(): number | undefined {
    const { parents, places } = this.view.store.order;
    const parent = parents[this.row] as number;
    return parent === -1 ? undefined : (places[parent] as number) - this.view.first + 1;
  }

  get depth(): number {
    return this.view.store.order.depths[this.row] as number;
  }

  get lastDescendant(): number {
    return (this.view.store.order.lasts[this.place] as number) - this.view.first + 1;
  }

  get kind(): StepKind {
    return STEP_KINDS[this.view.store.table.kind.get(this.row)] ?? 'span';
  }

  get name(): string {
    return this.text('name') ?? '';
  }

  get agent(): string | undefined {
    return this.text('agent');
  }

  get startMs(): number | undefined {
    const start = this.view.store.table.start.get(this.row);
    return Number.isNaN(start) || this.view.start === undefined ? undefined : start - this.view.start;
  }

  get durationMs(): number | undefined {
    const duration = this.view.store.table.duration.get(this.row);
    return Number.isNaN(duration) ? undefined : duration;
  }

  get status(): StepStatus {
    return STEP_STATUSES[this.view.store.table.status.get(this.row)] ?? 'unset';
  }

  get statusMessage(): string | undefined {
    return this.text('statusMessage');
  }

  get model(): ModelUse | undefined {
    return modelOf(this.view.store.table, this.row);
  }

  get usage(): Usage | undefined {
    return this.view.store.table.usage(this.row);
  }

  get cost(): Cost | undefined {
    return costOf(this.view.store, this.row);
  }

  get finishReason(): string | undefined {
    return this.text('finishReason');
  }

  get tool(): ToolUse | undefined {
    const name = this.text('toolName');
    return name === undefined ? undefined : { name, callId: this.text('callId') };
  }

  get source(): { start: number; end: number } {
    const { sourceStart, sourceEnd } = this.view.store.table;
    return { start: sourceStart.get(this.row), end: sourceEnd.get(this.row) };
  }

  private text(
    column: 'name' | 'agent' | 'statusMessage' | 'finishReason' | 'toolName' | 'callId',
  ): string | undefined {
    const { table } = this.view.store;
    return table.strings.get(table[column].get(this.row));
  }
}

function modelOf(table: StepTable, row: number): ModelUse | undefined {
  const requested = table.strings.get(table.requested.get(row));
  const served = table.strings.get(table.served.get(row));
  const provider = table.strings.get(table.provider.get(row));
  return requested || served ? { provider, requested, served } : undefined;
}

/** The recorded cost, else what the usage costs by list price. */
export function costOf({ table, prices }: TraceStore, row: number): Cost | undefined {
  const recorded = table.cost.get(row);
  if (!Number.isNaN(recorded)) {
    return { usd: recorded, computed: false };
  }
  const model = modelOf(table, row);
  const usage = model && STEP_KINDS[table.kind.get(row)] === 'model' ? table.usage(row) : undefined;
  if (!model || !usage) {
    return undefined;
  }
  const start = table.start.get(row);
  const usd = prices(usage, model, Number.isNaN(start) ? undefined : start);
  return usd === undefined ? undefined : { usd, computed: true };
}

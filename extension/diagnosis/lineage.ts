import { alterationsAmong } from './lineage/alterations';
import { scanValues } from './lineage/scan';
import { type Value, ValueTable } from './lineage/values';
import { weightOf } from './lineage/weight';
import type { Author, Passage, Run, RunStep } from './run';

/** A value (an id, number, date, name, path, address...) and where it stands. */
export interface TracedValue {
  /** Normalised form: equal for '€129.00' and 129. */
  readonly key: string;
  readonly kind: 'id' | 'number' | 'date' | 'email' | 'url' | 'path' | 'name' | 'phrase';
  /** As it was first written. */
  readonly text: string;
  /** The step it first stands in; 0 for the question recorded beside the steps. */
  readonly origin: number;
  /** Who wrote it there: 'model' means that no text before held it. */
  readonly author: Author;
  /** `given` by a user, system text or tool; `introduced` by a model that had not been shown it. */
  readonly role: 'given' | 'introduced';
  /** Every step it stands in, in the order things happened, the origin first. */
  readonly steps: readonly number[];
  /** How telling it is: near 0 for what stands everywhere or says little, near 1 for a long id in few steps. */
  readonly weight: number;
}

/** A value that a model wrote in another form than it was given. */
export interface Alteration {
  readonly kind: 'digits' | 'unit' | 'date' | 'cut';
  readonly from: TracedValue;
  readonly to: TracedValue;
  /** The step where the altered form first stands. */
  readonly step: number;
}

/** A value on its way from one step to another. */
export interface Link {
  readonly value: TracedValue;
  /** From the earlier step to the later one, both included. */
  readonly steps: readonly number[];
}

/** Where each value of a run came from, and where it went. `text` arguments are values as somebody wrote them. */
export interface Lineage {
  /** Values that stand in what a step saw, asked or did, the most telling first. */
  valuesOf(step: number): readonly TracedValue[];
  /** The most telling value in a text, in whatever form it is written there. */
  find(text: string): TracedValue | undefined;
  /** The step a value first stands in; 0 is the question, undefined an unknown value. */
  origin(text: string): number | undefined;
  /** Every step a value stands in. */
  uses(text: string): readonly number[];
  /** Values the step introduced: no earlier text held them. The most telling first. */
  introducedBy(step: number): readonly TracedValue[];
  /** The last step before this one that holds the value; 0 for the question. */
  whereFrom(step: number, text: string): number | undefined;
  /** Later steps that hold the value. */
  whereTo(step: number, text: string): readonly number[];
  /** The value whose origin, in an earlier step, explains the step best: what Step Back follows. */
  decisiveValue(step: number): TracedValue | undefined;
  /** Values that link two steps, the most telling first. */
  chain(from: number, to: number): readonly Link[];
  alterations(): readonly Alteration[];
}

/** Follows every value of a run. Time and memory are linear in the run's text. */
export function traceValues(run: Run): Lineage {
  const table = new ValueTable();
  if (run.question !== undefined) {
    table.add(0, 'user', { text: run.question });
  }
  for (const passage of inOrder(run)) {
    table.add(passage.step, passage.author, passage);
  }
  table.close();
  return new TracedValues(run, table);
}

/**
 * All texts in the order they came to be. What a step with others below it did comes after them, but for a model's
 * words: the tool calls below it are what it asked for.
 */
function* inOrder({ steps }: Run): Iterable<Passage> {
  const open: RunStep[] = [];
  for (const step of steps) {
    for (let last = open.at(-1); last && last.lastDescendant < step.number; last = open.at(-1)) {
      open.pop();
      yield* last.did;
    }
    yield* step.saw;
    yield* step.asked;
    if (step.lastDescendant > step.number && step.kind !== 'model') {
      open.push(step);
    } else {
      yield* step.did;
    }
  }
  for (const step of open.reverse()) {
    yield* step.did;
  }
}

/** How much a value's author says about why a step went as it did: what a model made up says most. */
const TELLING: Readonly<Record<Author, number>> = { model: 1, tool: 0.9, user: 0.45, system: 0.2 };

class TracedValues implements Lineage {
  private readonly traced = new Map<Value, TracedValue>();
  private changes: readonly Alteration[] | undefined;
  private readonly stepCount: number;

  constructor(
    private readonly run: Run,
    private readonly table: ValueTable,
  ) {
    this.stepCount = run.steps.reduce((count, { saw, did }) => count + (saw.length + did.length > 0 ? 1 : 0), 0);
  }

  valuesOf(step: number): readonly TracedValue[] {
    return this.mostTelling(Array.from(this.table.of(step), (value) => this.wrap(value)));
  }

  find(text: string): TracedValue | undefined {
    const found = new Set<Value>();
    // In quotes as well, so that a name or phrase by itself is recognised.
    for (const form of [text, `"${text.trim()}"`]) {
      scanValues(form, (_, key) => {
        const value = this.table.get(key);
        if (value) {
          found.add(value);
        }
      });
    }
    return this.mostTelling(Array.from(found, (value) => this.wrap(value)))[0];
  }

  origin(text: string): number | undefined {
    return this.find(text)?.origin;
  }

  uses(text: string): readonly number[] {
    return this.find(text)?.steps ?? [];
  }

  introducedBy(step: number): readonly TracedValue[] {
    const own: TracedValue[] = [];
    for (const value of this.table.of(step)) {
      if (value.origin === step && value.author === 'model') {
        own.push(this.wrap(value));
      }
    }
    return this.mostTelling(own);
  }

  whereFrom(step: number, text: string): number | undefined {
    const { steps } = this.find(text) ?? { steps: [] };
    return steps.reduce<number | undefined>((last, at) => (at < step && at >= (last ?? 0) ? at : last), undefined);
  }

  whereTo(step: number, text: string): readonly number[] {
    return this.uses(text).filter((at) => at > step);
  }

  decisiveValue(step: number): TracedValue | undefined {
    let best: TracedValue | undefined;
    let most = 0;
    for (const value of this.written(step)) {
      const score = value.weight * TELLING[value.author];
      if (value.origin > 0 && value.origin < step && score > most) {
        best = value;
        most = score;
      }
    }
    return best;
  }

  chain(from: number, to: number): readonly Link[] {
    const later = new Set(this.table.of(to));
    const shared = Array.from(this.table.of(from)).filter((value) => later.has(value));
    return this.mostTelling(shared.map((value) => this.wrap(value))).map((value) => ({
      value,
      steps: value.steps.filter((step) => step >= from && step <= to),
    }));
  }

  alterations(): readonly Alteration[] {
    this.changes ??= alterationsAmong(this.table.values).map(({ kind, from, to }) => ({
      kind,
      from: this.wrap(from),
      to: this.wrap(to),
      step: to.origin,
    }));
    return this.changes;
  }

  /** Values in what a step asked or, for a model, said; of other steps without arguments everything they did. */
  private *written(number: number): Iterable<TracedValue> {
    const step = this.run.steps[number - 1];
    const passages = step && step.asked.length > 0 ? step.asked : (step?.did ?? []);
    for (const { text } of passages) {
      const keys: string[] = [];
      scanValues(text, (_, key) => keys.push(key));
      for (const key of keys) {
        const value = this.table.get(key);
        if (value) {
          yield this.wrap(value);
        }
      }
    }
  }

  private mostTelling(values: TracedValue[]): TracedValue[] {
    return values.sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1));
  }

  private wrap(value: Value): TracedValue {
    let traced = this.traced.get(value);
    if (!traced) {
      const role = value.author === 'model' ? 'introduced' : 'given';
      traced = { ...value, role, weight: weightOf(value, this.stepCount) };
      this.traced.set(value, traced);
    }
    return traced;
  }
}

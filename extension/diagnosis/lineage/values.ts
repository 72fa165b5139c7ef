import type { Author, Passage } from '../run';
import { scanValues, type ValueKind } from './scan';

/** Values of one text that are taken in: a dump of rows has more than anybody follows. */
const MOST_IN_TEXT = 20_000;
/** Distinct values of a run; texts after that only carry known ones. */
const MOST_VALUES = 2_000_000;

/** A value and where it stands. */
export interface Value {
  readonly key: string;
  readonly kind: ValueKind;
  readonly text: string;
  /** The step it first stands in; 0 for the question. */
  readonly origin: number;
  /** Who wrote the text it first stands in. */
  readonly author: Author;
  /** Steps it stands in, in the order they did; each once. */
  readonly steps: number[];
}

/** All values of a run, gathered passage by passage in the order things happened. */
export class ValueTable {
  readonly values: Value[] = [];
  private readonly byKey = new Map<string, Value>();
  /** Values of each step that what it did, asked or was asked holds, in order. */
  private readonly byStep = new Map<number, Set<Value>>();

  /**
   * Takes in one text.
   * @param step the step it stands in; 0 for the question
   */
  add(step: number, author: Author, { text }: Pick<Passage, 'text'>): void {
    let count = 0;
    let held = this.byStep.get(step);
    scanValues(text, (kind, key, start, end) => {
      if (++count > MOST_IN_TEXT) {
        return;
      }
      let value = this.byKey.get(key);
      if (!value) {
        if (this.values.length >= MOST_VALUES) {
          return;
        }
        value = { key, kind, text: text.slice(start, end), origin: step, author, steps: [step] };
        this.byKey.set(key, value);
        this.values.push(value);
      } else if (value.steps.at(-1) !== step && !held?.has(value)) {
        value.steps.push(step);
      }
      if (!held) {
        held = new Set();
        this.byStep.set(step, held);
      }
      held.add(value);
    });
  }

  get(key: string): Value | undefined {
    return this.byKey.get(key);
  }

  of(step: number): Iterable<Value> {
    return this.byStep.get(step) ?? [];
  }
}

import type { Author, Passage } from '../run';
import { Instructed } from './instructed';
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
  private readonly instructed = new Instructed();
  /** Values of texts that were taken in whole, in order: a text that comes again need not be scanned again. */
  private readonly known = new Map<string, readonly Value[]>();

  /**
   * Takes in one text.
   * @param step the step it stands in; 0 for the question
   */
  add(step: number, author: Author, { text }: Pick<Passage, 'text'>): void {
    if (author === 'system') {
      this.instructed.add(step, text);
    }
    const known = this.known.get(text);
    if (known) {
      for (const value of known) {
        this.hold(step, value);
      }
      return;
    }
    let count = 0;
    const held: Value[] = [];
    scanValues(text, (kind, key, start, end, isLabel) => {
      if (++count > MOST_IN_TEXT) {
        return;
      }
      const value = this.byKey.get(key);
      if (value) {
        this.hold(step, value);
        held.push(value);
      } else if (this.values.length < MOST_VALUES && !(isLabel && author === 'model')) {
        held.push(this.introduce(step, author, { kind, key, text: text.slice(start, end) }));
      }
    });
    if (held.length === count) {
      this.known.set(text, [...new Set(held)]);
    }
  }

  /** No more texts are to come. */
  close(): void {
    this.known.clear();
  }

  /** Takes in a new value. What the instructions say in small letters, a model has not made up by writing it large. */
  private introduce(step: number, author: Author, found: Pick<Value, 'kind' | 'key' | 'text'>): Value {
    const isWords = found.kind === 'name' || found.kind === 'phrase';
    const instructed = author === 'model' && isWords ? this.instructed.where(found.text) : undefined;
    const value: Value = {
      ...found,
      origin: instructed ?? step,
      author: instructed === undefined ? author : 'system',
      steps: [],
    };
    this.byKey.set(found.key, value);
    this.values.push(value);
    this.hold(value.origin, value);
    this.hold(step, value);
    return value;
  }

  private hold(step: number, value: Value): void {
    const held = this.byStep.get(step);
    if (held?.has(value)) {
      return;
    }
    value.steps.push(step);
    if (held) {
      held.add(value);
    } else {
      this.byStep.set(step, new Set([value]));
    }
  }

  get(key: string): Value | undefined {
    return this.byKey.get(key);
  }

  of(step: number): Iterable<Value> {
    return this.byStep.get(step) ?? [];
  }
}

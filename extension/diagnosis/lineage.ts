/** How a value came to stand in a step. */
export type Role = 'given' | 'introduced' | 'carried';

/** A value (an id, number, date, name, path, address...) and where it stands. */
export interface TracedValue {
  /** Normalised form: equal for '€129.00' and 129. */
  readonly key: string;
  /** As it was first written. */
  readonly text: string;
  /** The step it first stands in; 0 for the question recorded beside the steps. */
  readonly origin: number;
  /** `given` by a user, system text or tool; `introduced` by a model without having been seen. */
  readonly role: 'given' | 'introduced';
  /** Every step it stands in, in order, the origin first. */
  readonly steps: readonly number[];
  /** How telling it is: 0 for what says nothing, 1 for a long id that occurs in two places. */
  readonly weight: number;
}

/** A value that came back in another form. */
export interface Alteration {
  readonly kind: 'digits' | 'unit' | 'date' | 'cut' | 'case';
  readonly from: TracedValue;
  readonly to: TracedValue;
  /** The step where the altered form first stands. */
  readonly step: number;
}

/** Steps a value passed on its way from one step to another. */
export interface Link {
  readonly value: TracedValue;
  /** From the earlier step to the later one, both included. */
  readonly steps: readonly number[];
}

/** Where each value of a run came from, and where it went. */
export interface Lineage {
  /** Values that stand in what a step did or asked, the most telling first. */
  valuesOf(step: number): readonly TracedValue[];
  /** The value a text names, in any of its forms. */
  find(text: string): TracedValue | undefined;
  /** The step a value (as written) first stands in; 0 is the question, undefined an unknown value. */
  origin(text: string): number | undefined;
  /** Every step a value (as written) stands in. */
  uses(text: string): readonly number[];
  /** Values the step introduced: no earlier text held them. */
  introducedBy(step: number): readonly TracedValue[];
  /** The closest earlier step that holds the value. */
  whereFrom(step: number, text: string): number | undefined;
  /** Later steps that hold the value. */
  whereTo(step: number, text: string): readonly number[];
  /** The value whose origin explains the step best: what Step Back follows. */
  decisiveValue(step: number): TracedValue | undefined;
  /** Values that link two steps, the most telling first. */
  chain(from: number, to: number): readonly Link[];
  alterations(): readonly Alteration[];
}

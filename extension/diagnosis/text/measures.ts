import type { Activity, Call } from './activity';
import { leavesOf, parsed } from './plain';

/** Names of fields that hold a measure or an amount: what may be one figure in a result and another in a call. */
const MEASURE =
  /(?:amount|price|total|cost|balance|quantity|qty|latitude|longitude|temperature|weight|dose|dosage|rate|duration|distance|value|sum|budget|change|difference|offset|volume|height|width|length)$|^(?:lat|lon|lng|delta)$/i;
/** Calls that take a figure the other way round on purpose. */
const REVERSES = /refund|credit|debit|discount|deduct|withdraw|return|reverse|decrease|reduce/i;
/** Calls back in which the figure may stand. */
const MOST_BACK = 8;
const FACTORS = [10, 100, 1000];

/** A figure that came back with another sign or decimal point. */
export interface AlteredMeasure {
  readonly kind: 'sign' | 'unit';
  readonly key: string;
  readonly from: { readonly call: Call; readonly text: string };
  readonly to: { readonly call: Call; readonly text: string };
}

/** Figures of calls that an earlier result has under the same name with another sign, or ten, a hundred times as large. */
export function alteredMeasures({ calls }: Activity): AlteredMeasure[] {
  return calls.flatMap((call) => {
    if (call.step.kind === 'model' || call.askedText.length > 4000) {
      return [];
    }
    return figuresIn(call.arguments).flatMap(({ key, value, text }) => {
      const earlier = calls.slice(Math.max(0, call.place - MOST_BACK), call.place);
      const known = earlier.toReversed().flatMap((before) => figuresNamed(key, before));
      const kinds = known.map(({ value: other }) => alterationOf(other, value));
      // The same figure anywhere before is where it was taken from.
      const at = kinds.includes('same') ? -1 : kinds.findIndex((kind) => kind !== undefined);
      const kind = kinds[at];
      return at < 0 ||
        kind === undefined ||
        kind === 'same' ||
        (kind === 'sign' && REVERSES.test(`${call.tool} ${key}`))
        ? []
        : [{ kind, key, from: known[at]!, to: { call, text } }];
    });
  });
}

interface Figure {
  readonly key: string;
  readonly value: number;
  readonly text: string;
}

function figuresIn(given: unknown): Figure[] {
  if (typeof given !== 'object' || given === null) {
    return [];
  }
  return [...leavesOf(given)].flatMap(({ key, leaf }) => {
    const text = typeof leaf === 'number' ? String(leaf) : typeof leaf === 'string' ? leaf.trim() : '';
    return MEASURE.test(key.slice(0, 60)) && /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text)
      ? [{ key, value: Number(text), text }]
      : [];
  });
}

function figuresNamed(key: string, call: Call): (Figure & { readonly call: Call })[] {
  const { resultText, failure, step } = call;
  if (failure || !resultText.includes(`"${key}"`)) {
    return [];
  }
  return figuresIn(parsed(step.result ?? resultText))
    .filter((figure) => figure.key === key)
    .map((figure) => ({ ...figure, call }));
}

function alterationOf(from: number, to: number): AlteredMeasure['kind'] | 'same' | undefined {
  if (from === to) {
    return 'same';
  }
  // One figure is like another by chance.
  if (
    Math.abs(from)
      .toString()
      .replace(/\D|0+$/g, '').length < 2
  ) {
    return undefined;
  }
  const isScaled = FACTORS.some((factor) => isNear(from, to * factor) || isNear(from * factor, to));
  return from === -to ? 'sign' : isScaled ? 'unit' : undefined;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.abs(a);
}

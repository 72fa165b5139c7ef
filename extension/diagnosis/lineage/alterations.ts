import type { Value } from './values';

/** What became of a value that came back in another form. */
export interface Change {
  readonly kind: 'digits' | 'unit' | 'date' | 'cut';
  readonly from: Value;
  readonly to: Value;
}

/** Digits, without zeros at the end, a value needs before a swap in it is more likely than chance. */
const FEWEST_DIGITS = 4;
/** A cut id, path or address shows at least this much of the whole. */
const FEWEST_LEFT = 6;
const FACTORS = [10, 100, 1000];

/**
 * Values that a model introduced and that are an earlier, given value with two digits swapped or one changed, a factor
 * of ten in it, the day shifted by one or swapped with the month, or the end cut off. Linear in the number of values: forms of the introduced
 * ones are looked up.
 */
export function alterationsAmong(values: readonly Value[]): Change[] {
  const forms = new Map<string, { readonly kind: Change['kind']; readonly to: Value }[]>();
  for (const to of values) {
    if (to.author === 'model') {
      for (const [kind, form] of formsOf(to)) {
        const known = forms.get(form);
        if (known) {
          known.push({ kind, to });
        } else {
          forms.set(form, [{ kind, to }]);
        }
      }
    }
  }
  const changes = new Map<Value, Change>();
  for (const from of forms.size > 0 ? values : []) {
    for (const form of from.author === 'model' || from.author === 'system' ? [] : lookups(from)) {
      for (const { kind, to } of forms.get(form) ?? []) {
        if (comesAfter(from, to) && (kind !== 'cut' || from.kind === to.kind) && !changes.has(to)) {
          changes.set(to, { kind, from, to });
        }
      }
    }
  }
  return withoutTails([...changes.values()]);
}

/** A changed id has changed the number it ends with: that is one change. */
function withoutTails(changes: readonly Change[]): Change[] {
  const tails = new Set(changes.flatMap(({ to }) => (to.kind === 'id' ? [`${to.origin} ${tailOf(to.text)}`] : [])));
  return changes.filter(({ to }) => to.kind !== 'number' || !tails.has(`${to.origin} ${to.text}`));
}

function tailOf(id: string): string {
  let from = id.length;
  while (from > 0 && isDigit(id[from - 1]!)) {
    from--;
  }
  return id.slice(from);
}

/** The given value was there, and the step that introduced the other form does not hold it. */
function comesAfter(from: Value, to: Value): boolean {
  return from.origin < to.origin && !from.steps.includes(to.origin);
}

function formsOf(value: Value): [Change['kind'], string][] {
  const body = value.key.slice(1);
  switch (value.kind) {
    case 'number':
    case 'id':
      return [
        ...swaps(body).map((form): [Change['kind'], string] => ['digits', value.key[0] + form]),
        ...(value.kind === 'number' ? scaled(body) : []),
        ...cut(value, body),
      ];
    case 'date':
      return body.includes(':') ? [] : neighbours(body);
    case 'url':
    case 'path':
    case 'email':
      return cut(value, body);
    default:
      return [];
  }
}

/** All forms with two neighbouring, different digits swapped; none for short or long values. */
function swaps(body: string): string[] {
  const digits = body.replace(/\D/g, '').replace(/0+$/, '').length;
  if (digits < FEWEST_DIGITS || body.length > 24 || isYear(body)) {
    return [];
  }
  const forms: string[] = [];
  for (let at = 0; at + 1 < body.length; at++) {
    const [one, two] = [body[at]!, body[at + 1]!];
    if (one !== two && isDigit(one) && isDigit(two)) {
      forms.push(body.slice(0, at) + two + one + body.slice(at + 2));
    }
  }
  return forms;
}

/** One year is not another one mistyped. */
function isYear(body: string): boolean {
  return /^(?:19|20)\d\d$/.test(body);
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

function scaled(body: string): [Change['kind'], string][] {
  const number = Number(body);
  return body.replace(/\D/g, '').replace(/0+$/, '').length < FEWEST_DIGITS || isYear(body)
    ? []
    : FACTORS.flatMap((factor): [Change['kind'], string][] => [
        ['unit', `n${String(Number((number * factor).toPrecision(15)))}`],
        ['unit', `n${String(Number((number / factor).toPrecision(15)))}`],
      ]);
}

function neighbours(body: string): [Change['kind'], string][] {
  const [month = 1, day = 1] = body.split('-').map(Number);
  const shifted = [-1, 1].map((by): [Change['kind'], string] => {
    const date = new Date(Date.UTC(2024, month - 1, day + by));
    return ['date', `d${date.toISOString().slice(5, 10)}`];
  });
  const [first = '', second = ''] = body.split('-');
  return day <= 12 && month !== day ? [...shifted, ['date', `d${second}-${first}`]] : shifted;
}

function cut(value: Value, body: string): [Change['kind'], string][] {
  return body.length >= FEWEST_LEFT && value.kind !== 'number' ? [['cut', `<${value.key}`]] : [];
}

/** Under which forms a given value is looked up: itself, and its beginnings down to two thirds. */
function lookups({ key, kind }: Value): string[] {
  const forms = [key];
  if (kind !== 'number' && kind !== 'date' && kind !== 'name' && kind !== 'phrase' && key.length <= 120) {
    const least = Math.max(FEWEST_LEFT + 1, Math.ceil((key.length * 2) / 3));
    for (let length = key.length - 1; length >= least; length--) {
      forms.push(`<${key.slice(0, length)}`);
    }
  }
  return forms;
}

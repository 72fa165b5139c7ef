import { allParameters } from '../../agentConfig';
import type { Node } from '../../document/node';
import { canonicalText, fieldsOf, type Plain } from '../plain';
import { type ToolMeaning, typesOf } from '../toolMeaning';
import { type ChangeKind, type Difference, side } from './difference';
import { likeness, pairAlike } from './likeness';

/** A parameter of a tool with what its schema says of it alone. */
export interface ParameterMeaning {
  /** `filter.tags`, `rows[].id`. */
  readonly path: string;
  readonly parent: string;
  readonly required: boolean;
  /** Its schema without the parameters inside it. */
  readonly facts: { readonly [key: string]: Plain };
  readonly node: Node | undefined;
}

const RENAMED = 0.75;
const MOST_DEPTH = 12;
const MOST_PARAMETERS = 20_000;
/** Keywords of a parameter that have a kind of difference of their own. */
const NAMED = new Set(['type', 'enum', 'default', 'description']);

/** Parameters by path; of the rest, those with the same content beside each other are one parameter renamed. */
export function parameterDifferences(
  pathBefore: string,
  pathAfter: string,
  old: ToolMeaning,
  now: ToolMeaning,
): Difference[] {
  if (canonicalText(old.parameters) === canonicalText(now.parameters)) {
    return [];
  }
  const before = parametersOf(old);
  const after = parametersOf(now);
  const gone = [...before.values()].filter(({ path }) => !after.has(path));
  const came = [...after.values()].filter(({ path }) => !before.has(path));
  const renamed = pairAlike(topmost(gone, before, after), topmost(came, after, before), contentLikeness, RENAMED);
  const differences: Difference[] = [];
  const prefix = (path: string): string => `${path}.parameters.`;
  const compare = (a: ParameterMeaning, b: ParameterMeaning): void => {
    differences.push(...changedParameter(prefix(pathBefore) + a.path, prefix(pathAfter) + b.path, a, b));
  };
  const isInside = (path: string, roots: readonly ParameterMeaning[]): boolean =>
    roots.some((root) => path === root.path || path.startsWith(`${root.path}.`) || path.startsWith(`${root.path}[].`));
  const [from, to] = [renamed.map(([a]) => a), renamed.map(([, b]) => b)];
  for (const [a, b] of renamed) {
    differences.push({
      kind: 'parameter-renamed',
      before: side(prefix(pathBefore) + a.path, a.path, a.node),
      after: side(prefix(pathAfter) + b.path, b.path, b.node),
    });
    compare(a, b);
  }
  for (const each of topmost(gone, before, after).filter(({ path }) => !isInside(path, from))) {
    differences.push(wholeParameter(prefix(pathBefore), each, undefined));
  }
  for (const each of topmost(came, after, before).filter(({ path }) => !isInside(path, to))) {
    differences.push(wholeParameter(prefix(pathAfter), undefined, each));
  }
  for (const [path, a] of before) {
    const b = after.get(path);
    if (b) {
      compare(a, b);
    }
  }
  return differences;
}

/** Of parameters that only one side has, those whose parent both sides have. */
function topmost(
  some: readonly ParameterMeaning[],
  own: ReadonlyMap<string, ParameterMeaning>,
  other: ReadonlyMap<string, ParameterMeaning>,
): ParameterMeaning[] {
  return some.filter(({ parent }) => parent === '' || (own.has(parent) && other.has(parent)));
}

/** Every parameter, and the schema as a whole under the path ''. */
export function parametersOf({ parameters, source }: ToolMeaning): Map<string, ParameterMeaning> {
  const nodes = new Map(source ? allParameters(source).map(({ path, node }) => [path, node]) : []);
  const found = new Map<string, ParameterMeaning>();
  const visit = (schema: Plain, path: string, parent: string, required: boolean, depth: number): void => {
    const fields = fieldsOf(schema) ?? {};
    const { properties, required: names, items, ...facts } = fields;
    const inner = fieldsOf(properties);
    const element = fieldsOf(items);
    const { properties: elementProperties, required: elementNames, ...elementFacts } = element ?? {};
    found.set(path, {
      path,
      parent,
      required,
      facts: element ? { ...facts, items: elementFacts } : items === undefined ? facts : { ...facts, items },
      node: nodes.get(path) ?? source?.schema ?? source?.node,
    });
    const children = inner ?? fieldsOf(elementProperties);
    const needed = new Set(
      ((inner ? names : elementNames) as readonly Plain[] | undefined)?.map?.((name) => String(name)) ?? [],
    );
    const prefix = path === '' ? '' : inner ? `${path}.` : `${path}[].`;
    if (children && depth < MOST_DEPTH) {
      for (const [name, child] of Object.entries(children)) {
        if (found.size < MOST_PARAMETERS) {
          visit(child, prefix + name, path, needed.has(name), depth + 1);
        }
      }
    }
  };
  visit(parameters, '', '', false, 0);
  return found;
}

function contentLikeness(a: ParameterMeaning, b: ParameterMeaning): number {
  if (a.parent !== b.parent) {
    return 0;
  }
  const { description: textA, ...factsA } = a.facts;
  const { description: textB, ...factsB } = b.facts;
  const isSameShape = canonicalText(factsA) === canonicalText(factsB);
  const says =
    String(textA ?? '') === '' && String(textB ?? '') === '' ? 0.5 : likeness(String(textA ?? ''), String(textB ?? ''));
  return (isSameShape ? 0.5 : 0.2) + says / 2;
}

function wholeParameter(
  prefix: string,
  old: ParameterMeaning | undefined,
  now: ParameterMeaning | undefined,
): Difference {
  const { path, required } = (old ?? now)!;
  const added = required ? 'required-parameter-added' : 'parameter-added';
  const removed = required ? 'required-parameter-removed' : 'parameter-removed';
  return {
    kind: old ? removed : added,
    before: side(prefix + path, old?.facts, old?.node),
    after: side(prefix + path, now?.facts, now?.node),
  };
}

function changedParameter(
  pathBefore: string,
  pathAfter: string,
  a: ParameterMeaning,
  b: ParameterMeaning,
): Difference[] {
  const differences: Difference[] = [];
  const add = (kind: ChangeKind, key: string, before: Plain | undefined, after: Plain | undefined): void => {
    const tail = (path: string): string => `${path.replace(/\.$/, '')}.${key}`;
    differences.push({
      kind,
      before: side(tail(pathBefore), before, a.node),
      after: side(tail(pathAfter), after, b.node),
    });
  };
  if (a.required !== b.required) {
    add(b.required ? 'parameter-required' : 'parameter-optional', 'required', a.required, b.required);
  }
  const same = (key: string): boolean => canonicalText(a.facts[key] ?? null) === canonicalText(b.facts[key] ?? null);
  if (!same('description')) {
    add('parameter-described', 'description', a.facts.description, b.facts.description);
  }
  if (!same('type')) {
    add(setKind('type', typeSet(a), typeSet(b)), 'type', a.facts.type, b.facts.type);
  }
  if (!same('enum')) {
    const values = ({ facts }: ParameterMeaning): ReadonlySet<string> | undefined =>
      Array.isArray(facts.enum) ? new Set(facts.enum.map((value: Plain) => canonicalText(value))) : undefined;
    const [before, after] = [values(a), values(b)];
    const isOnlyOrder = before && after && before.size === after.size && [...before].every((value) => after.has(value));
    add(isOnlyOrder ? 'constraint-changed' : setKind('enum', before, after), 'enum', a.facts.enum, b.facts.enum);
  }
  if (!same('default')) {
    add('default-changed', 'default', a.facts.default, b.facts.default);
  }
  for (const key of [...new Set([...Object.keys(a.facts), ...Object.keys(b.facts)])].sort()) {
    if (!NAMED.has(key) && !same(key)) {
      add(constraintKind(key, a.facts[key], b.facts[key]), key, a.facts[key], b.facts[key]);
    }
  }
  return differences;
}

/** A number may be any integer: `integer` counts as inside `number`. */
function typeSet({ facts }: ParameterMeaning): ReadonlySet<string> | undefined {
  const types = typesOf(facts);
  return types.length === 0 ? undefined : new Set(types.includes('number') ? [...types, 'integer'] : types);
}

/** @param before undefined allows everything */
function setKind(
  what: 'type' | 'enum',
  before: ReadonlySet<string> | undefined,
  after: ReadonlySet<string> | undefined,
): ChangeKind {
  const isInside = (inner: ReadonlySet<string> | undefined, outer: ReadonlySet<string> | undefined): boolean =>
    outer === undefined || (inner !== undefined && [...inner].every((value) => outer.has(value)));
  const [narrowed, widened] = [isInside(after, before), isInside(before, after)];
  return narrowed === widened ? `${what}-changed` : narrowed ? `${what}-narrowed` : `${what}-widened`;
}

const LOWER_BOUNDS = new Set(['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties']);
const UPPER_BOUNDS = new Set(['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties']);
const RESTRICTIONS = new Set(['pattern', 'format', 'multipleOf', 'uniqueItems', 'additionalProperties', 'not']);

function constraintKind(key: string, before: Plain | undefined, after: Plain | undefined): ChangeKind {
  const isLower = LOWER_BOUNDS.has(key);
  if (isLower || UPPER_BOUNDS.has(key)) {
    const none = isLower ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    const [a, b] = [typeof before === 'number' ? before : none, typeof after === 'number' ? after : none];
    return b > a === isLower ? 'constraint-narrowed' : 'constraint-widened';
  }
  if (RESTRICTIONS.has(key) && (before === undefined || after === undefined)) {
    return before === undefined ? 'constraint-narrowed' : 'constraint-widened';
  }
  return 'constraint-changed';
}

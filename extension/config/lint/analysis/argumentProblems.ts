import { isOfType, nameOfType } from '../../../../schemas/jsonType';
import { fieldsOf, type Plain } from '../../versions/plain';
import { typesOf } from '../../versions/toolMeaning';

/** One way in which a call's arguments break the schema. */
export interface ArgumentProblem {
  readonly kind: 'missing' | 'unknown' | 'type' | 'value';
  /** As in `Parameter.path`: `filter.tags`, `rows[].id`. */
  readonly path: string;
  /** What is wrong in words, to stand behind `models`: `pass a string for "count", which takes an integer`. */
  readonly says: string;
}

/** Values looked at in one call. */
const MOST = 2000;
const MOST_PROBLEMS = 20;
/** Schemas with these are taken to fit: a wrong accusation costs more than a missed one. */
const NOT_JUDGED = ['$ref', 'anyOf', 'oneOf', 'allOf', 'not', 'if'];
const NOTHING: Plain = {};

interface Open {
  readonly value: unknown;
  readonly schema: Plain;
  readonly path: string;
  readonly isRequired: boolean;
}

/**
 * How a call's arguments break the schema. Judged are types, `required`, unknown properties where
 * `additionalProperties` is false, bounds of numbers, and enums of values other than strings (invented strings are
 * another matter). Servers commonly accept null for an argument that is not required, and fill in a default.
 * @param schema as `plainSchemaOf` gives it
 * @param mayBeWrapped arguments none of which the schema knows are then no accusation
 */
export function argumentProblems(given: unknown, schema: Plain, mayBeWrapped: boolean): ArgumentProblem[] {
  const root = fieldsOf(schema) ?? {};
  const problems: ArgumentProblem[] = [];
  const open: Open[] =
    mayBeWrapped && isWrapped(given, root) ? [] : [{ value: given, schema: root, path: '', isRequired: true }];
  for (let count = 0; count < MOST && problems.length < MOST_PROBLEMS; count++) {
    const next = open.pop();
    if (!next) {
      break;
    }
    const rules = fieldsOf(next.schema);
    if (!rules || NOT_JUDGED.some((key) => rules[key] !== undefined) || (next.value === null && !next.isRequired)) {
      continue;
    }
    const problem = valueProblem(next, rules);
    if (problem) {
      problems.push(problem);
      continue;
    }
    problems.push(...objectProblems(next, rules));
    open.push(...below(next, rules));
  }
  return problems;
}

/** Tracing libraries may put the arguments into an object of their own: none of its keys is an argument. */
function isWrapped(given: unknown, rules: { readonly [key: string]: Plain }): boolean {
  const keys = objectOf(given) ? Object.keys(given as object) : [];
  const properties = fieldsOf(rules.properties) ?? {};
  const types = typesOf(rules);
  const takesObject = types.length === 0 || types.includes('object');
  return takesObject && keys.length > 0 && !keys.some((key) => Object.hasOwn(properties, key));
}

function valueProblem({ value, path }: Open, rules: { readonly [key: string]: Plain }): ArgumentProblem | undefined {
  const types = typesOf(rules);
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) {
    const takes = types.map(withArticle).join(' or ');
    return {
      kind: 'type',
      path,
      says: `pass ${withArticle(nameOfType(value))} for ${label(path)}, which takes ${takes}`,
    };
  }
  const choices = rules.enum;
  if (Array.isArray(choices) && isOutside(value, choices)) {
    const list = choices.slice(0, 6).map(String).join(', ');
    return { kind: 'value', path, says: `pass ${JSON.stringify(value)} for ${label(path)}, which takes only ${list}` };
  }
  return typeof value === 'number' ? boundProblem(value, path, rules) : undefined;
}

function isOutside(value: unknown, choices: readonly Plain[]): boolean {
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
  return isScalar && choices.every((choice) => choice !== value && (typeof choice !== 'object' || choice === null));
}

function boundProblem(
  value: number,
  path: string,
  { minimum, maximum }: { readonly [key: string]: Plain },
): ArgumentProblem | undefined {
  const bound =
    typeof minimum === 'number' && value < minimum
      ? `less than its minimum ${minimum}`
      : typeof maximum === 'number' && value > maximum
        ? `more than its maximum ${maximum}`
        : undefined;
  return bound === undefined ? undefined : { kind: 'value', path, says: `pass ${value} for ${label(path)}, ${bound}` };
}

function objectProblems({ value, path }: Open, rules: { readonly [key: string]: Plain }): ArgumentProblem[] {
  const fields = objectOf(value);
  if (!fields) {
    return [];
  }
  const properties = fieldsOf(rules.properties) ?? (NOTHING as { readonly [key: string]: Plain });
  const required = Array.isArray(rules.required) ? rules.required : [];
  const missing = required.filter(
    (key): key is string => typeof key === 'string' && !Object.hasOwn(fields, key) && !hasDefault(properties, key),
  );
  const isClosed = rules.additionalProperties === false && rules.patternProperties === undefined;
  const unknown = isClosed ? Object.keys(fields).filter((key) => !Object.hasOwn(properties, key)) : [];
  return [
    ...missing.map((key): ArgumentProblem => {
      const at = join(path, key);
      return { kind: 'missing', path: at, says: `leave out ${label(at)}, which is required` };
    }),
    ...unknown.map((key): ArgumentProblem => {
      const at = join(path, key);
      return { kind: 'unknown', path: at, says: `pass ${label(at)}, which it does not take` };
    }),
  ];
}

function hasDefault(properties: { readonly [key: string]: Plain }, key: string): boolean {
  return Object.hasOwn(properties, key) && fieldsOf(properties[key])?.default !== undefined;
}

function below({ value, path }: Open, rules: { readonly [key: string]: Plain }): Open[] {
  if (Array.isArray(value)) {
    const schema = rules.items ?? NOTHING;
    return value.slice(0, 200).map((item: unknown) => ({ value: item, schema, path: `${path}[]`, isRequired: true }));
  }
  const fields = objectOf(value);
  const properties = fieldsOf(rules.properties);
  const required = Array.isArray(rules.required) ? rules.required : [];
  return fields && properties
    ? Object.keys(fields)
        .filter((key) => Object.hasOwn(properties, key))
        .map((key) => ({
          value: fields[key],
          schema: properties[key]!,
          path: join(path, key),
          isRequired: required.includes(key),
        }))
    : [];
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

function withArticle(type: string): string {
  return type === 'null' ? type : `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

function label(path: string): string {
  return path === '' ? 'the arguments' : `"${path.length > 80 ? `${path.slice(0, 79)}…` : path}"`;
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

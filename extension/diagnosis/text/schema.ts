import { isOfType, nameOfType } from '../../../schemas/jsonType';
import { type Fields, fieldsOf, own } from './plain';

/** Values looked at in one check: a schema or value beyond it is not judged further. */
const MOST = 5000;

/**
 * The first way in which a value breaks a JSON Schema, in words, or undefined. Judged are the keywords tool schemas
 * are made of (type, required, enum, const, properties, additionalProperties, items, bounds and lengths); a schema
 * with references or alternatives is taken to fit, because a wrong accusation costs more than a missed one.
 */
export function schemaProblem(value: unknown, schema: unknown): string | undefined {
  const open: { value: unknown; schema: unknown; path: string }[] = [{ value, schema, path: '' }];
  for (let count = 0; count < MOST; count++) {
    const next = open.shift();
    if (!next) {
      return undefined;
    }
    const rules = fieldsOf(next.schema);
    if (!rules || ['$ref', 'anyOf', 'oneOf', 'allOf', 'not', 'if'].some((key) => own(rules, key) !== undefined)) {
      continue;
    }
    const problem = scalarProblem(next.value, rules) ?? objectProblem(next.value, rules);
    if (problem !== undefined) {
      return next.path === '' ? problem : `${next.path} ${problem}`;
    }
    open.push(...below(next.value, rules, next.path));
  }
  return undefined;
}

function scalarProblem(value: unknown, rules: Fields): string | undefined {
  const type = own(rules, 'type');
  const types = (Array.isArray(type) ? type : [type]).filter((name): name is string => typeof name === 'string');
  if (
    types.length > 0 &&
    !types.some((name) => isOfType(value, name.toLowerCase())) &&
    own(rules, 'nullable') !== true
  ) {
    return `should be ${types.join(' or ')}, not ${nameOfType(value)}`;
  }
  const choices = own(rules, 'enum');
  if (Array.isArray(choices) && typeof value !== 'object' && !choices.includes(value)) {
    return `is ${JSON.stringify(value)?.slice(0, 60)}, not one of ${choices.slice(0, 6).join(', ')}`;
  }
  const constant = own(rules, 'const');
  if (constant !== undefined && typeof constant !== 'object' && constant !== value) {
    return `should be ${String(constant)}`;
  }
  return typeof value === 'number' ? numberProblem(value, rules) : undefined;
}

function numberProblem(value: number, rules: Fields): string | undefined {
  const [least, most] = [own(rules, 'minimum'), own(rules, 'maximum')];
  if (typeof least === 'number' && value < least) {
    return `is ${value}, below the minimum ${least}`;
  }
  return typeof most === 'number' && value > most ? `is ${value}, above the maximum ${most}` : undefined;
}

function objectProblem(value: unknown, rules: Fields): string | undefined {
  const fields = fieldsOf(value);
  if (!fields) {
    return undefined;
  }
  const required = own(rules, 'required');
  const missing = Array.isArray(required)
    ? required.find((key) => typeof key === 'string' && !Object.hasOwn(fields, key))
    : undefined;
  if (missing !== undefined) {
    return `misses the required '${String(missing)}'`;
  }
  const properties = fieldsOf(own(rules, 'properties'));
  if (own(rules, 'additionalProperties') === false && properties && own(rules, 'patternProperties') === undefined) {
    const extra = Object.keys(fields).find((key) => !Object.hasOwn(properties, key));
    return extra === undefined ? undefined : `has '${extra.slice(0, 60)}', which the schema does not know`;
  }
  return undefined;
}

function below(value: unknown, rules: Fields, path: string): { value: unknown; schema: unknown; path: string }[] {
  if (Array.isArray(value)) {
    const items = own(rules, 'items');
    return Array.isArray(items)
      ? []
      : value.slice(0, 200).map((item: unknown, index) => ({ value: item, schema: items, path: `${path}[${index}]` }));
  }
  const fields = fieldsOf(value);
  const properties = fieldsOf(own(rules, 'properties'));
  if (!fields || !properties) {
    return [];
  }
  return Object.keys(fields)
    .filter((key) => Object.hasOwn(properties, key))
    .map((key) => ({ value: fields[key], schema: properties[key], path: path === '' ? key : `${path}.${key}` }));
}

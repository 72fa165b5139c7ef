import { get, type Node, numberOf, stringOf } from '../../document/node';
import { plainSchema, typesOf } from '../../tools/schema';
import { labelOf, type SchemaNode, schemasWith, valueTypes } from '../analysis/schemaNodes';
import type { Problem, Rule } from './rule';

/** The default is what a call without the argument gets: it must be a value the tool takes. */
export const paramDefaultInvalid: Rule = {
  id: 'param-default-invalid',
  severity: 'error',
  summary: 'A default is not of the type, the enum or the range of its parameter.',
  on: 'tool',
  check: (tool) =>
    schemasWith(tool, 'default').flatMap((schema): Problem[] => {
      const standard = get(schema.node, 'default');
      const why =
        standard && standard.type !== 'null' ? whyInvalid(schema, standard, tool.schema ?? schema.node) : undefined;
      return why && standard
        ? [{ at: { node: standard }, message: `the default of ${labelOf(schema)} ${why}`, parameter: schema.parameter }]
        : [];
    }),
};

function whyInvalid({ node }: SchemaNode, standard: Node, root: Node): string | undefined {
  const types = typesOf(node, root).filter((type) => JSON_TYPES.has(type));
  if (types.length > 0 && !valueTypes(standard).some((type) => types.includes(type))) {
    return `is a ${standard.type}, but its type is ${types.join(' or ')}`;
  }
  const values = get(plainSchema(node, root), 'enum')?.items;
  if (
    values &&
    standard.type !== 'array' &&
    standard.value !== '' &&
    !values.some((value) => value.value === standard.value)
  ) {
    return `is ${JSON.stringify(standard.value)}, which is not in its enum`;
  }
  const value = numberOf(standard);
  const [least, most] = [numberOf(get(node, 'minimum')), numberOf(get(node, 'maximum'))];
  if (value !== undefined && ((least !== undefined && value < least) || (most !== undefined && value > most))) {
    return `is ${value}, outside ${least ?? ''}..${most ?? ''}`;
  }
  const length = stringOf(standard)?.length;
  const shortest = numberOf(get(node, 'minLength'));
  return length !== undefined && length > 0 && shortest !== undefined && length < shortest
    ? `is shorter than its minLength of ${shortest}`
    : undefined;
}

const JSON_TYPES = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object']);

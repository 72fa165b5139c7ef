import { get, type Node } from '../../document/node';
import { nearest } from '../analysis/nearest';
import { labelOf, type SchemaNode, schemaNodes } from '../analysis/schemaNodes';
import type { Problem, Rule } from './rule';

const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];
const KNOWN_TYPES = new Set<unknown>(TYPES);
/** What the value of a keyword has to be. */
const KEYWORDS = new Map<string, readonly Node['type'][]>(
  Object.entries({
    properties: ['object'],
    description: ['string'],
    title: ['string'],
    minimum: ['number'],
    maximum: ['number'],
    minLength: ['number'],
    maxLength: ['number'],
    minItems: ['number'],
    maxItems: ['number'],
    pattern: ['string'],
    format: ['string'],
    additionalProperties: ['boolean', 'object'],
    items: ['object', 'boolean', 'array'],
    anyOf: ['array'],
    oneOf: ['array'],
    allOf: ['array'],
    uniqueItems: ['boolean'],
  } as const),
);

/** What is not JSON Schema is ignored by some clients and rejected by others. */
export const schemaInvalid: Rule = {
  id: 'schema-invalid',
  severity: 'error',
  summary: 'Not valid JSON Schema: an unknown type, or a keyword with a value of the wrong type.',
  hasFix: true,
  on: 'tool',
  check(tool) {
    if (!tool.schema) {
      return undefined;
    }
    // Gemini writes types in capitals, the Berkeley files have Python's.
    const dialect = tool.shape === 'bfcl' ? ['dict', 'float', 'any', 'tuple', 'list'] : [];
    const problems: Problem[] = [];
    for (const schema of schemaNodes(tool)) {
      addTypeProblems(problems, schema, tool.shape === 'gemini', dialect);
      addKeywordProblems(problems, schema);
    }
    return problems;
  },
};

function addTypeProblems(problems: Problem[], schema: SchemaNode, anyCase: boolean, dialect: readonly string[]): void {
  const type = get(schema.node, 'type');
  if (type === undefined || KNOWN_TYPES.has(type.value) || (type.type === 'object' && schema.isProperty)) {
    return;
  }
  for (const item of type.type === 'array' ? type.items : [type]) {
    const name = item.type === 'string' ? (item.value as string) : undefined;
    const plain = anyCase ? name?.toLowerCase() : name;
    if (plain === undefined || !(KNOWN_TYPES.has(plain) || dialect.includes(plain))) {
      problems.push(typeProblem(schema, item, name));
    }
  }
}

function typeProblem(schema: SchemaNode, item: Node, name: string | undefined): Problem {
  const meant = name === undefined ? undefined : (ALIASES.get(name.toLowerCase()) ?? nearest(name, TYPES));
  return {
    at: { node: item },
    message: `${labelOf(schema)} has the type ${JSON.stringify(item.value)}, which JSON Schema does not know${meant ? `; did you mean "${meant}"?` : ''}`,
    parameter: schema.parameter,
    fixes: meant
      ? [{ title: `Replace with "${meant}"`, isSafe: true, edits: [{ op: 'replace', node: item, value: meant }] }]
      : [],
  };
}

const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    int: 'integer',
    str: 'string',
    bool: 'boolean',
    float: 'number',
    double: 'number',
    dict: 'object',
    list: 'array',
    text: 'string',
    datetime: 'string',
    date: 'string',
    map: 'object',
  }),
);

function addKeywordProblems(problems: Problem[], schema: SchemaNode): void {
  for (const { key, value } of schema.node.members) {
    const wanted = KEYWORDS.get(key);
    // Exporters write null for what is not set.
    if (wanted && value.type !== 'null' && !wanted.includes(value.type)) {
      problems.push({
        at: { node: value },
        message: `${key} of ${labelOf(schema)} must be a ${wanted.join(' or ')}, not a ${value.type}`,
        parameter: schema.parameter,
      });
    } else if (key === 'properties') {
      problems.push(...propertyProblems(value, schema.parameter));
    }
  }
}

/** A property whose schema is a bare value: `"name": "string"`. */
function propertyProblems(properties: Node, parameter: string): Problem[] {
  return properties.members
    .filter(({ value }) => value.type !== 'object' && value.type !== 'boolean')
    .map(({ key, value }) => ({
      at: { node: value },
      message: `"${key}" must be a schema, not a ${value.type}`,
      parameter: parameter === '' ? key : `${parameter}.${key}`,
    }));
}

import { type Parameter, type Tool, textOf, toolName } from '../agentConfig';
import { type Node, toValue } from '../document/node';
import { asPlain, fieldsOf, mapFields, type Plain, plainOf, tidyText } from './plain';

/** What a tool is to the model, whatever dialect its definition is written in. */
export interface ToolMeaning {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments, normalised by {@link plainSchemaOf}. */
  readonly parameters: Plain;
  readonly output: Plain | undefined;
  readonly hints: { readonly [hint: string]: Plain };
  readonly strict: boolean;
  /** Where it was read from; undefined for a tool recorded in a trace. */
  readonly source: Tool | undefined;
}

const meanings = new WeakMap<Tool, ToolMeaning>();

/** The same tool gives the same object. */
export function meaningOfTool(tool: Tool): ToolMeaning {
  let meaning = meanings.get(tool);
  if (!meaning) {
    meaning = readTool(tool);
    meanings.set(tool, meaning);
  }
  return meaning;
}

function readTool(tool: Tool): ToolMeaning {
  const hints: Record<string, Node | undefined> = { ...tool.annotations };
  return {
    name: toolName(tool).trim(),
    description: tidyText(textOf(tool.description)),
    parameters: plainSchemaOf(tool.schema ? toValue(tool.schema) : schemaFrom(tool.parameters)),
    output: tool.output && plainSchemaOf(toValue(tool.output)),
    hints: mapFields(hints, (node) => (node === undefined ? undefined : plainOf(node as Node))),
    strict: tool.strict,
    source: tool,
  };
}

/** A tool by its parts, as a trace records them. */
export function meaningOfDefinition(name: string, description: string, parameters: unknown): ToolMeaning {
  return {
    name: name.trim(),
    description: tidyText(description),
    parameters: plainSchemaOf(parameters),
    output: undefined,
    hints: {},
    strict: false,
    source: undefined,
  };
}

const plains = new WeakMap<ToolMeaning, Plain>();

/** What is hashed of a tool. */
export function plainTool(tool: ToolMeaning): Plain {
  let plain = plains.get(tool);
  if (plain === undefined) {
    plain = hashedPart(tool);
    plains.set(tool, plain);
  }
  return plain;
}

function hashedPart({ name, description, parameters, output, hints, strict }: ToolMeaning): Plain {
  return {
    name,
    description,
    parameters,
    ...(output !== undefined && { output }),
    ...(Object.keys(hints).length > 0 && { hints }),
    ...(strict && { strict }),
  };
}

function schemaFrom(parameters: readonly Parameter[]): unknown {
  const properties: Record<string, unknown> = Object.create(null);
  for (const parameter of parameters) {
    const value = asPlain(toValue(parameter.schema));
    properties[parameter.name] = {
      ...(fieldsOf(value) ?? {}),
      ...(parameter.types.length > 0 && { type: parameter.types }),
      description: textOf(parameter.description),
    };
  }
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  return { type: 'object', properties, required };
}

const TYPES: Readonly<Record<string, string>> = {
  dict: 'object',
  float: 'number',
  double: 'number',
  int: 'integer',
  long: 'integer',
  str: 'string',
  bool: 'boolean',
  list: 'array',
  tuple: 'array',
};

/** Keywords that only describe the schema as a document. */
const ABOUT_THE_DOCUMENT = new Set(['$schema', '$id', '$comment', '$defs', 'definitions', 'title', 'nullable']);
/** Keywords whose value maps names to schemas. */
const SCHEMA_MAPS = new Set(['properties', 'patternProperties', 'dependentSchemas']);
/** Keywords whose value is data, not schemas. */
const DATA = new Set(['default', 'enum', 'const', 'example', 'examples', 'required']);
const MOST_DEPTH = 40;
const MOST_SCHEMAS = 50_000;

/**
 * A JSON Schema in one spelling: types in lower case and sorted, `nullable`, `anyOf` with null and `type` lists as one
 * list of types, local `$ref` followed, `required` sorted, defaults of the language left out. Two schemas that ask a
 * model for the same arguments come out equal, as far as that can be told without solving them.
 */
export function plainSchemaOf(schema: unknown): Plain {
  const plain = asPlain(schema);
  return new SchemaNormaliser(plain).read(plain, 0);
}

class SchemaNormaliser {
  private readonly following = new Set<string>();
  private budget = MOST_SCHEMAS;

  constructor(private readonly root: Plain) {}

  read(value: Plain, depth: number): Plain {
    const schema = fieldsOf(value);
    if (schema === undefined || depth > MOST_DEPTH || this.budget-- <= 0) {
      return schema === undefined ? value : {};
    }
    const { $ref } = schema;
    if (typeof $ref === 'string') {
      return this.follow($ref, schema, depth);
    }
    const branch = withoutNull(schema);
    if (branch) {
      const { anyOf: _anyOf, oneOf: _oneOf, ...rest } = schema;
      const merged = fieldsOf(this.read({ ...branch, ...rest }, depth + 1)) ?? {};
      return withTypes(merged, [...typesOf(merged), 'null']);
    }
    const result = mapFields(schema, (field, key) => this.field(key, field as Plain, depth));
    return tidySchema(result, schema);
  }

  private field(key: string, value: Plain, depth: number): Plain | undefined {
    if (ABOUT_THE_DOCUMENT.has(key) && (key !== 'title' || typeof value === 'string')) {
      return undefined;
    }
    if (SCHEMA_MAPS.has(key)) {
      const properties = fieldsOf(value);
      return properties ? mapFields(properties, (property) => this.read(property as Plain, depth + 1)) : value;
    }
    if (DATA.has(key)) {
      return value;
    }
    return Array.isArray(value)
      ? value.map((item: Plain) => this.read(item, depth + 1))
      : this.read(value as Plain, depth + 1);
  }

  private follow(reference: string, schema: { readonly [key: string]: Plain }, depth: number): Plain {
    const target = this.following.has(reference) ? undefined : fieldsOf(resolve(reference, this.root));
    const { $ref: _ref, ...beside } = schema;
    if (target === undefined) {
      return { $ref: reference };
    }
    this.following.add(reference);
    const result = this.read({ ...target, ...beside }, depth + 1);
    this.following.delete(reference);
    return result;
  }
}

function resolve(reference: string, root: Plain): Plain | undefined {
  if (!reference.startsWith('#')) {
    return undefined;
  }
  let current: Plain | undefined = root;
  for (const step of reference.slice(1).split('/').filter(Boolean)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const fields = fieldsOf(current);
    current = fields && Object.hasOwn(fields, key) ? fields[key] : undefined;
  }
  return current;
}

/** The one branch of an `anyOf` or `oneOf` whose other branch is null. */
function withoutNull(schema: { readonly [key: string]: Plain }): { readonly [key: string]: Plain } | undefined {
  const branches = schema.anyOf ?? schema.oneOf;
  if (!Array.isArray(branches) || branches.length !== 2) {
    return undefined;
  }
  const others = branches.filter((branch: Plain) => fieldsOf(branch)?.type !== 'null');
  return others.length === 1 ? fieldsOf(others[0]) : undefined;
}

/** The JSON types a schema allows, in lower case; empty when it does not say. */
export function typesOf(schema: { readonly [key: string]: Plain }): string[] {
  const { type } = schema;
  const list: readonly Plain[] = Array.isArray(type) ? type : type === undefined ? [] : [type as Plain];
  return list.map((name) => {
    const lower = String(name).toLowerCase();
    return Object.hasOwn(TYPES, lower) ? TYPES[lower]! : lower;
  });
}

function withTypes(schema: { readonly [key: string]: Plain }, types: readonly string[]): Plain {
  const all = [...new Set(types)].sort();
  return all.length === 0 || (all.length === 1 && all[0] === 'null')
    ? schema
    : { ...schema, type: all.length === 1 ? all[0]! : all };
}

/** One spelling for what several keywords say. */
function tidySchema(read: { readonly [key: string]: Plain }, original: { readonly [key: string]: Plain }): Plain {
  const { required, type: _type, const: constant, ...rest } = read;
  const properties = fieldsOf(rest.properties);
  const result: Record<string, Plain> = Object.assign(Object.create(null), rest);
  if (result.description === '') {
    delete result.description;
  }
  if (result.additionalProperties === true) {
    delete result.additionalProperties;
  }
  if (constant !== undefined && result.enum === undefined) {
    result.enum = [constant];
  }
  if (properties) {
    const flagged = Object.keys(properties).filter((name) => fieldsOf(properties[name])?.required === true);
    const named = Array.isArray(required) ? required.map(String) : [];
    const all = [...new Set([...named, ...flagged])].sort();
    if (all.length > 0) {
      result.required = all;
    }
    result.properties = mapFields(properties, (property) => withoutFlag(property as Plain));
    if (Object.keys(properties).length === 0) {
      delete result.properties;
    }
  } else if (required !== undefined && typeof required === 'boolean') {
    // A property's own flag: whoever holds the properties takes it off.
    result.required = required;
  }
  const types = [...typesOf(original), ...(original.nullable === true ? ['null'] : [])];
  return withTypes(result, types.length === 0 && properties ? ['object'] : types);
}

function withoutFlag(property: Plain): Plain {
  const fields = fieldsOf(property);
  return fields && typeof fields.required === 'boolean'
    ? mapFields(fields, (value, key) => (key === 'required' ? undefined : (value as Plain)))
    : property;
}

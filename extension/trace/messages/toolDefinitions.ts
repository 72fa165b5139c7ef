import type { ToolDefinition } from '../model';
import { type Fields, fieldsOf, firstOf, nameOf } from './fields';
import { parseMaybeJson } from './json';

/** Deeper lists and wrappers hold no tools. */
const MOST_NESTING = 6;

/**
 * Reads the tools offered to a model: OpenAI (chat, Responses, legacy functions), Anthropic, MCP, Gemini, GenAI
 * conventions, Bedrock, AI SDK, OpenInference and LangChain; lists, wrappers and JSON text of these. Hosted tools
 * without a name go by their type. Never throws.
 */
export function toolDefinitionsFrom(value: unknown): ToolDefinition[] {
  if (!Array.isArray(value)) {
    return definitionsIn(value, 0);
  }
  let definitions = known.get(value);
  if (!definitions) {
    definitions = definitionsIn(value, 0);
    known.set(value, definitions);
  }
  return definitions;
}

/** Lists that were read: every model call offers the same tools, and readers give them as the same object. */
const known = new WeakMap<readonly unknown[], ToolDefinition[]>();

function definitionsIn(value: unknown, depth: number): ToolDefinition[] {
  const parsed = parseMaybeJson(value);
  if (depth > MOST_NESTING) {
    return [];
  }
  if (Array.isArray(parsed)) {
    return parsed.flatMap((item) => definitionsIn(item, depth + 1));
  }
  const item = fieldsOf(parsed);
  if (!item) {
    return [];
  }
  const inner = wrappedIn(item);
  if (inner !== undefined) {
    return definitionsIn(inner, depth + 1);
  }
  const definition = definitionFrom(item);
  return definition ? [definition] : namedDefinitions(item);
}

/** What holds the definition(s) in an object that is not one itself. */
function wrappedIn(item: Fields): unknown {
  const schema = firstOf(item, 'tool.json_schema', 'json_schema');
  if (schema !== undefined && nameOf(item.name) === undefined) {
    return schema;
  }
  const list = firstOf(item, 'functionDeclarations', 'function_declarations', 'tools', 'functions');
  if (Array.isArray(list) || typeof list === 'string') {
    return list;
  }
  const single = firstOf(item, 'toolSpec', 'toolConfig', 'tool', 'function', 'custom') ?? fieldsOf(item.result)?.tools;
  return fieldsOf(single) || Array.isArray(single) ? single : undefined;
}

function definitionFrom(item: Fields): ToolDefinition | undefined {
  const type = nameOf(item.type);
  const name = nameOf(item.name) ?? (type === 'function' || type === 'object' ? undefined : type);
  if (name === undefined) {
    return undefined;
  }
  const description = nameOf(item.description);
  const parameters = parametersOf(item);
  return { name, ...(description !== undefined && { description }), ...(parameters !== undefined && { parameters }) };
}

function parametersOf(item: Fields): unknown {
  const schema = parseMaybeJson(
    firstOf(
      item,
      'parameters',
      'input_schema',
      'inputSchema',
      'parametersJsonSchema',
      'parameters_json_schema',
      'args_schema',
    ),
  );
  const fields = fieldsOf(schema);
  // Bedrock nests under `json`, the AI SDK under `jsonSchema`.
  return fields ? (firstOf(fields, 'json', 'jsonSchema') ?? schema) : schema;
}

/** An object of tools by name (AI SDK), or Gemini's hosted tools ({googleSearch: {}}). */
function namedDefinitions(item: Fields): ToolDefinition[] {
  if (item.type !== undefined) {
    return [];
  }
  return Object.entries(item).flatMap(([name, value]) => {
    const fields = fieldsOf(value);
    return fields ? (definitionFrom({ ...fields, name }) ?? []) : [];
  });
}

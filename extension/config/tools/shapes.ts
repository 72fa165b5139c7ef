import type { Annotations, Text, Tool, ToolShape } from '../agentConfig';
import { booleanOf, get, getAny, has, type Node, stringOf } from '../document/node';
import { readParameters } from './schema';

export const NO_ANNOTATIONS: Annotations = { readOnly: undefined, destructive: undefined, confirmation: undefined };

/**
 * Which provider's tool shape an object has, from its keys alone; undefined when it is no tool.
 * Sources: OpenAI chat and Responses `tools`, Anthropic `input_schema`, MCP `tools/list`, Gemini `functionDeclarations`,
 * Bedrock Converse `toolSpec`, Berkeley function-calling files, Azure consolidated tools, Docker MCP registry.
 */
export function shapeOf(entry: Node): ToolShape | undefined {
  if (entry.type !== 'object') {
    return undefined;
  }
  if (has(entry, 'toolSpec')) {
    return 'bedrock';
  }
  if (get(entry, 'function')?.type === 'object' && has(get(entry, 'function'), 'name')) {
    return 'openai-chat';
  }
  if (!has(entry, 'name')) {
    return undefined;
  }
  if (get(entry, 'input_schema')?.type === 'object') {
    return 'anthropic';
  }
  if (get(entry, 'inputSchema')?.type === 'object') {
    return 'mcp';
  }
  if (has(entry, 'toolMetadata') && has(entry, 'mappedToolList')) {
    return 'azure';
  }
  if (has(entry, 'parametersJsonSchema') || has(entry, 'parameters_json_schema')) {
    return 'gemini';
  }
  return functionShape(entry);
}

function functionShape(entry: Node): ToolShape | undefined {
  const parameters = get(entry, 'parameters');
  if (parameters?.type === 'object') {
    const type = stringOf(get(parameters, 'type'));
    if (type === 'OBJECT') {
      return 'gemini';
    }
    if (type === 'dict') {
      return 'bfcl';
    }
    if (type === 'object' || has(parameters, 'properties')) {
      return stringOf(get(entry, 'type')) === 'function' ? 'openai-responses' : 'openai-functions';
    }
    return undefined;
  }
  const list = get(entry, 'arguments');
  if (list?.type === 'array' && has(entry, 'description')) {
    return list.items.every((item) => has(item, 'name') && (has(item, 'desc') || has(item, 'type')))
      ? 'docker'
      : undefined;
  }
  return undefined;
}

/** Reads one tool definition of a shape that {@link shapeOf} knows. */
export function readTool(entry: Node, shape: ToolShape): Tool {
  const definition = bodyOf(entry, shape);
  const schema = schemaOf(definition, shape);
  return {
    node: entry,
    shape,
    name: valueText(get(definition, 'name')),
    description: get(definition, 'description'),
    schema,
    parameters: readParameters(schema),
    listsParameters: schema !== undefined,
    output: outputOf(definition, shape),
    annotations: annotationsOf(definition, shape),
    strict: booleanOf(get(definition, 'strict')) === true,
  };
}

function bodyOf(entry: Node, shape: ToolShape): Node {
  if (shape === 'openai-chat') {
    return get(entry, 'function') ?? entry;
  }
  return shape === 'bedrock' ? (get(entry, 'toolSpec') ?? entry) : entry;
}

function schemaOf(definition: Node, shape: ToolShape): Node | undefined {
  switch (shape) {
    case 'anthropic':
      return get(definition, 'input_schema');
    case 'mcp':
      return get(definition, 'inputSchema');
    case 'bedrock':
      return get(get(definition, 'inputSchema'), 'json');
    default:
      return getAny(definition, 'parameters', 'parametersJsonSchema', 'parameters_json_schema');
  }
}

function outputOf(definition: Node, shape: ToolShape): Node | undefined {
  const output = shape === 'mcp' ? get(definition, 'outputSchema') : get(definition, 'response');
  return output?.type === 'object' ? output : undefined;
}

function annotationsOf(definition: Node, shape: ToolShape): Annotations {
  if (shape === 'azure') {
    const metadata = get(definition, 'toolMetadata');
    return {
      readOnly: get(get(metadata, 'readOnly'), 'value'),
      destructive: get(get(metadata, 'destructive'), 'value'),
      confirmation: undefined,
    };
  }
  return readHints(get(definition, 'annotations'));
}

/** MCP's `readOnlyHint` and `destructiveHint`. */
export function readHints(annotations: Node | undefined): Annotations {
  if (annotations?.type !== 'object') {
    return NO_ANNOTATIONS;
  }
  return {
    readOnly: get(annotations, 'readOnlyHint'),
    destructive: get(annotations, 'destructiveHint'),
    confirmation: undefined,
  };
}

export function valueText(node: Node | undefined): Text | undefined {
  return node?.type === 'string' ? { value: node.value as string, node, isKey: false } : undefined;
}

export interface ToolList {
  readonly shape: ToolShape;
  readonly entries: readonly Node[];
}

/** A file's tool list, found once however many kinds ask. */
const found = new WeakMap<Node, ToolList | null>();

/**
 * Finds the tool definitions of a file that is a tool list, one tool, or a request with `tools`.
 * Provider-made tools (`{type: "web_search"}`) and stray values are left out.
 */
export function findTools(root: Node | undefined): ToolList | undefined {
  if (root === undefined) {
    return undefined;
  }
  let list = found.get(root);
  if (list === undefined) {
    list = searchTools(root) ?? null;
    found.set(root, list);
  }
  return list ?? undefined;
}

function searchTools(root: Node): ToolList | undefined {
  const single = shapeOf(root);
  if (single) {
    return { shape: single, entries: [root] };
  }
  for (const list of candidateLists(root)) {
    const counts = new Map<ToolShape, number>();
    for (const entry of list) {
      const shape = shapeOf(entry);
      if (shape) {
        counts.set(shape, (counts.get(shape) ?? 0) + 1);
      }
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1]);
    const others = list.filter(isProviderMade).length;
    if (most && most[1] * 2 >= list.length - others) {
      const [shape] = most;
      return { shape, entries: list.filter((entry) => shapeOf(entry) === shape || isUnfinished(entry)) };
    }
  }
  return undefined;
}

/** `{type: "web_search"}`, `{type: "mcp", ...}`: tools that the provider defines. */
function isProviderMade(entry: Node): boolean {
  const type = stringOf(get(entry, 'type'));
  return type !== undefined && type !== 'function' && type !== 'custom' && shapeOf(entry) === undefined;
}

/** An entry of a tool list that lacks its schema: a tool all the same. */
function isUnfinished(entry: Node): boolean {
  const type = stringOf(get(entry, 'type')) ?? 'function';
  return has(entry, 'name') && (type === 'function' || type === 'custom') && shapeOf(entry) === undefined;
}

const LIST_KEYS = ['tools', 'functions', 'functionDeclarations', 'function_declarations', 'consolidated_tools'];

function candidateLists(root: Node): (readonly Node[])[] {
  if (root.type === 'array') {
    return [root.items, root.items.flatMap(declarationsOf)];
  }
  const holders = [root, get(root, 'result'), get(root, 'toolConfig'), get(root, 'tool_config')];
  return holders.flatMap((holder) =>
    LIST_KEYS.map((key) => get(holder, key)).flatMap((list) =>
      list?.type === 'array' ? [list.items, list.items.flatMap(declarationsOf)] : [],
    ),
  );
}

/** Gemini wraps its functions once more: `tools: [{functionDeclarations: [...]}]`. */
function declarationsOf(entry: Node): readonly Node[] {
  return getAny(entry, 'functionDeclarations', 'function_declarations')?.items ?? [];
}

import { type Tool, toolName } from '../../agentConfig';
import { get, has, type Node } from '../../document/node';
import { labelOf, type SchemaNode, schemaNodes } from '../analysis/schemaNodes';
import { strictProvider, unsupportedKeyword } from '../analysis/strictMode';
import type { Problem, Rule } from './rule';

/** Strict tools are compiled into a grammar; what the provider cannot compile makes the whole request fail. */
export const schemaProviderUnsupported: Rule = {
  id: 'schema-provider-unsupported',
  severity: 'error',
  summary: "Keywords, limits or strict-mode rules of the tool's provider are broken.",
  hasFix: true,
  on: 'tool',
  check(tool) {
    const provider = strictProvider(tool);
    const root = tool.schema;
    if (!provider || !root) {
      return undefined;
    }
    const rootBranch = provider === 'OpenAI' ? get(root, 'anyOf') : undefined;
    const problems: Problem[] = rootBranch
      ? [
          {
            at: { node: rootBranch, on: 'key' },
            message: `OpenAI's strict mode does not take anyOf at the top of "${toolName(tool)}"`,
          },
        ]
      : [];
    for (const schema of schemaNodes(tool)) {
      problems.push(...keywordProblems(schema, provider), ...objectProblems(schema, provider, tool));
    }
    return problems;
  },
};

function keywordProblems(schema: SchemaNode, provider: string): Problem[] {
  return schema.node.members.flatMap(({ key, value }): Problem[] =>
    unsupportedKeyword(provider, key)
      ? [
          {
            at: { node: value, on: 'key' },
            message: `${provider}'s strict mode does not take ${key} (${labelOf(schema)})`,
            parameter: schema.parameter,
          },
        ]
      : [],
  );
}

/** Every object closed; OpenAI also wants every property required. */
function objectProblems({ node, parameter }: SchemaNode, provider: string, tool: Tool): Problem[] {
  const properties = get(node, 'properties');
  if (properties?.type !== 'object') {
    return [];
  }
  const name = parameter === '' ? `"${toolName(tool)}"` : `"${parameter}"`;
  const problems: Problem[] = [];
  const additional = get(node, 'additionalProperties');
  if (additional?.value !== false) {
    const edit = additional
      ? ({ op: 'replace', node: additional, value: false } as const)
      : ({ op: 'insert', object: node, key: 'additionalProperties', value: false } as const);
    problems.push({
      at: additional ? { node: additional } : { node: properties, on: 'key' },
      message: `${provider}'s strict mode wants additionalProperties: false on ${name}`,
      parameter,
      fixes: [{ title: 'Set additionalProperties to false', isSafe: false, edits: [edit] }],
    });
  }
  const missing = provider === 'OpenAI' ? notRequired(node, properties) : [];
  if (missing.length > 0) {
    problems.push({
      at: { node: get(node, 'required') ?? properties, on: has(node, 'required') ? undefined : 'key' } as Problem['at'],
      message: `OpenAI's strict mode wants every property of ${name} in required; missing: ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ', ...' : ''}`,
      parameter,
    });
  }
  return problems;
}

function notRequired(node: Node, properties: Node): string[] {
  const required = new Set(get(node, 'required')?.items.map(({ value }) => value) ?? []);
  return properties.members.map(({ key }) => key).filter((key) => !required.has(key));
}

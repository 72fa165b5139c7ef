import { expect, test } from 'vitest';
import { toolDefinitionsFrom } from '../../../../extension/trace/messages/messages';

const schema = { type: 'object', properties: { x: { type: 'string' } } };
const tool = { name: 'f', description: 'Does f.', parameters: schema };

test.each<[name: string, value: unknown, tools: readonly object[]]>([
  ['OpenAI chat', [{ type: 'function', function: tool }], [tool]],
  [
    'OpenAI chat with a custom tool',
    [{ type: 'custom', custom: { name: 'g', description: 'D.' } }],
    [{ name: 'g', description: 'D.' }],
  ],
  [
    'OpenAI Responses',
    [{ type: 'function', strict: true, ...tool }, { type: 'web_search' }],
    [tool, { name: 'web_search' }],
  ],
  ['legacy functions', { functions: [tool] }, [tool]],
  ['Anthropic', [{ name: 'f', description: 'Does f.', input_schema: schema }], [tool]],
  ["Anthropic's own", [{ type: 'bash_20250124', name: 'bash' }], [{ name: 'bash' }]],
  ['MCP', { tools: [{ name: 'f', title: 'F', description: 'Does f.', inputSchema: schema }] }, [tool]],
  [
    'an MCP result',
    { jsonrpc: '2.0', id: 1, result: { tools: [{ name: 'f', inputSchema: schema }] } },
    [{ name: 'f', parameters: schema }],
  ],
  ['Gemini', [{ functionDeclarations: [tool] }, { googleSearch: {} }], [tool, { name: 'googleSearch' }]],
  [
    'Gemini in snake_case',
    [{ function_declarations: [{ name: 'f', parameters_json_schema: schema }] }],
    [{ name: 'f', parameters: schema }],
  ],
  ['GenAI conventions, as JSON text', JSON.stringify([{ type: 'function', ...tool }]), [tool]],
  [
    'Bedrock',
    { toolConfig: { tools: [{ toolSpec: { name: 'f', description: 'Does f.', inputSchema: { json: schema } } }] } },
    [tool],
  ],
  [
    'AI SDK telemetry',
    [JSON.stringify({ type: 'function', name: 'f', inputSchema: { jsonSchema: schema } })],
    [{ name: 'f', parameters: schema }],
  ],
  ['AI SDK tools by name', { f: { description: 'Does f.', inputSchema: schema } }, [tool]],
  [
    'OpenInference',
    [{ 'tool.json_schema': JSON.stringify({ type: 'function', function: tool }) }, { tool: { json_schema: tool } }],
    [tool, tool],
  ],
  ['parameters as JSON text', [{ name: 'f', parameters: JSON.stringify(schema) }], [{ name: 'f', parameters: schema }]],
  ['a JSON Schema alone is no tool', schema, []],
  ['texts that are no JSON', ['f', 'g'], []],
  ['nothing', undefined, []],
])('%s', (_, value, tools) => {
  expect(toolDefinitionsFrom(value)).toEqual(tools);
});

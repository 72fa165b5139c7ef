import { describe, expect, test } from 'vitest';
import { fingerprintOf, isFingerprint } from '../../../../extension/config/fingerprint';
import { meaningOf } from '../../../../extension/config/versions/meaning';
import { AGENT, agent, config, mcpTool, mcpTools, PROMPT, resolved, TOOLS } from './support';

const base = fingerprintOf(agent());

test('a fingerprint is cfg: and twelve digits of its SHA-256', () => {
  expect(base.short).toBe(`cfg:${base.hash.slice(0, 12)}`);
  expect(base.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(isFingerprint(base.short)).toBe(true);
  expect(isFingerprint('cfg:xyz')).toBe(false);
});

describe('the same meaning gives the same fingerprint', () => {
  const reordered = `# who finds parcels
escalation: "call a human"
approvals:
  - cancel_parcel
limits:
  max_cost_usd: 0.10
  max_steps: 8
model: { name: gpt-4o-2024-08-06, provider: openai, parameters: { max_tokens: 500, temperature: 0.2 } }
tools: [tools.json]
prompts: [prompt.md]
kind: bounded
name: parcel-agent
owner: somebody else
evals: [a.jsonl]
`;
  test.each([
    ['key order, comments, quotes and owner', { agent: reordered }],
    ['line ends', { agent: AGENT.replaceAll('\n', '\r\n'), prompt: PROMPT.replaceAll('\n', '\r\n') }],
    ['trailing blanks and a byte order mark', { prompt: `\ufeff\n${PROMPT.replaceAll('\n', '  \n')}\n\n` }],
    ['JSON layout', { tools: JSON.stringify(JSON.parse(TOOLS), undefined, 4) }],
    ['tool order', { tools: JSON.stringify({ tools: JSON.parse(TOOLS).tools.reverse() }) }],
  ])('across %s', (_what, parts) => {
    expect(fingerprintOf(agent(parts))).toEqual(base);
  });

  test('across the dialects a tool is written in', () => {
    const schema = {
      type: 'object',
      properties: { city: { type: 'string', description: 'Where' }, days: { type: 'integer', enum: [1, 7] } },
      required: ['city'],
    };
    const [name, description] = ['get_weather', 'Returns the forecast of a city.'];
    const shapes = {
      openAiChat: [{ type: 'function', function: { name, description, parameters: schema } }],
      openAiResponses: [{ type: 'function', name, description, parameters: schema }],
      anthropic: [{ name, description, input_schema: schema }],
      mcp: { tools: [{ name, description, inputSchema: { $schema: 'x', title: 'Args', ...schema } }] },
      gemini: {
        functionDeclarations: [
          {
            name,
            description,
            parameters: {
              type: 'OBJECT',
              properties: { city: { type: 'STRING', description: 'Where' }, days: { type: 'INTEGER', enum: [1, 7] } },
              required: ['city'],
            },
          },
        ],
      },
    };
    const prints = Object.values(shapes).map((shape) => fingerprintOf(config({ 'tools.json': JSON.stringify(shape) })));
    const [first] = prints;
    expect(prints).toEqual(prints.map(() => first));
    expect(first).not.toEqual(fingerprintOf(config({ 'tools.json': '[]' })));
  });

  test('across spellings of one schema', () => {
    const tool = (inputSchema: unknown) => fingerprintOf(mcpTools(mcpTool('a', { inputSchema })));
    const plain = { type: 'object', properties: { x: { type: ['null', 'string'] } } };
    expect(tool(plain)).toEqual(
      tool({ type: 'object', properties: { x: { anyOf: [{ type: 'string' }, { type: 'null' }] } } }),
    );
    expect(tool(plain)).toEqual(tool({ properties: { x: { type: 'string', nullable: true } }, required: [] }));
    expect(tool(plain)).toEqual(
      tool({ type: 'object', properties: { x: { $ref: '#/$defs/X' } }, $defs: { X: { type: ['string', 'null'] } } }),
    );
    expect(tool(plain)).not.toEqual(tool({ type: 'object', properties: { x: { type: 'string' } } }));
  });
});

describe('another meaning gives another fingerprint', () => {
  test.each([
    ['model', { agent: AGENT.replace('2024-08-06', '2024-11-20') }],
    ['temperature', { agent: AGENT.replace('0.2', '0.3') }],
    ['limit', { agent: AGENT.replace('max_steps: 8', 'max_steps: 9') }],
    ['approval', { agent: AGENT.replace('[cancel_parcel]', '[]') }],
    ['prompt', { prompt: PROMPT.replace('Never', 'Do not') }],
    ['tool description', { tools: TOOLS.replace('Stops', 'Holds') }],
    ['parameter', { tools: TOOLS.replace('"order_id"', '"parcel_id"') }],
    ['parameter named title', { tools: TOOLS.replace('"order_id":{', '"title":{"type":"string"},"order_id":{') }],
  ])('%s', (_what, parts) => {
    expect(fingerprintOf(agent(parts))).not.toEqual(base);
  });
});

describe('parts that are missing', () => {
  test('are named, and the rest still counts', () => {
    const { config: found, missing } = resolved({ 'parcel.agent.yaml': AGENT, 'tools.json': TOOLS });
    expect(missing).toEqual([{ path: 'prompt.md', why: 'it does not exist' }]);
    expect(meaningOf(found).missing).toEqual([{ path: 'prompt.md', why: 'it is missing, or holds no agent config' }]);
    expect(found.tools).toHaveLength(2);
    expect(fingerprintOf(found)).not.toEqual(base);
  });

  test('are found by their syntax', () => {
    const broken = agent({ agent: `${AGENT}\nlimits: [` });
    expect(meaningOf(broken).missing[0]?.path).toBe('parcel.agent.yaml');
    expect(fingerprintOf(broken).short).toMatch(/^cfg:/);
  });
});

test('hostile values are hashed like any others', () => {
  const hostile = `{"tools":[{"name":"__proto__","description":"\\ud800","inputSchema":{"type":"object","properties":{"__proto__":{"type":"string"},"toJSON":{"$ref":"#/properties/toJSON"}}}}]}`;
  const print = fingerprintOf(config({ 'tools.json': hostile }));
  expect(print.short).toMatch(/^cfg:[0-9a-f]{12}$/);
  expect(print).not.toEqual(fingerprintOf(config({ 'tools.json': hostile.replace('"string"', '"number"') })));
  const deep = `${'{"properties":{"a":'.repeat(3000)}{}${'}}'.repeat(3000)}`;
  const tool = `{"tools":[{"name":"deep","description":"d","inputSchema":${deep}}]}`;
  expect(fingerprintOf(config({ 'tools.json': tool })).short).toMatch(/^cfg:/);
  expect(fingerprintOf(config({ 'model.yaml': 'model: gpt-4o\ntemperature: .nan\n' })).short).toMatch(/^cfg:/);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AgentConfig } from '../../../../extension/config/agentConfig';
import { fingerprintOf } from '../../../../extension/config/fingerprint';
import { type Change, diffConfigs, wordDifference, worstClass } from '../../../../extension/config/versions/change';
import { type ChangeKind, OPPOSITES } from '../../../../extension/config/versions/changes/difference';
import { CLASS_RULES } from '../../../../extension/config/versions/changes/rules';
import { AGENT, agent, config, mcpTool, mcpTools, PROMPT, TOOLS } from './support';

function kinds(from: AgentConfig, to: AgentConfig): string[] {
  return diffConfigs(from, to).map(({ class: name, what }) => `${name} ${what}`);
}

const base = agent();
const withParameter = (schema: unknown, required: readonly string[] = []): AgentConfig =>
  mcpTools(mcpTool('a', { inputSchema: { type: 'object', properties: { x: schema }, required } }));

describe('changes of an agent', () => {
  test.each<[string, { agent?: string; prompt?: string; tools?: string }, string[]]>([
    ['nothing', {}, []],
    ['layout', { agent: `# new\n${AGENT}` }, ['cosmetic layout-changed']],
    ['owner', { agent: AGENT.replace('logistics', 'support') }, ['cosmetic note-changed']],
    ['model', { agent: AGENT.replace('gpt-4o-2024-08-06', 'gpt-4.1-2025-04-14') }, ['behavioural model-changed']],
    ['alias', { agent: AGENT.replace('gpt-4o-2024-08-06', 'gpt-4o') }, ['behavioural model-unpinned']],
    ['temperature', { agent: AGENT.replace('0.2', '0.9') }, ['behavioural sampling-changed']],
    ['fewer steps', { agent: AGENT.replace('max_steps: 8', 'max_steps: 4') }, ['breaking limit-lowered']],
    ['more steps', { agent: AGENT.replace('max_steps: 8', 'max_steps: 40') }, ['behavioural limit-raised']],
    ['no limit', { agent: AGENT.replace('max_steps: 8, ', '') }, ['behavioural limit-removed']],
    ['no approval', { agent: AGENT.replace('[cancel_parcel]', '[]') }, ['breaking approval-dropped']],
    ['escalation', { agent: AGENT.replace('call a human', 'give up') }, ['behavioural escalation-changed']],
    [
      'fallback',
      { agent: AGENT.replace('provider: openai', 'provider: openai\n  fallback: gpt-4o') },
      ['behavioural model-added'],
    ],
    ['sentence', { prompt: `${PROMPT}- Be kind to parcels.\n` }, ['behavioural sentence-added']],
    ['less', { prompt: PROMPT.replace(' Be brief.', '') }, ['behavioural sentence-removed']],
    [
      'reworded',
      { prompt: PROMPT.replace('guess an address', 'guess any address') },
      ['behavioural sentence-reworded'],
    ],
    ['moved', { prompt: PROMPT.replace(/(- Never.*\n)(- Ask.*\n)/, '$2$1') }, ['behavioural sentence-moved']],
    [
      'wrapped',
      { prompt: PROMPT.replace('parcels. Be', 'parcels.\nBe').replaceAll('- ', '* ') },
      ['cosmetic prompt-layout-changed'],
    ],
    [
      'variable',
      { prompt: `${PROMPT}- Today is {{today}}.\n` },
      ['breaking variable-added', 'behavioural sentence-added'],
    ],
    ['example', { prompt: `${PROMPT}Input: where is 12?\n` }, ['behavioural example-added']],
    ['description', { tools: TOOLS.replace('Stops', 'Holds') }, ['behavioural description-reworded']],
    [
      'tool order',
      { tools: JSON.stringify({ tools: JSON.parse(TOOLS).tools.reverse() }) },
      ['cosmetic tool-order-changed'],
    ],
    ['rename', { tools: TOOLS.replace('"find_parcel"', '"locate_parcel"') }, ['breaking tool-renamed']],
    [
      'one tool less',
      { tools: JSON.stringify({ tools: JSON.parse(TOOLS).tools.slice(1) }) },
      ['breaking tool-removed'],
    ],
    ['front matter', { prompt: `---\nmode: ask\n---\n${PROMPT}` }, ['behavioural setting-added']],
  ])('%s', (_what, parts, expected) => {
    expect(kinds(base, agent(parts))).toEqual(expected);
  });

  test('say where they stand on both sides', () => {
    const changed = agent({ prompt: PROMPT.replace('Never guess', 'Do not guess') });
    const [change] = diffConfigs(base, changed);
    const quote = (side: AgentConfig, place: Change['placeAfter']): string | undefined =>
      side.files.find(({ path }) => path === place?.file)?.document.text.slice(place?.start, place?.end);
    expect(quote(base, change?.placeBefore)).toBe('Never guess an address.');
    expect(quote(changed, change?.placeAfter)).toBe('Do not guess an address.');
  });

  test('tell that descriptions came closer to each other', () => {
    const tools = (a: string, b: string): AgentConfig =>
      mcpTools(mcpTool('find_parcel', { description: a }), mcpTool('get_label', { description: b }));
    const apart = tools('Searches parcels by number or street.', 'Prints the label of one parcel as PDF.');
    const alike = tools('Gets the data of a parcel.', 'Gets the data for a parcel.');
    const closer = diffConfigs(apart, alike);
    expect(closer.map(({ tool }) => tool)).toEqual(['find_parcel', 'get_label']);
    expect(closer[0]?.why).toContain('it came closer to that of get_label');
    expect(diffConfigs(alike, apart)[0]?.why).toContain('it moved away from that of get_label');
  });
});

describe('changes of a parameter', () => {
  const text = { type: 'string', description: 'Which one' };
  test.each<[string, AgentConfig, AgentConfig, string[]]>([
    ['now required', withParameter(text), withParameter(text, ['x']), ['breaking parameter-required']],
    ['now optional', withParameter(text, ['x']), withParameter(text), ['behavioural parameter-optional']],
    ['type', withParameter(text), withParameter({ ...text, type: 'integer' }), ['breaking type-changed']],
    [
      'type wider',
      withParameter(text),
      withParameter({ ...text, type: ['string', 'null'] }),
      ['behavioural type-widened'],
    ],
    [
      'whole numbers only',
      withParameter({ type: 'number' }),
      withParameter({ type: 'integer' }),
      ['breaking type-narrowed'],
    ],
    ['closed list', withParameter(text), withParameter({ ...text, enum: ['a'] }), ['breaking enum-narrowed']],
    ['longer list', withParameter({ enum: ['a'] }), withParameter({ enum: ['a', 'b'] }), ['behavioural enum-widened']],
    ['other list', withParameter({ enum: ['a'] }), withParameter({ enum: ['b'] }), ['breaking enum-changed']],
    ['default', withParameter(text), withParameter({ ...text, default: 'a' }), ['behavioural default-changed']],
    ['maximum', withParameter({ maximum: 5 }), withParameter({ maximum: 3 }), ['breaking constraint-narrowed']],
    ['minimum', withParameter({ minimum: 5 }), withParameter({ minimum: 3 }), ['behavioural constraint-widened']],
    ['words', withParameter(text), withParameter({ ...text, description: 'Any' }), ['behavioural parameter-described']],
    [
      'inside a list',
      withParameter({ type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } }),
      withParameter({ type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } }),
      ['breaking type-changed'],
    ],
  ])('%s', (_what, from, to, expected) => {
    expect(kinds(from, to)).toEqual(expected);
  });

  test('its name', () => {
    const tool = (name: string): AgentConfig =>
      mcpTools(
        mcpTool('a', { inputSchema: { type: 'object', properties: { [name]: text, other: { type: 'number' } } } }),
      );
    expect(kinds(tool('which'), tool('selected'))).toEqual(['breaking parameter-renamed']);
  });

  test('coming and going', () => {
    const none = mcpTools(mcpTool('a', { inputSchema: { type: 'object' } }));
    expect(kinds(none, withParameter(text))).toEqual(['behavioural parameter-added']);
    expect(kinds(none, withParameter(text, ['x']))).toEqual(['breaking required-parameter-added']);
    expect(kinds(withParameter(text), none)).toEqual(['breaking parameter-removed']);
  });
});

test('every kind has a class with a reason, and opposites point at each other', () => {
  for (const rule of Object.values(CLASS_RULES)) {
    expect(rule.why.length).toBeGreaterThan(10);
  }
  for (const [kind, opposite] of Object.entries(OPPOSITES)) {
    expect(OPPOSITES[opposite as ChangeKind]).toBe(kind);
  }
});

test('words are compared within bounds', () => {
  expect(wordDifference('Finds a parcel.', 'Finds one parcel.')).toEqual([
    { kind: 'same', text: 'Finds ' },
    { kind: 'removed', text: 'a' },
    { kind: 'added', text: 'one' },
    { kind: 'same', text: ' parcel.' },
  ]);
  const numbers = (from: number): string => Array.from({ length: 9000 }, (_, at) => from + at).join(' ');
  const started = performance.now();
  expect(wordDifference(numbers(0), numbers(50_000))).toHaveLength(2);
  expect(performance.now() - started).toBeLessThan(2000);
});

test('prompts with nothing in common are compared in bounded time', () => {
  const lines = (word: string): string => Array.from({ length: 8000 }, (_, at) => `- ${word} ${at}.`).join('\n');
  const started = performance.now();
  const changes = diffConfigs(agent({ prompt: lines('one') }), agent({ prompt: lines('two') }));
  expect(changes.length).toBeGreaterThan(1000);
  expect(performance.now() - started).toBeLessThan(4000);
});

const word = fc.constantFrom('find', 'parcel', 'never', 'address', 'ask', 'label', 'when', 'missing');
const sentence = fc.array(word, { minLength: 2, maxLength: 7 }).map((words) => `${words.join(' ')}.`);
const schema = fc.record(
  {
    type: fc.constantFrom('string', 'integer', 'number', ['string', 'null']),
    description: sentence,
    enum: fc.constantFrom(['a', 'b'], ['a'], ['c']),
    default: fc.constantFrom('a', 1),
    maximum: fc.integer({ min: 0, max: 4 }),
  },
  { requiredKeys: ['type'] },
);
const tool = fc
  .record({
    name: word,
    description: sentence,
    properties: fc.dictionary(word, schema, { maxKeys: 4 }),
    all: fc.boolean(),
  })
  .map(({ name, description, properties, all }) => ({
    name,
    description,
    inputSchema: { type: 'object', properties, required: all ? Object.keys(properties) : [] },
  }));
const anyAgent = fc
  .record({
    tools: fc.array(tool, { maxLength: 5 }),
    sentences: fc.array(sentence, { minLength: 1, maxLength: 8 }),
    model: fc.constantFrom('gpt-4o', 'gpt-4o-2024-08-06', 'claude-sonnet-4-5-20250929'),
    steps: fc.integer({ min: 1, max: 5 }),
    approvals: fc.uniqueArray(word, { maxLength: 3 }),
  })
  .map(({ tools, sentences, model, steps, approvals }) => ({
    agent: `${AGENT.replace('gpt-4o-2024-08-06', model)
      .replace('max_steps: 8', `max_steps: ${steps}`)
      .replace('[cancel_parcel]', `[${approvals.join(', ')}]`)}`,
    prompt: sentences.join('\n- '),
    tools: JSON.stringify({ tools }),
  }));

describe('any two agents', () => {
  // A renamed tool stands under its later name, which is another one seen from the other side.
  const place = ({ what, path }: Change): string => (what.endsWith('renamed') ? '' : path.split('.').at(-1)!);
  const fact = (change: Change): string =>
    JSON.stringify([change.what, change.before ?? null, change.after ?? null, place(change)]);
  const opposite = (change: Change): string =>
    JSON.stringify([OPPOSITES[change.what] ?? change.what, change.after ?? null, change.before ?? null, place(change)]);

  test('differ in the opposite way when they change places', () => {
    fc.assert(
      fc.property(anyAgent, anyAgent, (a, b) => {
        const [from, to] = [agent(a), agent(b)];
        const forward = diffConfigs(from, to);
        expect(forward.map(opposite).sort()).toEqual(diffConfigs(to, from).map(fact).sort());
        expect(diffConfigs(from, agent(a))).toEqual([]);
        const same = fingerprintOf(from).hash === fingerprintOf(to).hash;
        expect(same || forward.length > 0).toBe(true);
        expect(same && worstClass(forward) !== undefined ? worstClass(forward) : 'cosmetic').toBe('cosmetic');
      }),
      { numRuns: 150 },
    );
  });

  test('that only look different never differ in behaviour', () => {
    const layout = fc.record({
      indent: fc.integer({ min: 0, max: 6 }),
      crlf: fc.boolean(),
      blanks: fc.boolean(),
      flip: fc.boolean(),
    });
    fc.assert(
      fc.property(anyAgent, layout, (parts, { indent, crlf, blanks, flip }) => {
        const { tools } = JSON.parse(parts.tools) as { tools: { name: string }[] };
        const unique = tools.filter(({ name }, at) => tools.findIndex((each) => each.name === name) === at);
        const ends = (text: string): string => (crlf ? text.replaceAll('\n', '\r\n') : text);
        const original = agent({ ...parts, tools: JSON.stringify({ tools: unique }) });
        const restyled = agent({
          agent: ends(`# note\n${parts.agent}`),
          prompt: ends(blanks ? parts.prompt.replaceAll('\n', '  \n') : parts.prompt),
          tools: ends(JSON.stringify({ tools: flip ? [...unique].reverse() : unique }, undefined, indent)),
        });
        expect(fingerprintOf(restyled)).toEqual(fingerprintOf(original));
        expect(worstClass(diffConfigs(original, restyled))).toBe('cosmetic');
      }),
      { numRuns: 100 },
    );
  });
});

test('files of different kinds compare as well', () => {
  const before = config({ 'a.prompty': '---\nname: x\nmodel:\n  id: gpt-4o\n---\nsystem:\nBe brief.\n' });
  expect(diffConfigs(before, base).length).toBeGreaterThan(3);
  expect(diffConfigs(config({}), base).length).toBeGreaterThan(3);
});

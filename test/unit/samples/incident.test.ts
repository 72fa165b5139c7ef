import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FileBytes } from '../../../extension/platform/bytes/sources';
import { openTrace } from '../../../extension/trace/open';
import { COMMITS, createIncident, type Incident } from '../../../samples/incident/create.mjs';
import { makeTraces } from '../../../samples/incident/make-traces.mjs';

const SAMPLE = 'samples/incident';

interface Span {
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly status: { readonly code?: number; readonly message?: string };
  readonly attributes: ReadonlyMap<string, string | number>;
}

interface Run {
  readonly resource: ReadonlyMap<string, string | number>;
  /** In the order of their start, which is how steps are numbered below a single root. */
  readonly spans: readonly Span[];
}

type Attributes = { key: string; value: { stringValue?: string; intValue?: string; doubleValue?: number } }[];

function values(attributes: Attributes): Map<string, string | number> {
  const plain = ({ stringValue, intValue, doubleValue }: Attributes[number]['value']) =>
    stringValue ?? (intValue === undefined ? doubleValue : Number(intValue)) ?? '';
  return new Map(attributes.map(({ key, value }) => [key, plain(value)]));
}

async function readRun(name: string): Promise<Run> {
  const { resourceSpans } = JSON.parse(await readFile(join(SAMPLE, 'traces', `${name}.otlp.json`), 'utf8'));
  const [only] = resourceSpans;
  const spans: Span[] = only.scopeSpans[0].spans.map((span: Span & { attributes: Attributes }) => {
    return { ...span, attributes: values(span.attributes) };
  });
  spans.sort((a, b) => Number(BigInt(a.startTimeUnixNano) - BigInt(b.startTimeUnixNano)));
  return { resource: values(only.resource.attributes), spans };
}

function show(directory: string, revision: string, path: string): string {
  return execFileSync('git', ['show', `${revision}:${path}`], { cwd: directory, encoding: 'utf8' });
}

function json(span: Span | undefined, attribute: string): unknown {
  return JSON.parse(String(span?.attributes.get(attribute)));
}

let scratch: string;
let incident: Incident;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'backstep-incident-'));
  incident = await createIncident(join(scratch, 'made'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

describe('the repository of the sample incident', () => {
  it('has every commit, the tags and a clean working tree', () => {
    expect(incident.problem).toBeUndefined();
    const git = (...args: string[]) => execFileSync('git', args, { cwd: incident.directory, encoding: 'utf8' }).trim();
    expect(git('log', '--reverse', '--format=%H').split('\n')).toEqual(incident.commits.map(({ hash }) => hash));
    expect(incident.commits).toHaveLength(COMMITS.length);
    expect(git('tag').split('\n')).toEqual(['v10', 'v11', 'v12']);
    expect(git('status', '--porcelain')).toBe('');
    expect(git('branch', '--show-current')).toBe('main');
  });

  it('comes out the same wherever it is made, whatever the user has configured', async () => {
    const config = join(scratch, 'gitconfig');
    await writeFile(config, '[commit]\n\tgpgSign = true\n[user]\n\tname = Somebody\n[core]\n\tautocrlf = true\n');
    const dates = { GIT_COMMITTER_DATE: '2001-01-01T00:00:00Z', GIT_DIR: join(scratch, 'elsewhere'), TZ: 'Asia/Tokyo' };
    for (const [name, value] of Object.entries({ GIT_CONFIG_GLOBAL: config, ...dates })) vi.stubEnv(name, value);
    try {
      const again = await createIncident(join(scratch, 'again'));
      expect(again.commits).toEqual(incident.commits);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('has no commit without a change', async () => {
    for (const [index, { hash }] of incident.commits.entries()) {
      const args = ['show', '--name-only', '--format=', hash];
      const changed = execFileSync('git', args, { cwd: incident.directory, encoding: 'utf8' }).trim().split('\n');
      const folder = join(SAMPLE, 'history', COMMITS[index]?.folder ?? '');
      const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
      expect(changed).toHaveLength(files.length);
    }
  });

  it('leaves the files and says so when there is no git', async () => {
    vi.stubEnv('PATH', join(scratch, 'nothing-here'));
    let bare: Incident;
    try {
      bare = await createIncident(join(scratch, 'bare'));
    } finally {
      vi.unstubAllEnvs();
    }
    expect(bare.problem).toBe('git was not found; the files are there, their history is not');
    expect(bare.commits).toEqual([]);
    for (const path of ['agent/tools.json', 'agent/prompts/system.md', 'agent/refund-agent.agent.yaml']) {
      expect(await readFile(join(bare.directory, path), 'utf8')).toBe(show(incident.directory, 'HEAD', path));
    }
    expect(await readdir(join(bare.directory, 'traces'))).toEqual(['failed-refund.otlp.json', 'good-refund.otlp.json']);
  });

  it('is never made over other files', async () => {
    await writeFile(join(scratch, 'mine.txt'), 'mine');
    await expect(createIncident(scratch)).rejects.toThrow('is not empty');
  });

  it('loses the sentence that kept the two tools apart in v12, and only there', () => {
    const sentence = 'Use lookup_customer when an order id is known.';
    const has = (revision: string) => show(incident.directory, revision, 'agent/tools.json').includes(sentence);
    expect(['v10', 'v11', 'v12~1', 'v12', 'HEAD'].map(has)).toEqual([true, true, true, false, false]);
  });
});

it('stays small: it is packed into the extension', async () => {
  const files = (await readdir(SAMPLE, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size));
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(110_000);
});

describe('the traces of the sample incident', () => {
  it('are what their script writes', async () => {
    const made = await makeTraces();
    expect(await readdir(join(SAMPLE, 'traces'))).toEqual([...made.keys()]);
    for (const [name, text] of made) {
      expect(await readFile(join(SAMPLE, 'traces', name), 'utf8'), `run node ${SAMPLE}/make-traces.mjs`).toBe(text);
    }
  });

  it.each([
    ['failed-refund', 'v12', 'gpt-4o', 'gpt-4o-2024-11-20'],
    ['good-refund', 'v11', 'gpt-4o-2024-08-06', 'gpt-4o-2024-08-06'],
  ])('%s ran with the config of %s, word for word', async (name, version, requested, served) => {
    const { resource, spans } = await readRun(name);
    const { directory, commits } = incident;
    const hash = commits.find(({ tag }) => tag === version)?.hash;
    expect(resource.get('vcs.ref.head.revision')).toBe(hash);
    expect(resource.get('vcs.ref.head.name')).toBe(version);

    const prompt = show(directory, version, 'agent/prompts/system.md').split('\n---\n')[1]?.trim();
    const tools = JSON.parse(show(directory, version, 'agent/tools.json'));
    const settings = show(directory, version, 'agent/refund-agent.agent.yaml');
    expect(settings).toContain(`name: ${requested}\n`);
    expect(settings).toContain('temperature: 0.2');
    const calls = spans.filter((span) => span.attributes.get('gen_ai.operation.name') === 'chat');
    expect(calls).toHaveLength(4);
    for (const call of calls) {
      expect(json(call, 'gen_ai.system_instructions')).toEqual([{ type: 'text', content: prompt }]);
      expect(json(call, 'gen_ai.tool.definitions')).toEqual(tools);
      expect(call.attributes.get('gen_ai.agent.version')).toBe(version);
      expect(call.attributes.get('gen_ai.request.model')).toBe(requested);
      expect(call.attributes.get('gen_ai.response.model')).toBe(served);
      expect(call.attributes.get('gen_ai.request.temperature')).toBe(0.2);
    }
  });

  it.each(['failed-refund', 'good-refund'])('%s counts tokens in step with its texts', async (name) => {
    const { spans } = await readRun(name);
    for (const { attributes } of spans) {
      if (attributes.get('gen_ai.operation.name') !== 'chat') continue;
      const sent = ['gen_ai.system_instructions', 'gen_ai.tool.definitions', 'gen_ai.input.messages'];
      const characters = sent.reduce((sum, attribute) => sum + String(attributes.get(attribute)).length, 0);
      const perToken = characters / Number(attributes.get('gen_ai.usage.input_tokens'));
      expect(perToken).toBeGreaterThan(3.8);
      expect(perToken).toBeLessThan(4.5);
    }
  });

  it('fails at step 7 because of step 2', async () => {
    const { spans } = await readRun('failed-refund');
    expect(spans.map(({ name }) => name)).toEqual([
      'invoke_agent refund-agent',
      'chat gpt-4o',
      'execute_tool find_customer',
      'chat gpt-4o',
      'execute_tool get_orders',
      'chat gpt-4o',
      'execute_tool issue_refund',
      'execute_tool check_policy',
      'chat gpt-4o',
      'POST /tickets/{id}/replies',
    ]);
    const step = (number: number) => spans[number - 1];
    const argument = (number: number) => json(step(number), 'gen_ai.tool.call.arguments');

    expect(json(step(2), 'gen_ai.input.messages')).toMatchObject([
      { role: 'user', parts: [{ content: expect.stringContaining('A-1093') }] },
    ]);
    expect(String(step(2)?.attributes.get('gen_ai.output.messages'))).toContain('find_customer');
    expect(json(step(3), 'gen_ai.tool.call.result')).toMatchObject([{ id: 8841 }, { id: 9127, last_order: 'A-1093' }]);
    expect([5, 7, 8].map(argument)).toEqual([5, 7, 8].map(() => expect.objectContaining({ customer_id: 8841 })));
    expect(json(step(5), 'gen_ai.tool.call.result')).toEqual([]);
    expect(spans.filter(({ status }) => status.code === 2)).toEqual([step(1), step(7)]);
    expect(step(7)?.status.message).toBe('409 order A-1093 belongs to another customer');
    expect(String(step(9)?.attributes.get('gen_ai.output.messages'))).toContain('has been issued');
    expect(String(step(9)?.attributes.get('gen_ai.input.messages'))).not.toContain('"role":"user"');
  });

  it.each([
    ['failed-refund', 'find_customer', 'issue_refund', 'error'],
    ['good-refund', 'lookup_customer', 'check_policy', 'unset'],
  ] as const)('%s is read whole, with the steps numbered as its story tells', async (name, third, seventh, status) => {
    const bytes = FileBytes.open(join(SAMPLE, 'traces', `${name}.otlp.json`));
    const file = await openTrace(bytes, { prices: () => undefined });
    bytes.close();
    expect(file.issues).toEqual([]);
    expect(file.traces).toHaveLength(1);
    const steps = [...(file.traces[0]?.steps() ?? [])];
    const kinds = ['agent', 'model', 'tool', 'model', 'tool', 'model', 'tool', 'tool', 'model', 'span'];
    expect(steps.map(({ kind }) => kind)).toEqual(kinds);
    expect(steps[2]).toMatchObject({ number: 3, parent: 1, tool: { name: third } });
    expect(steps[6]).toMatchObject({ number: 7, tool: { name: seventh }, status });
  });

  it('repeat the conversation in every model call', async () => {
    const { spans } = await readRun('good-refund');
    const inputs = spans.flatMap((span) =>
      span.attributes.has('gen_ai.input.messages') ? [json(span, 'gen_ai.input.messages') as unknown[]] : [],
    );
    expect(inputs.map(({ length }) => length)).toEqual([1, 3, 5, 8]);
    for (const [index, input] of inputs.slice(1).entries()) {
      expect(input.slice(0, inputs[index]?.length)).toEqual(inputs[index]);
    }
  });
});

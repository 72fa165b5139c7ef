import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageConfigOf } from '../../../extension/features/pageConfig';
import type { TraceCall, TraceCallResults } from '../../../extension/platform/traceService';
import { Answers } from '../../../extension/platform/versions/answers';
import type { ShownMatch, VersionsCall } from '../../../extension/platform/versions/messages';
import { TraceSession } from '../../../extension/platform/worker/session';
import type { PageMatch } from '../../../schemas/pageConfig';
import type { FileState } from '../../../schemas/protocol';

const folder = mkdtempSync(path.join(tmpdir(), 'backstep-match-'));
const incident = path.join(folder, 'incident');
const answers = new Answers();

beforeAll(() => {
  execFileSync('node', ['samples/incident/create.mjs', incident]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Asks a trace file as its worker is asked. */
async function ask<C extends TraceCall['method']>(file: string, method: C): Promise<TraceCallResults[C]> {
  let state: FileState | undefined;
  const session = new TraceSession(
    {
      state: (now) => {
        state = now;
      },
      hits: () => {},
    },
    () => undefined,
  );
  await session.read({ location: { type: 'path', path: file }, name: 'run.json', quiet: false });
  const call = { method, trace: state?.onlyTrace ?? '', name: 'run.json' } as TraceCall;
  // What crosses to another thread is cloned.
  return structuredClone(await session.answer(call)) as TraceCallResults[C];
}

async function match(name: string, change: Partial<Extract<VersionsCall, { method: 'match' }>> = {}) {
  const { recorded, start } = await ask(path.join(incident, 'traces', name), 'recorded');
  const place = { folder: incident, isTrusted: true, unsaved: [] };
  const call = { method: 'match', place, inRepository: false, recorded, start, ...change } as const;
  return structuredClone(await answers.answer(call, new AbortController().signal)) as ShownMatch;
}

describe('the failed run of the sample incident', () => {
  test('ran with v12: with what that changed, what has changed since, and the steps that used it', async () => {
    const { use } = await ask(path.join(incident, 'traces/failed-refund.otlp.json'), 'use');
    const config = pageConfigOf(await match('failed-refund.otlp.json'), use) as PageMatch;
    expect(config).toMatchObject({
      state: 'matched',
      agent: 'agent/refund-agent.agent.yaml',
      version: { name: 'v12', commit: 'aee0a08', subject: 'Shorten tool descriptions', author: 'Emil Strand' },
      certainty: 'recorded',
      isCut: false,
    });
    expect(config.changesIn.map(({ tool, title, concerns }) => [tool, title, concerns])).toEqual([
      ['find_customer', 'tool description reworded', 'tool'],
      ['lookup_customer', 'tool description reworded', 'tool'],
      ['check_policy', 'tool description reworded', 'tool'],
    ]);
    expect(config.changesSince.map(({ path, concerns }) => [path, concerns])).toEqual([
      ['model.temperature', 'model'],
      ['prompts.refund-agent.system', 'model'],
      ['limits.max_steps', 'run'],
    ]);
    // Both of the calls that one answer asked for were chosen by the step before them.
    expect(config.chosen).toEqual([
      { step: 3, tool: 'find_customer', chosenBy: 2 },
      { step: 8, tool: 'check_policy', chosenBy: 6 },
    ]);
  });

  test('is compared with the files as the editor has them', async () => {
    const file = path.join(incident, 'agent/prompts/system.md');
    const unsaved = [{ file, text: '---\nname: refund-agent\n---\nYou refund.\n' }];
    const found = await match('failed-refund.otlp.json', { place: { folder: incident, isTrusted: true, unsaved } });
    expect(found.changesSince.map(({ what }) => what)).toContain('sentence-removed');
  });

  test('is compared with the files as they are now, whenever it is asked for', async () => {
    const file = path.join(incident, 'agent/tools.json');
    const before = readFileSync(file, 'utf8');
    const count = async () => (await match('failed-refund.otlp.json')).changesSince.length;
    expect(await count()).toBe(3);
    writeFileSync(file, before.replace('Lists a customer', 'Shows a customer'));
    expect(await count()).toBe(4);
    writeFileSync(file, before);
    expect(await count()).toBe(3);
  });

  test('has the places of its parts at that version', async () => {
    const { root, agent, version } = await match('failed-refund.otlp.json');
    const at = { folder: root, isTrusted: true, unsaved: [], agent: agent! };
    const call = { method: 'parts', agent: at, version: version!.id } as const;
    const parts = (await answers.answer(call, new AbortController().signal)) as readonly object[];
    expect(parts).toContainEqual(
      expect.objectContaining({ kind: 'tool', name: 'find_customer', file: 'agent/tools.json', start: 4 }),
    );
    expect(parts).toContainEqual(expect.objectContaining({ kind: 'prompt', file: 'agent/prompts/system.md' }));
    expect(parts).toContainEqual(expect.objectContaining({ kind: 'model', name: 'gpt-4o' }));
  });
});

test('an agent is looked for below the folder, or in the whole repository', async () => {
  const traces = { folder: path.join(incident, 'traces'), isTrusted: true, unsaved: [] };
  expect((await match('good-refund.otlp.json', { place: traces })).agentCount).toBe(0);
  const whole = await match('good-refund.otlp.json', { place: traces, inRepository: true });
  expect([whole.agent, whole.version?.tags]).toEqual(['agent/refund-agent.agent.yaml', ['v11']]);
});

test('a folder that is in no repository is not searched for the sake of a loose trace', async () => {
  const place = { folder, isTrusted: true, unsaved: [] };
  expect((await match('good-refund.otlp.json', { place, inRepository: true })).agentCount).toBe(0);
});

test('no git runs where it is not trusted: only the files as they are can be compared', async () => {
  const place = { folder: incident, isTrusted: false, unsaved: [] };
  const found = await match('failed-refund.otlp.json', { place });
  expect([found.repository.state, found.version?.id]).toEqual(['untrusted-workspace', null]);
});

test('a run that fits nothing has no version, with the reason', async () => {
  const { recorded } = await ask(path.join(incident, 'traces/good-refund.otlp.json'), 'recorded');
  const nothing = {
    ...recorded,
    fingerprints: [],
    refs: [],
    prompts: [],
    tools: new Map(),
    models: [],
    parameters: new Map(),
    isEmpty: true,
  };
  const config = pageConfigOf(await match('good-refund.otlp.json', { recorded: nothing }), undefined);
  expect(config).toEqual({ state: 'unknown', reason: expect.stringContaining('recorded no prompt') });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diffConfigs, worstClass } from '../../../../extension/config/versions/change';
import { type History, readHistory } from '../../../../extension/config/versions/history';
import { type Match, matchTrace } from '../../../../extension/config/versions/match/match';
import type { GitRepository } from '../../../../extension/config/versions/repository';
import { openRepository } from '../../../../extension/platform/git/repository';
import { DiskFiles } from '../../../../extension/platform/git/workingFiles';
import { openTrace } from '../../../../extension/trace/open';
import { sourceOf } from '../../support/bytes';

const folder = mkdtempSync(path.join(tmpdir(), 'backstep-match-'));
const incident = path.join(folder, 'incident');
let repository: GitRepository;
let history: History;

beforeAll(async () => {
  execFileSync('node', ['samples/incident/create.mjs', incident]);
  const opened = await openRepository(incident, { isTrusted: true });
  if (opened.state !== 'ready') {
    throw new Error(opened.message);
  }
  repository = opened.repository;
  history = await readHistory(repository, new DiskFiles(incident), 'agent/refund-agent.agent.yaml');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const recorded = (name: string): string => readFileSync(path.join(incident, 'traces', name), 'utf8');

async function match(text: string): Promise<Match> {
  const file = await openTrace(sourceOf(text), { prices: () => undefined });
  const [trace] = file.traces;
  return matchTrace(trace!, (step) => file.payload(trace!.id, step), history, repository);
}

/** The same run, without the attributes that name its version. */
function anonymous(text: string): string {
  return text.replace(/^.*"(?:vcs\.[\w.]+|gen_ai\.agent\.version|service\.version)".*\n/gm, '');
}

const tagsOf = ({ version }: Match): readonly string[] | undefined => version?.tags;

describe('the sample incident', () => {
  test.each([
    ['failed-refund.otlp.json', 'v12', ['sampling-changed', 'sentence-added', 'limit-raised']],
    ['good-refund.otlp.json', 'v11', ['model-unpinned', 'sampling-changed', 'description-reworded']],
  ])('%s ran with %s, which it recorded', async (name, tag, since) => {
    const found = await match(recorded(name));
    expect(found.certainty).toBe('recorded');
    expect(tagsOf(found)).toEqual([tag]);
    expect(found.disagreed).toEqual([]);
    expect(found.agreed).toContain('tool find_customer');
    expect(found.changesSince.map(({ what }) => what)).toEqual(expect.arrayContaining(since));
  });

  test('the failed run is told by its content alone', async () => {
    const found = await match(anonymous(recorded('failed-refund.otlp.json')));
    expect([found.certainty, tagsOf(found)]).toEqual(['exact', ['v12']]);
    expect(found.alternatives).toEqual([]);
  });

  test('versions that only look different cannot be told apart', async () => {
    const found = await match(anonymous(recorded('good-refund.otlp.json')));
    expect(found.certainty).toBe('exact');
    const all = [found.version, ...found.alternatives].map((version) => version?.commit?.subject);
    expect(all.sort()).toEqual(['Say what to do when a tool fails', 'Sort the settings']);
  });

  test('a fingerprint on the resource is enough', async () => {
    const { short } = history.versions[3]!.fingerprint;
    const text = anonymous(recorded('failed-refund.otlp.json')).replace(
      '{"key":"service.name"',
      `{"key":"backstep.config.fingerprint","value":{"stringValue":"${short}"}},\n     {"key":"service.name"`,
    );
    const found = await match(text);
    expect(found.certainty).toBe('recorded');
    expect(found.version?.fingerprint.short).toBe(short);
    expect(found.disagreed).toContain('tool find_customer (its description)');
  });

  test('a run whose prompt was edited by hand is likely at best, and says what differs', async () => {
    const text = anonymous(recorded('failed-refund.otlp.json')).replaceAll('At most 120 words', 'At most 90 words');
    const found = await match(text);
    expect(found.certainty).toBe('likely');
    expect(tagsOf(found)).toEqual(['v12']);
    expect(found.disagreed[0]).toMatch(/^prompt refund-agent \(\d\d% alike\)$/);
  });

  test('refs that name nothing are passed over', async () => {
    const text = recorded('failed-refund.otlp.json')
      .replaceAll('aee0a08d0ec243516f07fde184435068c15bc51f', '--output=/tmp/backstep-match')
      .replaceAll('"v12"', '"v99"');
    const found = await match(text);
    expect([found.certainty, tagsOf(found)]).toEqual(['exact', ['v12']]);
  });
});

test('any two versions of its history compare', () => {
  for (const from of history.versions) {
    for (const to of history.versions) {
      const isSame = from.fingerprint.hash === to.fingerprint.hash;
      const worst = worstClass(diffConfigs(from.agent.config, to.agent.config));
      expect(worst === undefined || worst === 'cosmetic').toBe(isSame);
    }
  }
});

test('a run of another agent fits no version', async () => {
  const span = {
    traceId: '1'.repeat(32),
    spanId: '2'.repeat(16),
    name: 'chat other',
    startTimeUnixNano: '1792658467310970820',
    endTimeUnixNano: '1792658469110970820',
    attributes: [
      { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
      { key: 'gen_ai.request.model', value: { stringValue: 'some-model' } },
      { key: 'gen_ai.system_instructions', value: { stringValue: '[{"type":"text","content":"Paint a picture."}]' } },
    ],
  };
  const found = await match(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }));
  expect([found.certainty, found.version]).toEqual(['none', undefined]);
});

test('templates fit with their variables filled in', async () => {
  const { compareWith } = await import('../../../../extension/config/versions/match/compare');
  const { resolved } = await import('./support');
  const agent = resolved({
    'a.prompty':
      '---\nname: a\n---\nsystem:\nYou help {{name}} of {{company}}.\n{% if vip %}Be quick.{% endif %}\nNever guess.\n',
  });
  const version = { ...history.versions[0]!, agent };
  const nothing = { fingerprints: [], refs: [], tools: new Map(), models: [], parameters: new Map(), isEmpty: false };
  const compare = (text: string): number => compareWith({ ...nothing, prompts: [text] }, version).score;
  expect(compare('You help Ada of Larch & Kettle.\nBe quick.\nNever guess.')).toBe(1);
  expect(compare('You help Ada of Larch & Kettle.\nNever guess.')).toBe(1);
  expect(compare('You help Ada of Larch & Kettle.\nAlways guess.')).toBeLessThan(1);
});

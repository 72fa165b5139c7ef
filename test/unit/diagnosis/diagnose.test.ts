import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Detector } from '../../../extension/diagnosis/detectors/detector';
import { detect, diagnose, examine, explain } from '../../../extension/diagnosis/diagnose';
import type { Diagnosis } from '../../../extension/diagnosis/run';
import { opened } from '../support/opened';
import { conversation, otlp, type SpanSpec } from './support';

const INCIDENT = readFileSync(
  path.join(import.meta.dirname, '../../../samples/incident/traces/failed-refund.otlp.json'),
);

async function diagnosed(content: string | Uint8Array): Promise<Diagnosis> {
  const file = await opened(content);
  return diagnose(file, file.traces[0]!.id);
}

describe('diagnose', () => {
  it('finds the failed refund of the sample incident, and answers about another step without reading again', async () => {
    const file = await opened(INCIDENT);
    const examination = await examine(file, file.traces[0]!.id);
    expect(explain(examination).symptom.step).toBe(7);
    expect(explain(examination, 8).symptom.step).toBe(8);
    expect((await diagnose(file, file.traces[0]!.id, { symptom: 4 })).symptom.step).toBe(4);
  });

  it('goes on when a detector fails, and says which', async () => {
    const file = await opened(INCIDENT);
    const { run, lineage, ledger } = await examine(file, file.traces[0]!.id);
    const broken: Detector = {
      id: 'broken',
      category: 'info',
      detect: () => {
        throw new Error('no luck');
      },
    };
    const works: Detector = {
      id: 'works',
      category: 'info',
      detect: () =>
        [5, 2].map((step) => ({
          ...{ id: 'works', category: 'info', severity: 'info', message: 'm', evidence: [], recovered: false },
          steps: [step],
        })),
    };
    const { findings, failed } = await detect({ run, lineage, ledger, options: {} }, [broken, works]);
    expect(findings.map(({ steps }) => steps)).toEqual([[2], [5]]);
    expect(failed).toEqual(['The detector broken failed (no luck).']);
  });

  it('stops when told to between its parts', async () => {
    const file = await opened(INCIDENT);
    const signal = { aborted: false };
    const breathe = async () => {
      signal.aborted = true;
    };
    await expect(diagnose(file, file.traces[0]!.id, { signal, breathe })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('names a trace that is not there', async () => {
    await expect(diagnose(await opened(INCIDENT), 'none')).rejects.toThrow(RangeError);
  });
});

describe('plain answers for', () => {
  const deep = (count: number): SpanSpec[] =>
    Array.from({ length: count }, (_, n) => ({ name: 'invoke_agent a', agent: 'a', ...(n > 0 && { parent: n - 1 }) }));

  it.each<[string, string]>([
    ['a trace without text', otlp([{ name: 'a' }, { name: 'b' }])],
    ['one step', otlp([{ name: 'chat', model: 'm', output: 'Hi' }])],
    ['only errors', otlp(Array.from({ length: 20 }, () => ({ name: 'execute_tool t', tool: 't', error: 'no' })))],
    ['a chain of a thousand agents', otlp(deep(1000))],
    [
      'parents in a circle',
      otlp([
        { name: 'a', parent: 1 },
        { name: 'b', parent: 0 },
      ]),
    ],
    ['names of an object’s own machinery', conversation([{ role: 'user', content: '__proto__ constructor toString' }])],
    [
      'odd values',
      otlp([{ name: 'execute_tool t', tool: 't', arguments: [null, { __proto__: null }], result: 'null' }]),
    ],
  ])('%s', async (_, content) => {
    const { symptom, suspects, missing } = await diagnosed(content);
    expect(symptom.step).toBeGreaterThanOrEqual(1);
    expect(symptom.why).toMatch(/[.!?]$/);
    expect(Array.isArray(suspects)).toBe(true);
    expect(missing.filter((sentence) => sentence.includes('failed ('))).toEqual([]);
  });

  it.each([
    ['quotes', '"'],
    ['backslashes', '\\'],
    ['digits', '1'],
    ['brackets', '[{('],
    ['spaces', ' '],
    ['names', 'Aa Bb '],
    ['commas', '1,'],
    ['at signs', 'a@'],
    ['sentences', 'I have sent it. '],
    ['line breaks', '\n'],
    ['code', '```\n'],
    ['dashes', '- '],
    ['hex', 'a1'],
  ])('200 KB of %s in every place', async (_, bait) => {
    const text = bait.repeat(200_000 / bait.length);
    const began = performance.now();
    const { missing } = await diagnosed(
      otlp([
        { name: 'chat', model: 'm', agent: 'a', system: text, input: [{ role: 'user', content: text }], output: text },
        { name: 'execute_tool t', tool: 't', agent: 'a', arguments: { text }, result: text, error: text },
        { name: 'chat', model: 'm', agent: 'a', input: [{ role: 'user', content: `${text}x` }], output: `x${text}` },
      ]),
    );
    expect(missing.filter((sentence) => sentence.includes('failed ('))).toEqual([]);
    expect(performance.now() - began).toBeLessThan(8000);
  });
});

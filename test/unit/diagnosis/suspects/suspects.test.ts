import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnose, examine } from '../../../../extension/diagnosis/diagnose';
import type { Diagnosis } from '../../../../extension/diagnosis/run';
import { isFlat, rankSuspects } from '../../../../extension/diagnosis/suspects';
import { opened } from '../../support/opened';
import { conversation, otlp } from '../support';

const INCIDENT = path.join(import.meta.dirname, '../../../../samples/incident/traces/failed-refund.otlp.json');

async function diagnosed(content: string | Uint8Array, symptom?: number): Promise<Diagnosis> {
  const file = await opened(content);
  return diagnose(file, file.traces[0]!.id, symptom === undefined ? {} : { symptom });
}

const call = (name: string, args: object, id = name) => ({
  role: 'assistant',
  content: '',
  tool_calls: [{ id, type: 'function', function: { name, arguments: JSON.stringify(args) } }],
});
const result = (id: string, content: string) => ({ role: 'tool', tool_call_id: id, content });

/** An agent that makes up a price instead of looking it up; step 4 does. */
const MADE_UP = conversation([
  { role: 'user', content: 'What do two tickets of the museum cost?' },
  call('search', { q: 'museum tickets' }),
  result('search', '[]'),
  { role: 'assistant', content: 'I assume that an adult ticket is 18.75 dollars, which is typically the case.' },
  { role: 'user', content: 'Fine, go on.' },
  call('add', { a: '18.75', b: '18.75' }),
  result('add', '37.50'),
  { role: 'assistant', content: 'Two tickets cost 37.50 dollars.' },
]);

describe('the sample incident', async () => {
  const file = await opened(readFileSync(INCIDENT));
  const { id } = file.traces[0]!;
  const { symptom, suspects } = await diagnose(file, id);

  const suspect = (number: number) => suspects.find(({ step }) => step === number);

  it('suspects the guess first, then the steps that took up the wrong customer and went on without an order', () => {
    expect(symptom.step).toBe(7);
    expect(suspects.slice(0, 3).map(({ step }) => step)).toEqual([2, 6, 4]);
    expect(suspect(2)).toMatchObject({
      role: 'introduced',
      value: '8841',
      chain: [2, 3, 4, 5, 6, 7],
      recovered: false,
    });
    expect(suspect(4)).toMatchObject({ role: 'carried', value: '8841', chain: [4, 5, 6, 7] });
    expect(suspect(3)).toMatchObject({ role: 'introduced', value: '8841' });
  });

  it('gives reasons and words that stand in the trace', async () => {
    const { run } = await examine(file, id);
    for (const { why, evidence } of suspects) {
      expect(why.length).toBeGreaterThan(0);
      expect(evidence.length).toBeGreaterThan(0);
      for (const { step, quote } of evidence) {
        const { asked, did } = run.steps[step - 1]!;
        const words = quote.replace(/^…|…$/g, '');
        expect(
          [...asked, ...did].some(({ text }) => text.includes(words)),
          quote,
        ).toBe(true);
      }
    }
    expect(suspect(2)?.evidence.map(({ step }) => step)).toContain(3);
  });

  it('lists no step behind the symptom, and shares that add up to no more than 1', () => {
    expect(suspects.every(({ step }) => step <= symptom.step)).toBe(true);
    expect(suspects.map(({ rank }) => rank)).toEqual(suspects.map((_, index) => index + 1));
    expect(suspects.reduce((sum, { confidence }) => sum + confidence, 0)).toBeLessThanOrEqual(1.001);
  });
});

describe('rankSuspects', () => {
  it('suspects the step that made a value up, with the words that say so', async () => {
    const { suspects } = await diagnosed(MADE_UP);
    expect(suspects[0]?.step).toBe(4);
    expect(suspects[0]?.why).toContain('It takes something as given that no step looked up.');
    expect(suspects[0]?.evidence.some(({ step, quote }) => step === 4 && quote.includes('I assume'))).toBe(true);
  });

  it('follows a made-up value to the step that failed with it', async () => {
    const { suspects } = await diagnosed(MADE_UP, 6);
    expect(suspects.find(({ step }) => step === 4)).toMatchObject({
      role: 'introduced',
      value: '18.75',
      chain: [4, 6],
    });
  });

  it('says what was found of a decision, and what the record of the failure names', async () => {
    const { suspects } = await diagnosed(
      JSON.stringify({
        reward: 0,
        judge_reason: 'The table T-481 was cancelled although nobody had agreed to it.',
        messages: [
          { role: 'system', content: 'Before you cancel a table, you must get the confirmation of the guest.' },
          { role: 'user', content: 'Hello, I have booked a table.' },
          { role: 'assistant', content: 'Under which name?' },
          { role: 'user', content: 'The name is Ada.' },
          {
            role: 'assistant',
            content: '',
            tool_calls: [
              { id: 'c', type: 'function', function: { name: 'cancel_table', arguments: '{"table":"T-481"}' } },
            ],
          },
          { role: 'tool', tool_call_id: 'c', content: '{"cancelled":"T-481"}' },
          { role: 'assistant', content: 'Your table is cancelled.' },
        ],
      }),
    );
    expect(suspects[0]?.step).toBe(5);
    expect(suspects[0]?.why[0]).toMatch(/^cancel_table ran without a yes from the user/);
    expect(suspects[0]?.why.at(-1)).toBe('What is recorded of the failure names "T-481", which comes from here.');
    expect(suspects[0]?.evidence.at(-1)).toEqual({ step: 5, quote: '{"table":"T-481"}' });
  });

  it('never takes the place in the run for a reason', async () => {
    const { suspects } = await diagnosed(MADE_UP);
    expect(suspects.flatMap(({ why }) => why).join('\n')).not.toMatch(/turn that does work|first to act|first plan/);
  });

  it('says plainly when nothing speaks against a step but its place', async () => {
    const says = (content: string) => ({ role: 'assistant', content });
    const { suspects } = await diagnosed(
      conversation([
        { role: 'user', content: 'Go.' },
        says('I look at it.'),
        says('I go on now.'),
        says('There it is.'),
      ]),
    );
    const why = (number: number) => suspects.find(({ step }) => step === number)?.why;
    expect(why(2)).toEqual(['Early in the run; nothing in its own text speaks against it.']);
    expect(why(4)).toEqual(['Late in the run; nothing in its own text speaks against it.']);
  });

  it('gives a chain only when a value travelled', async () => {
    const { suspects } = await diagnosed(MADE_UP);
    for (const { role, chain } of suspects) {
      expect(chain.length).not.toBe(1);
      expect(role === 'none' && chain.length > 0).toBe(false);
    }
    expect(suspects.some(({ chain }) => chain.length === 0)).toBe(true);
  });

  it('speaks of the failing call when the symptom is no answer', async () => {
    const said = async (symptom: number) =>
      (await diagnosed(MADE_UP, symptom)).suspects.find(({ step }) => step === 4)?.why.join('\n');
    expect(await said(7)).toContain('A value of the step where the failure shows first stands here');
    expect(await said(7)).not.toContain('final answer');
  });

  it('quotes what a tool returned, not what it was asked', async () => {
    const { suspects } = await diagnosed(
      otlp([
        { name: 'chat', model: 'm', output: 'I look it up.' },
        { name: 'find', tool: 'find', arguments: { q: 'kettle' }, result: 'two kettles are in stock' },
        { name: 'chat', model: 'm', output: 'There are two of them.' },
      ]),
    );
    expect(suspects.find(({ step }) => step === 2)?.evidence).toEqual([
      { step: 2, quote: expect.stringContaining('two kettles') },
    ]);
  });

  it('says that a failure was made good when nothing of it reached the symptom', async () => {
    const { suspects } = await diagnosed(
      conversation([
        { role: 'user', content: 'How is the weather in Ulm?' },
        call('get_weather', { town: 'Ulmm' }, 'a'),
        result('a', '{"error":"no such town"}'),
        call('get_weather', { town: 'Ulm' }, 'b'),
        result('b', '{"sky":"sunny"}'),
        { role: 'assistant', content: 'It is sunny there today.' },
      ]),
    );
    expect(suspects.find(({ step }) => step === 2)).toMatchObject({ recovered: true, role: 'none' });
    expect(suspects.find(({ step }) => step === 6)?.recovered).toBe(false);
  });

  it('is the same every time', async () => {
    expect(await diagnosed(MADE_UP)).toEqual(await diagnosed(MADE_UP));
  });

  it('answers for a trace with one step and for one without text', async () => {
    const { suspects } = await diagnosed(otlp([{ name: 'chat', model: 'm', output: 'No.' }]));
    expect(suspects).toMatchObject([{ rank: 1, step: 1, confidence: 1, chain: [] }]);
    expect((await diagnosed(otlp([{ name: 'chat', model: 'm' }]))).suspects).toEqual([]);
  });

  it('answers for a symptom that is no step', async () => {
    const file = await opened(MADE_UP);
    const examination = await examine(file, file.traces[0]!.id);
    expect(rankSuspects({ ...examination, symptom: { step: 0, why: '', basis: 'end' } })).toEqual([]);
  });

  it('takes linear time on text that is made to be slow', async () => {
    const bait = ['assum', 'could be (', '1. x\n', '"is_request_satisfied": {', '\n   #### **', 'final answer '];
    const texts = bait.map((word) => word.repeat(200_000 / word.length));
    const file = await opened(conversation(texts.map((content) => ({ role: 'assistant', content }))));
    const examination = await examine(file, file.traces[0]!.id);
    const start = performance.now();
    expect(rankSuspects({ ...examination, symptom: { step: texts.length, why: '', basis: 'end' } })).not.toEqual([]);
    expect(performance.now() - start).toBeLessThan(1500);
  });
});

describe('isFlat', () => {
  const sharing = (...shares: number[]): Diagnosis['suspects'] =>
    shares.map((confidence, index) => ({
      ...{ rank: index + 1, step: index + 1, score: 0, role: 'none', recovered: false },
      ...{ confidence, why: [], evidence: [], chain: [] },
    }));

  it.each([
    [[0.21, 0.2, 0.19, 0.01], true],
    [[0.2, 0.24, 0.21], true],
    [[0.41, 0.38, 0.1], false],
    [[0.5, 0.5], false],
    [[], false],
  ])('of %j is %s', (shares, is) => {
    expect(isFlat(sharing(...shares))).toBe(is);
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingFrom } from '../../../extension/diagnosis/missing';
import { readRun } from '../../../extension/diagnosis/readRun';
import type { Passage, Run } from '../../../extension/diagnosis/run';
import { opened } from '../support/opened';
import { conversation, otlp, type SpanSpec } from './support';

const INCIDENT = path.join(import.meta.dirname, '../../../samples/incident/traces/failed-refund.otlp.json');

async function runOf(content: string | Uint8Array): Promise<Run> {
  const file = await opened(content);
  return readRun(file, file.traces[0]!.id);
}

function texts(passages: readonly Passage[]): string[] {
  return passages.map(({ text }) => text);
}

describe('of a run that is too long to be read whole', () => {
  const lookUps = Array.from(
    { length: 12 },
    (_, i): SpanSpec => ({
      name: 'execute_tool find',
      tool: 'find',
      arguments: { q: i },
      result: `row ${i}`,
      ...(i === 4 && { error: 'gone' }),
    }),
  );
  const read = async (mostRead: number) => {
    const file = await opened(otlp(lookUps));
    const payloads: number[] = [];
    const onPayload = ({ number }: { number: number }) => payloads.push(number);
    return { payloads, run: await readRun(file, file.traces[0]!.id, { mostRead, onPayload }) };
  };

  it('reads the start and the end, keeps errors of the middle, and says so', async () => {
    const { run, payloads } = await read(8);
    expect(run.unread).toEqual({ from: 3, to: 6 });
    expect(payloads).toEqual([1, 2, 7, 8, 9, 10, 11, 12]);
    expect(run.steps.map(({ asked }) => asked.length)).toEqual([1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    expect(texts(run.steps[4]!.did)).toEqual(['gone']);
    const missing = missingFrom(run).join(' ');
    expect(missing).toContain('of steps 3 to 6 only names, times and errors were looked at');
    expect(missing).not.toMatch(/tool calls have no (arguments|result)/);
  });

  it('reads a shorter one whole', async () => {
    const { run, payloads } = await read(12);
    expect(run.unread).toBeUndefined();
    expect(payloads).toHaveLength(12);
    expect(missingFrom(run).join(' ')).not.toContain('too long');
  });
});

describe('readRun', () => {
  it('shows each text of the sample incident once, at the step that brought it', async () => {
    const { steps } = await runOf(readFileSync(INCIDENT));
    expect(steps.map(({ saw }) => saw.map(({ author }) => author))).toEqual([
      [],
      ['system', 'user'],
      ...Array(8).fill([]),
    ]);
    expect(steps[2]!.did[0]).toMatchObject({ author: 'tool', field: 'result', speaker: 'find_customer' });
    expect(steps[3]!.did.map(({ field }) => field)).toEqual(['output', 'arguments']);
    expect(steps[3]!.toolRequests).toMatchObject([{ name: 'get_orders', arguments: { customer_id: 8841 } }]);
    expect(texts(steps[6]!.did).at(-1)).toBe('409 order A-1093 belongs to another customer');
  });

  it('counts repeated history once for each agent, wherever it stands in the messages', async () => {
    const system = { role: 'system', content: 'Be brief.' };
    const ask = { role: 'user', content: 'Where is parcel 55?' };
    const more = { role: 'user', content: 'And parcel 56?' };
    const spans: SpanSpec[] = [
      { name: 'chat', model: 'm', agent: 'a', input: [system, ask], output: 'Looking.' },
      { name: 'chat', model: 'm', agent: 'a', input: [system, ask, { role: 'assistant', content: 'Looking.' }, more] },
      { name: 'chat', model: 'm', agent: 'b', input: [ask] },
    ];
    const { steps } = await runOf(otlp(spans));
    expect(steps.map(({ saw }) => texts(saw))).toEqual([
      ['Be brief.', 'Where is parcel 55?'],
      ['And parcel 56?'],
      ['Where is parcel 55?'],
    ]);
  });

  it('takes a tool result for known when the tool step showed it, with other white space around it', async () => {
    const { steps } = await runOf(
      otlp([
        { name: 'execute_tool find', tool: 'find', agent: 'a', arguments: { q: 1 }, result: 'row 77' },
        { name: 'chat', model: 'm', agent: 'a', input: [{ role: 'tool', content: 'row 77\n' }], output: 'ok' },
      ]),
    );
    expect(steps[0]!.asked).toMatchObject([{ author: 'model', text: '{"q":1}' }]);
    expect(steps[1]!.saw).toEqual([]);
  });

  it('leaves out what a container repeats of the steps below it, and keeps what it adds', async () => {
    const answer = { name: 'chat', model: 'm', agent: 'a', output: 'It is 42.', parent: 0 };
    const same = await runOf(otlp([{ name: 'invoke_agent a', agent: 'a', output: 'It is 42.' }, answer]));
    expect(same.steps.map(({ did }) => texts(did))).toEqual([[], ['It is 42.']]);
    const other = await runOf(otlp([{ name: 'invoke_agent a', agent: 'a', output: 'Answer: 42' }, answer]));
    expect(texts(other.steps[0]!.did)).toEqual(['Answer: 42']);
  });

  it('reads messages as steps that see the ones before them', async () => {
    const { steps } = await runOf(
      conversation([
        { role: 'user', content: 'Refund A-1.' },
        { role: 'assistant', content: 'Done.' },
      ]),
    );
    expect(steps.map(({ did, seesEarlierSteps }) => [did[0]!.author, did[0]!.text, seesEarlierSteps])).toEqual([
      ['user', 'Refund A-1.', false],
      ['model', 'Done.', true],
    ]);
  });

  it('takes the first words of a log without a question for the task', async () => {
    const history = [
      { name: 'Expert', role: 'user', content: 'The task: count the 314 birds.' },
      { name: 'Expert', role: 'user', content: 'There are 159.' },
    ];
    const { steps } = await runOf(JSON.stringify({ is_correct: false, question_ID: 'q', history }));
    expect(steps.map(({ did }) => did[0]!.author)).toEqual(['user', 'model']);
  });

  it('looks at the beginning and the end of a huge text, and says so', async () => {
    const huge = `first 1001 ${'x'.repeat(3_000_000)} last 2002`;
    const run = await runOf(conversation([{ role: 'user', content: huge }]));
    const [text] = texts(run.steps[0]!.did);
    expect(text!.length).toBeLessThan(300_000);
    expect([text!.slice(0, 10), text!.slice(-9)]).toEqual(['first 1001', 'last 2002']);
    expect(run.clipped).toEqual([1]);
  });

  it('keeps texts that come again once, and shares nothing between steps that have texts', async () => {
    const result = 'The order is open.';
    const tool = (content: string): SpanSpec => ({ name: 'execute_tool find', tool: 'find', result: content });
    const run = await runOf(
      otlp([tool(result), tool(result), tool('The order is sent.'), { name: 'wait' }, { name: 'rest' }]),
    );
    expect(run.steps.map(({ did }) => texts(did))).toEqual([[result], [result], ['The order is sent.'], [], []]);
    expect(run.steps.map(({ name, tool }) => [name, tool])).toEqual([
      ['find', 'find'],
      ['find', 'find'],
      ['find', 'find'],
      ['wait', undefined],
      ['rest', undefined],
    ]);
  });

  it('stops when told to', async () => {
    const file = await opened(readFileSync(INCIDENT));
    const stopped = readRun(file, file.traces[0]!.id, { signal: { aborted: true } });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  });
});

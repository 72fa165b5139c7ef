import { describe, expect, it } from 'vitest';
import { examine } from '../../../../extension/diagnosis/diagnose';
import { featuresOf } from '../../../../extension/diagnosis/suspects/features';
import { FEATURE_IDS, FEATURES, type Features } from '../../../../extension/diagnosis/suspects/meanings';
import { ranked } from '../../../../extension/diagnosis/suspects/rank';
import { sceneOf } from '../../../../extension/diagnosis/suspects/turns';
import { WEIGHTS } from '../../../../extension/diagnosis/suspects/weights';
import { opened } from '../../support/opened';
import { conversation, otlp } from '../support';

/** Features by step number. */
async function featuresIn(content: string): Promise<Map<number, Features>> {
  const file = await opened(content);
  const { run, lineage, findings } = await examine(file, file.traces[0]!.id);
  const scene = sceneOf(run, lineage, findings, run.steps.length);
  const rows = featuresOf(scene);
  return new Map(scene.turns.map(({ step }, place) => [step.number, rows[place]!]));
}

const says = (content: string) => ({ role: 'assistant', content });

describe('featuresOf', () => {
  it.each([
    ['assumes', 'We assume that the file is complete.', 'The file is complete.'],
    ['firstSimulates', 'Here is some sample data to go on with.', 'Here is the data of the file.'],
    ['givesUp', 'I was unable to find the page.', 'I found the page.'],
    ['claims', 'The sum has been verified.', 'The sum is next.'],
    [
      'viewsLittle',
      'I clicked it. The viewport shows 8% of the webpage.',
      'I clicked it. The viewport shows 90% of the webpage.',
    ],
    ['trivial', 'TERMINATE', 'The second of the three files is the one that holds what was asked for.'],
  ] as const)('%s', async (id, yes, no) => {
    const rows = await featuresIn(conversation([{ role: 'user', content: 'Go.' }, says(yes), says(no)]));
    expect(rows.get(2)?.[id]).toBeGreaterThan(0);
    expect(rows.get(3)?.[id]).toBe(0);
  });

  it('knows a first failure, and what comes after it', async () => {
    const rows = await featuresIn(
      otlp([
        { name: 'agent', agent: 'a' },
        { name: 'chat', model: 'm', parent: 0, output: 'I run it now.' },
        { name: 'run', tool: 'run', parent: 0, arguments: { x: 1 }, result: 'done' },
        { name: 'chat', model: 'm', parent: 0, output: 'I run the other one now.' },
        { name: 'run', tool: 'run', parent: 0, arguments: { x: 2 }, error: 'no such file' },
        { name: 'chat', model: 'm', parent: 0, output: 'That is all there is to say.' },
      ]),
    );
    expect([2, 4, 6].map((step) => rows.get(step)?.firstFailure)).toEqual([0, 1, 0]);
    expect([2, 4, 6].map((step) => rows.get(step)?.callWorks)).toEqual([1, 0, 0]);
    expect([2, 4, 6].map((step) => rows.get(step)?.afterFirstFailure)).toEqual([0, 0, 1]);
    expect(rows.has(1)).toBe(false);
    expect(rows.get(5)).toMatchObject({ isTool: 1, isWorker: 0 });
  });

  it.each([
    [
      '<returncode>1</returncode>\n<output>\nno such file\n</output>',
      { codeUntried: 0, firstFailure: 1, callWorks: 0 },
    ],
    ['<returncode>-9</returncode>\n<output>\n</output>', { codeUntried: 0, firstFailure: 1, callWorks: 0 }],
    ['<returncode>0</returncode>\n<output>\n42 files\n</output>', { codeUntried: 0, firstFailure: 0, callWorks: 1 }],
    ['<returncode>0</returncode>\n<output>\n</output>', { codeUntried: 0, firstEmpty: 1, callWorks: 0 }],
    ['OBSERVATION:\na.txt b.txt', { codeUntried: 0, callWorks: 1 }],
    ['a.txt\n(Current directory: /repo)\nbash-$', { codeUntried: 0, callWorks: 1 }],
    ['Error messages are what I want to see, so go on.', { codeUntried: 1, callWorks: 0 }],
  ])("reads a shell's report in the user's name: %j", async (report, expected) => {
    const rows = await featuresIn(
      conversation([
        { role: 'user', content: 'Count the files.' },
        says('I look at them.\n```bash\nls\n```'),
        { role: 'user', content: report },
        says('There are two files in the folder, as the list says.'),
      ]),
    );
    expect(rows.get(2)).toMatchObject(expected);
    expect(rows.get(3)).toMatchObject(expected.codeUntried === 0 ? { isTool: 1, isUser: 0 } : { isTool: 0, isUser: 1 });
  });

  it('knows who made a value of the answer up, and who only took it up from a tool', async () => {
    const rows = await featuresIn(
      conversation([
        { role: 'user', content: 'Which order is late?' },
        {
          role: 'assistant',
          content: '',
          tool_calls: [{ id: 'c', type: 'function', function: { name: 'list', arguments: '{}' } }],
        },
        { role: 'tool', tool_call_id: 'c', content: '{"late":"ORD-77123"}' },
        says('The order ORD-77123 is late, and its parcel is PX-90817-B.'),
        says('Final answer: ORD-77123 and PX-90817-B'),
      ]),
    );
    expect([2, 4, 5].map((step) => rows.get(step)?.makesAnswer)).toEqual([0, 1, 0]);
    expect([2, 4, 5].map((step) => rows.get(step)?.takesUp)).toEqual([0, 1, 0]);
    expect([2, 4, 5].map((step) => rows.get(step)?.showsAnswer)).toEqual([1, 0, 0]);
  });

  it('knows who hands in an answer, and who does so without having looked anything up', async () => {
    const calls = (name: string, given: string) => [{ type: 'tool_call', id: name, name, arguments: given }];
    const turn = (name: string, given: string) => ({ role: 'assistant', parts: calls(name, given) });
    const chat = { name: 'chat', model: 'm' };
    const rows = await featuresIn(
      otlp([
        { name: 'agent', agent: 'blind' },
        { ...chat, parent: 0, output: [turn('final_answer', '{"answer":"12 ships"}')] },
        { name: 'final_answer', tool: 'final_answer', parent: 0, arguments: { answer: '12 ships' } },
        { name: 'agent', agent: 'careful' },
        { ...chat, parent: 3, output: [turn('count', '{"of":"ships"}')] },
        { name: 'count', tool: 'count', parent: 3, arguments: { of: 'ships' }, result: '14 ships' },
        { ...chat, parent: 3, output: [turn('final_answer', '{"answer":"14 ships"}')] },
      ]),
    );
    expect([2, 5, 7].map((step) => rows.get(step)?.handsIn)).toEqual([1, 0, 1]);
    expect([2, 5, 7].map((step) => rows.get(step)?.answersBlind)).toEqual([1, 0, 0]);
  });

  it('knows a turn that only asks the user for something', async () => {
    const hears = (content: string) => ({ role: 'user', content });
    const rows = await featuresIn(
      conversation([
        hears('Cancel my table.'),
        says('I am sorry to hear that. Could you please provide the number of your table?'),
        hears('It is T-4.'),
        says('Would you like me to cancel the table T-4 at no cost?'),
        hears('Yes.'),
        says('Unfortunately, I cannot cancel it. Could you please provide another number?'),
        hears('No.'),
        says('Please provide the number of your table.'),
      ]),
    );
    expect([2, 4, 6, 8].map((step) => rows.get(step)?.asksUser)).toEqual([1, 0, 0, 0]);
  });

  it('takes a result that is not recorded for no empty one', async () => {
    const rows = await featuresIn(
      otlp([
        { name: 'chat', model: 'm', output: 'I file it.' },
        { name: 'file', tool: 'file', arguments: { page: 3 } },
        { name: 'chat', model: 'm', output: 'I look for the next one.' },
        { name: 'look', tool: 'look', arguments: { page: 4 }, result: '[]' },
      ]),
    );
    expect([1, 3].map((step) => rows.get(step)?.firstEmpty)).toEqual([0, 1]);
  });

  it('takes code that another agent answers for code that was run', async () => {
    const code = 'I ask the other one.\n```py\nask("count the ships")\n```';
    const rows = await featuresIn(
      otlp([
        { name: 'agent', agent: 'boss' },
        { name: 'chat', model: 'm', parent: 0, output: code },
        { name: 'agent', agent: 'helper', parent: 0 },
        { name: 'chat', model: 'm', parent: 2, output: 'I counted them by hand: 14.' },
        { name: 'chat', model: 'm', parent: 0, output: code },
      ]),
    );
    expect([2, 5].map((step) => rows.get(step)?.codeUntried)).toEqual([0, 1]);
  });

  it('brings what was found at a call to the step that made it', async () => {
    const rows = await featuresIn(
      conversation([
        { role: 'system', content: 'Before you cancel a table, you must get the confirmation of the guest.' },
        { role: 'user', content: 'Hello, about my table.' },
        says('Which one?'),
        { role: 'user', content: 'It is the table T-4.' },
        {
          role: 'assistant',
          content: '',
          tool_calls: [{ id: 'c', type: 'function', function: { name: 'cancel_table', arguments: '{"table":"T-4"}' } }],
        },
        { role: 'tool', tool_call_id: 'c', content: '{"cancelled":"T-4"}' },
        says('Your table is cancelled.'),
      ]),
    );
    expect([3, 5, 6, 7].map((step) => rows.get(step)?.findingDecides)).toEqual([0, 1, 0, 0]);
  });

  it('cuts a run where it drops its plan', async () => {
    const rows = await featuresIn(
      otlp([
        { name: 'orchestrator', agent: 'Orchestrator', model: 'm', output: 'Initial plan:\nLook at the page.' },
        { name: 'worker', agent: 'Surfer', model: 'm', output: 'I looked at the page and found nothing on it.' },
        { name: 'orchestrator', agent: 'Orchestrator', model: 'm', output: 'Stalled. Replanning.' },
        { name: 'worker', agent: 'Surfer', model: 'm', output: 'I looked at the other page and found a picture.' },
      ]),
    );
    const by = (id: 'replans' | 'afterReplan' | 'isLead') => [1, 2, 3, 4].map((step) => rows.get(step)?.[id]);
    expect(by('replans')).toEqual([0, 0, 1, 0]);
    expect(by('afterReplan')).toEqual([0, 0, 0, 1]);
    expect(by('isLead')).toEqual([1, 0, 1, 0]);
  });
});

describe('the weights', () => {
  it('are there for every feature, and never against common sense', () => {
    expect(Object.keys(WEIGHTS)).toEqual(FEATURE_IDS);
    for (const id of FEATURE_IDS) {
      const feature = FEATURES[id];
      expect(Math.sign(WEIGHTS[id]) * ('sign' in feature ? feature.sign : 0), id).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('ranked', () => {
  const row = (assumes: number) => ({ ...(Object.fromEntries(FEATURE_IDS.map((id) => [id, 0])) as Features), assumes });
  const weights = row(1);

  it('puts the largest score first, of two alike the earlier, and shares 1 among all', () => {
    const order = ranked([row(0), row(2), row(0)], [0, 0, 0], weights);
    expect(order.map(({ place }) => place)).toEqual([1, 0, 2]);
    expect(order.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it('lets the part of a long run decide between steps that are close, and not otherwise', () => {
    const rowsWith = (best: number) =>
      Array.from({ length: 60 }, (_, place) => row(place === 59 ? best : place < 20 ? 1 : 0));
    const parts = rowsWith(0).map((_, place) => (place < 50 ? 0 : 1));
    const orderOf = (best: number, from = 0) =>
      ranked(rowsWith(best).slice(from), parts.slice(from), weights).map(({ place }) => place);
    expect(orderOf(1.5).slice(0, 2)).toEqual([0, 1]);
    expect(orderOf(1.5).slice(19, 22)).toEqual([19, 59, 20]);
    expect(orderOf(2).slice(0, 2)).toEqual([59, 0]);
    expect(orderOf(1.5, 40)[0]).toBe(19);
  });
});

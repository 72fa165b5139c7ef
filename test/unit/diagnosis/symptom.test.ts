import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingFrom } from '../../../extension/diagnosis/missing';
import { readRun } from '../../../extension/diagnosis/readRun';
import type { Finding, Run } from '../../../extension/diagnosis/run';
import { symptomOf } from '../../../extension/diagnosis/symptom';
import { opened } from '../support/opened';
import { conversation, otlp, type SpanSpec } from './support';

const INCIDENT = path.join(import.meta.dirname, '../../../samples/incident/traces/failed-refund.otlp.json');

async function runOf(content: string | Uint8Array): Promise<Run> {
  const file = await opened(content);
  return readRun(file, file.traces[0]!.id);
}

function finding(id: string, step: number, recovered = false): Finding {
  return {
    id,
    category: 'tool',
    severity: 'error',
    steps: [step],
    message: `${id} at ${step}`,
    evidence: [],
    recovered,
  };
}

const tool = (name: string, error?: string): SpanSpec => ({
  name: `execute_tool ${name}`,
  tool: name,
  result: 'r',
  parent: 0,
  ...(error !== undefined && { error }),
});
const root: SpanSpec = { name: 'invoke_agent a', agent: 'a' };
const answer: SpanSpec = { name: 'chat', model: 'm', output: 'All good.', parent: 0 };

describe('the symptom', () => {
  it('is the failed refund of the sample incident', async () => {
    const symptom = symptomOf(await runOf(readFileSync(INCIDENT)), []);
    expect(symptom).toEqual({
      step: 7,
      why: expect.stringContaining('409 order A-1093 belongs to another customer'),
      basis: 'failure',
    });
  });

  it.each<[string, readonly SpanSpec[], readonly Finding[], number]>([
    ['the last error below a failed root', [{ ...root, error: 'boom' }, tool('a', 'x'), tool('b', 'y'), answer], [], 3],
    ['the failed root itself when nothing below it failed', [{ ...root, error: 'boom' }, answer], [], 1],
    ['the last error', [root, tool('a', 'x'), answer], [], 2],
    ['not an error that the run worked on after', [root, tool('a', 'x'), answer, tool('b'), answer], [], 5],
    ['not an error that the same tool made good', [root, tool('a', 'x'), tool('a'), answer], [], 4],
    [
      'not an error that a finding says was made good',
      [root, tool('a', 'x'), answer],
      [finding('tool-error', 2, true)],
      3,
    ],
    ['an error that only the result tells', [root, tool('a'), answer], [finding('tool-error', 2)], 2],
    ['an answer that claims what was not done', [root, answer, tool('a')], [finding('action-claimed-not-done', 2)], 2],
    ['the last answer when nothing failed', [root, tool('a'), answer, tool('b')], [], 3],
    ['the last step when nothing was said', [root, tool('a'), tool('b')], [], 3],
  ])('is %s', async (_, spans, findings, step) => {
    expect(symptomOf(await runOf(otlp(spans)), findings).step).toBe(step);
  });

  it.each<[string, readonly SpanSpec[], RegExp]>([
    ['no error', [root, answer], /^Nothing in the trace says that it failed; step 2 is where it ended\.$/],
    [
      'one error',
      [root, tool('a', 'x'), tool('a'), answer],
      /^Step 2 reports an error, but nothing says that the run as a whole failed; step 4 /,
    ],
    [
      'some errors',
      [root, tool('a', 'x'), tool('a', 'x'), tool('a', 'x'), tool('a'), answer],
      /^Steps 2, 3 and 4 report errors, but /,
    ],
    [
      'many errors',
      [root, ...Array.from({ length: 8 }, () => tool('a', 'x')), tool('a'), answer],
      /^Steps 2, 3, 4, 5, 6 and 3 more report errors, but /,
    ],
  ])('is the end of a run with %s that nothing calls failed', async (_, spans, why) => {
    expect(symptomOf(await runOf(otlp(spans)), [])).toMatchObject({ why: expect.stringMatching(why), basis: 'end' });
  });

  it('is where a run recorded as failed ended when nobody answered', async () => {
    const run = await runOf(otlp([root, tool('a')]));
    const symptom = symptomOf({ ...run, outcome: { state: 'failed', reason: 'Its score is 0' } }, []);
    expect(symptom).toEqual({ step: 2, why: 'Its score is 0. Step 2 is where it ended.', basis: 'failure' });
  });

  it('is the step the user asks about, when there is one', async () => {
    const run = await runOf(otlp([root, tool('a', 'x'), answer]));
    expect([symptomOf(run, [], 3).step, symptomOf(run, [], 99).step]).toEqual([3, 2]);
  });

  it('is the last answer of a run recorded as failed, not its closing word', async () => {
    const history = ['The task', 'The answer is 12.', 'TERMINATE'].map((content) => ({
      name: 'Expert',
      role: 'user',
      content,
    }));
    const run = await runOf(JSON.stringify({ is_correct: false, question_ID: 'q', history }));
    expect(symptomOf(run, [])).toMatchObject({ step: 2, why: expect.stringContaining('recorded as not correct') });
  });
});

describe('the symptom of a chat recorded as failed', () => {
  const asks = (content: string) => ({ role: 'user', content });
  const says = (content: string) => ({ role: 'assistant', content });
  const calls = (name: string, content: string) => [
    {
      role: 'assistant',
      content: '',
      tool_calls: [{ id: name, type: 'function', function: { name, arguments: '{"room":"B12"}' } }],
    },
    { role: 'tool', tool_call_id: name, content },
  ];

  it.each<[string, readonly object[], number]>([
    [
      'the answer before good wishes',
      [
        asks('A room for two?'),
        says('Room B12 is free.'),
        asks('Thanks!'),
        says("You're welcome! Have a lovely stay. 🙂"),
      ],
      2,
    ],
    [
      'the answer before an offer of help',
      [
        asks('A room?'),
        says('Room B12 is yours.'),
        asks('Ok'),
        says('Glad I could help! If you need anything else, feel free to ask.'),
      ],
      2,
    ],
    [
      'the change that only good wishes followed',
      [asks('Book B12.'), ...calls('book_room', '{"booked":"B12"}'), says("You're welcome! Safe travels!")],
      3,
    ],
    [
      'not a change that failed',
      [
        asks('Book B12.'),
        says('B12 costs 80.'),
        asks('Yes'),
        ...calls('book_room', 'Error: no such room'),
        says('Bye!'),
      ],
      5,
    ],
    [
      'not the hand-over to a person',
      [
        asks('Refund me.'),
        says('Refunds are over for the year.'),
        asks('A person, please.'),
        ...calls('transfer_to_human', 'Transfer successful'),
        says('You are being transferred to a human agent. Please hold on.'),
      ],
      2,
    ],
    [
      'the first of the refusals of one thing',
      [
        asks('Move my stay.'),
        says('Unfortunately, I cannot move a booking without its booking number.'),
        asks('I lost it.'),
        says('I see. Look in your mail.'),
        asks('Nothing there.'),
        says('I am sorry, but without the booking number I cannot move your booking.'),
      ],
      2,
    ],
    [
      'the last refusal when something was tried between',
      [
        asks('Move my stay.'),
        says('Unfortunately, I cannot move a booking without its booking number.'),
        asks('Try my name.'),
        ...calls('find_booking', '{"found":"B12"}'),
        says('I cannot move the booking without a booking number.'),
      ],
      6,
    ],
    [
      'the last refusal when it refuses something else',
      [
        asks('Move my stay.'),
        says('Unfortunately, bookings with a special rate cannot be moved.'),
        asks('Then a larger room?'),
        says('I am afraid larger rooms are not available this week.'),
      ],
      4,
    ],
    ['the courtesy when nothing else was said', [asks('Hi'), says('How can I help you?')], 2],
  ])('is %s', async (_, messages, step) => {
    const run = await runOf(JSON.stringify({ messages, reward: 0 }));
    expect(run.outcome.state).toBe('failed');
    const errors = run.steps.flatMap(({ number, did }) =>
      did.some(({ text }) => text.startsWith('Error')) ? [finding('tool-error', number)] : [],
    );
    expect(symptomOf(run, errors).step).toBe(step);
  });

  it('tells why the record says that it failed', async () => {
    const judged = 'The room was free on Monday only, '.repeat(8);
    const run = await runOf(
      JSON.stringify({
        messages: [asks('Book B12.'), says('Done: B12.')],
        reward: 0,
        judge_reason: `${judged}not then.`,
      }),
    );
    expect(symptomOf(run, []).why).toBe(`The recorded reward is 0: ${judged}not then. Step 2 is its last answer.`);
  });
});

describe('what is missing', () => {
  it('is said for spans without content', async () => {
    const said = missingFrom(
      await runOf(
        otlp([
          { name: 'chat', model: 'm' },
          { name: 'execute_tool t', tool: 't' },
        ]),
      ),
    );
    expect(said.join('\n')).toMatch(/No step has any text/);
    expect(said.join('\n')).toMatch(/What the model was sent is not recorded/);
    expect(said.join('\n')).toMatch(/One of 1 tool calls has no arguments \(step 2\)/);
  });

  it('is nothing to speak of for a complete trace', async () => {
    expect(missingFrom(await runOf(readFileSync(INCIDENT)))).toEqual([]);
  });

  it('names what a log of messages leaves out', async () => {
    const said = missingFrom(
      await runOf(
        conversation([
          { role: 'user', content: 'Hi' },
          { role: 'assistant', content: 'Ho' },
        ]),
      ),
    );
    expect(said).toEqual([
      'No system prompt is recorded: broken instructions cannot be told.',
      'Token counts are not recorded: they are estimated from the text.',
      'Times are not recorded.',
      'Whether the run succeeded is not recorded.',
    ]);
  });
});

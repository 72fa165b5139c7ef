import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Lineage, traceValues } from '../../../../extension/diagnosis/lineage';
import { readRun } from '../../../../extension/diagnosis/readRun';
import { opened } from '../../support/opened';
import { conversation, otlp } from '../support';

const INCIDENT = path.join(import.meta.dirname, '../../../../samples/incident/traces/failed-refund.otlp.json');

async function lineageOf(content: string | Uint8Array): Promise<Lineage> {
  const file = await opened(content);
  return traceValues(await readRun(file, file.traces[0]!.id));
}

function chat(...texts: string[]): string {
  return conversation(texts.map((content, index) => ({ role: index % 2 === 0 ? 'user' : 'assistant', content })));
}

describe('the sample incident', async () => {
  const lineage = await lineageOf(readFileSync(INCIDENT));

  it('has the wrong customer from the search result to the failed refund', () => {
    expect(lineage.find('8841')).toMatchObject({ origin: 3, role: 'given', author: 'tool', steps: [3, 4, 5, 6, 7, 8] });
    expect(lineage.whereFrom(7, '8841')).toBe(6);
    expect(lineage.whereTo(4, '8841')).toEqual([5, 6, 7, 8]);
    expect(lineage.decisiveValue(7)?.text).toBe('8841');
    expect(lineage.chain(3, 7)).toContainEqual({ value: lineage.find('8841'), steps: [3, 4, 5, 6, 7] });
  });

  it('has the order and the amount from the user', () => {
    expect(lineage.find('order A-1093')).toMatchObject({ origin: 2, author: 'user' });
    expect(lineage.find('129')).toMatchObject({ origin: 2, author: 'user', steps: [2, 6, 7, 9] });
    expect(lineage.origin('no such value 555777')).toBeUndefined();
  });
});

describe('traceValues', () => {
  it('says which step made a value up', async () => {
    const lineage = await lineageOf(
      chat('Where is my parcel?', 'Parcel 77-4411 is in Ulm.', 'And 77-4411?', 'Yes, 77-4411.'),
    );
    expect(lineage.introducedBy(2).map(({ text }) => text)).toContain('77-4411');
    expect(lineage.find('77-4411')).toMatchObject({ role: 'introduced', steps: [2, 3, 4] });
    expect(lineage.introducedBy(4)).toEqual([]);
  });

  it.each([
    ['a name the instructions hold', 'Offer the Travel Guard plan.', 'You could take Travel Guard here.'],
    ['words they hold in small letters', 'Always offer travel guard to guests.', 'You could take Travel Guard here.'],
    ['a label', 'Help the guest.', 'Travel Guard: no'],
  ])('does not take for made up %s', async (_, system, answer) => {
    const lineage = await lineageOf(
      conversation([
        { role: 'system', content: system },
        { role: 'user', content: 'Hello.' },
        { role: 'assistant', content: answer },
      ]),
    );
    expect(lineage.introducedBy(3)).toEqual([]);
  });

  it('takes for made up what the instructions do not hold', async () => {
    const lineage = await lineageOf(
      conversation([
        { role: 'system', content: 'Guard the travel plan.' },
        { role: 'user', content: 'Hello.' },
        { role: 'assistant', content: 'You could take Travel Guard here.' },
      ]),
    );
    expect(lineage.introducedBy(3).map(({ text }) => text)).toContain('Travel Guard');
  });

  it('takes what a model asks for as said before its tools answer', async () => {
    const lineage = await lineageOf(
      conversation([
        { role: 'user', content: 'Weather?' },
        {
          role: 'assistant',
          tool_calls: [{ id: 'c', type: 'function', function: { name: 'get', arguments: '{"zip":"90210"}' } }],
        },
        { role: 'tool', tool_call_id: 'c', content: 'Sunny in 90210' },
      ]),
    );
    expect(lineage.find('90210')).toMatchObject({ origin: 2, role: 'introduced' });
  });

  it('takes what a container says as said after the steps below it', async () => {
    const lineage = await lineageOf(
      otlp([
        { name: 'invoke_agent a', agent: 'a', output: 'The total is 48213.' },
        { name: 'execute_tool sum', tool: 'sum', agent: 'a', parent: 0, result: '48213' },
      ]),
    );
    expect(lineage.find('48213')).toMatchObject({ origin: 2, author: 'tool', steps: [2, 1] });
  });

  it('finds the question of a log beside its steps as step 0', async () => {
    const history = [{ role: 'Orchestrator', content: 'We need the Voyager 60431 record.' }];
    const lineage = await lineageOf(JSON.stringify({ question: 'Who owns 60431?', question_ID: 'q', history }));
    expect(lineage.origin('60431')).toBe(0);
  });

  it.each([
    ['digits', 'Ship order 481516 now', 'Shipping order 418516'],
    ['digits', 'Order A-10937', 'Refunded A-10397'],
    ['unit', 'It costs 129.50', 'I charged 12950'],
    ['date', 'On 2024-05-20 please', 'Booked for 2024-05-21'],
    ['cut', 'See https://example.com/orders/2291/view', 'Opened https://example.com/orders/2291'],
  ])('notices a change of %s', async (kind, given, said) => {
    const lineage = await lineageOf(chat(given, said));
    expect(lineage.alterations()).toMatchObject([{ kind, step: 2, from: { origin: 1 }, to: { origin: 2 } }]);
  });

  it.each([
    ['the same value in another spelling', 'Pay €1,290.00 on May 20th', 'Paid 1290 on 2024-05-20'],
    ['another year', 'Founded in 2012', 'Renewed in 2021'],
    ['a round number', 'About 5100 birds', 'Not 1500 of them'],
    ['another value', 'Ship order 481516', 'Order 990233 is another one'],
    ['the right form beside it', 'Ship order 481516', 'Not 418516 but 481516'],
  ])('sees no change in %s', async (_, given, said) => {
    expect((await lineageOf(chat(given, said))).alterations()).toEqual([]);
  });

  it('weighs what stands everywhere less than what stands in two steps', async () => {
    const texts = Array.from({ length: 40 }, (_, n) => `Alpha-77 again${n === 3 || n === 30 ? ' Beta-88' : ''}`);
    const lineage = await lineageOf(chat(...texts));
    expect(lineage.find('Beta-88')!.weight).toBeGreaterThan(3 * lineage.find('Alpha-77')!.weight);
  });

  it('has plain answers for a trace without text', async () => {
    const lineage = await lineageOf(otlp([{ name: 'step' }]));
    expect([lineage.valuesOf(1), lineage.decisiveValue(1), lineage.chain(1, 1), lineage.valuesOf(99)]).toEqual([
      [],
      undefined,
      [],
      [],
    ]);
  });
});

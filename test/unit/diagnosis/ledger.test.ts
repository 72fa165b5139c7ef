import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Ledger, LedgerBuilder } from '../../../extension/diagnosis/ledger';
import { readRun } from '../../../extension/diagnosis/readRun';
import { opened } from '../support/opened';
import { conversation, otlp, type SpanSpec } from './support';

const INCIDENT = path.join(import.meta.dirname, '../../../samples/incident/traces/failed-refund.otlp.json');

async function ledgerOf(content: string | Uint8Array, window?: number): Promise<Ledger> {
  const file = await opened(content);
  const builder = new LedgerBuilder(() => window);
  await readRun(file, file.traces[0]!.id, { onPayload: (step, agent, payload) => builder.add(step, agent, payload) });
  return builder.finish();
}

const user = (content: string) => ({ role: 'user', content });
const said = (content: string) => ({ role: 'assistant', content });

function calls(...inputs: (readonly object[])[]): string {
  return otlp(inputs.map((input): SpanSpec => ({ name: 'chat', model: 'm', agent: 'a', input })));
}

describe('the ledger', () => {
  it('sees the request go missing from the last call of the sample incident', async () => {
    const ledger = await ledgerOf(readFileSync(INCIDENT), 10_000);
    expect(ledger.calls.map(({ step, previous, kept, added }) => [step, previous, kept, added])).toEqual([
      [2, undefined, 0, 1],
      [4, 2, 1, 2],
      [6, 4, 3, 2],
      [9, 6, 4, 3],
    ]);
    expect(ledger.of(9)!.dropped).toMatchObject([{ heldBy: 6, role: 'user', now: undefined }]);
    expect(ledger.of(9)!.dropped[0]!.text).toContain('J. Meyer');
    expect(ledger.of(9)).toMatchObject({ inputTokens: 1216, estimated: false, fill: 0.1216 });
    expect(ledger.of(3)).toBeUndefined();
  });

  it('tells a cut message from a changed and a dropped one', async () => {
    const long = 'The policy of this shop about returned kettles is as follows: first, '.repeat(4);
    const { calls: entries } = await ledgerOf(
      calls(
        [user('Hello'), said(`${long}end`), said(`A: ${long}`), user('Bye')],
        [user('Hello'), said(`${long.slice(0, 90)}…`), said(`A: ${long} and more`)],
      ),
    );
    const [, last] = entries;
    expect(last).toMatchObject({ kept: 1, added: 2, systemChanged: false });
    expect([last!.cut.length, last!.changed.length, last!.dropped.map(({ text }) => text)]).toEqual([1, 1, ['Bye']]);
  });

  it('sees a result that was cleared, by the call it answers', async () => {
    const result = (content: string) => [{ role: 'tool', tool_call_id: 'c1', content }];
    const ledger = await ledgerOf(
      calls([user('Go'), ...result('row 1, row 2, row 3')], [user('Go'), ...result('[cleared]')]),
    );
    expect(ledger.calls[1]!.cut).toMatchObject([{ text: 'row 1, row 2, row 3', now: '[cleared]' }]);
  });

  it('tells a summary from messages that are just new', async () => {
    const history = [
      'Customer Jonas ordered kettle number 77 yesterday',
      'Warehouse Bremen reports broken kettle boxes',
    ];
    const old = history.map((text) => said(`${text}. `.repeat(6)));
    const summary = user(
      `Summary: customer Jonas ordered kettle number 77 yesterday; warehouse Bremen reports broken kettle boxes. Customer Jonas waits.`,
    );
    const fresh = user(
      'Please translate the following completely unrelated paragraph about orchids, tulips, daffodils, sunflowers, lavender and other garden plants.',
    );
    const summed = await ledgerOf(calls([user('Hi'), ...old], [user('Hi'), summary]));
    expect(summed.calls[1]!.summarised).toBe(true);
    const replaced = await ledgerOf(calls([user('Hi'), ...old], [user('Hi'), fresh]));
    expect(replaced.calls[1]!.summarised).toBe(false);
  });

  it('compares with the same conversation when agents of one name take turns', async () => {
    const ledger = await ledgerOf(
      calls([user('task A')], [user('task B')], [user('task A'), said('x')], [user('task B'), said('y')]),
    );
    expect(ledger.calls.map(({ previous }) => previous)).toEqual([undefined, undefined, 1, 2]);
    expect(ledger.calls.flatMap(({ dropped }) => dropped)).toEqual([]);
  });

  it('estimates tokens where none are recorded, and shares them out by source', async () => {
    const [entry] = (await ledgerOf(calls([user('x'.repeat(300)), said('y'.repeat(100))]))).calls;
    expect(entry).toMatchObject({ inputTokens: 100, estimated: true, fill: undefined });
    expect(entry!.shares).toEqual([
      { source: 'user', tool: undefined, tokens: 75 },
      { source: 'assistant', tool: undefined, tokens: 25 },
    ]);
  });

  it('says when the system text changed', async () => {
    const call = (system: string): SpanSpec => ({ name: 'chat', model: 'm', agent: 'a', system, input: [user('q')] });
    const changed = await ledgerOf(otlp([call('Be kind.'), call('Be kind.'), call('Be brief.')]));
    expect(changed.calls.map(({ systemChanged }) => systemChanged)).toEqual([false, false, true]);
  });

  it('takes the steps before a call for its input where the format says so', async () => {
    const ledger = await ledgerOf(
      conversation([
        { role: 'system', content: 'S'.repeat(40) },
        user('U'.repeat(40)),
        said('one'),
        user('two'),
        said('three'),
      ]),
    );
    expect(ledger.calls.map(({ step, previous, kept, added }) => [step, previous, kept, added])).toEqual([
      [3, undefined, 0, 2],
      [5, 3, 2, 2],
    ]);
    expect(ledger.calls[0]!.inputTokens).toBe(20);
    expect(ledger.calls[0]!.shares.map(({ tokens }) => tokens)).toEqual([10, 10]);
  });
});

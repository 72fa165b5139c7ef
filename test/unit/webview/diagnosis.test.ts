import { describe, expect, test } from 'vitest';
import type { PageFinding, PageLedgerCall } from '../../../schemas/pageDiagnosis';
import { pageContext } from '../../../schemas/protocol';
import { fillOf, groupsIn, sharesOf } from '../../../webview/model/contextShares';
import { FindingIndex, findingLabel } from '../../../webview/model/findings';
import { menuContext } from '../../../webview/model/menuContext';
import { findQuote, quotedText } from '../../../webview/model/quoteSearch';
import { ListedSteps } from '../../../webview/model/stepLines';
import { StepTrail } from '../../../webview/model/stepTrail';

function finding(id: string, steps: readonly number[], rest: Partial<PageFinding> = {}): PageFinding {
  return { id, category: 'tool', severity: 'warning', message: id, evidence: [], recovered: false, ...rest, steps };
}

describe('findings by step', () => {
  const index = new FindingIndex([
    finding('mentioned', [9, 4]),
    finding('about', [4]),
    finding('mended', [4], { severity: 'error', recovered: true }),
    finding('worst', [4, 4], { severity: 'error' }),
    finding('nowhere', []),
  ]);

  test('lists a step once, the worst and what is about it first, what was mended last', () => {
    expect(index.of(4).map(({ id }) => id)).toEqual(['worst', 'about', 'mentioned', 'mended']);
    expect(index.steps).toEqual([4, 9]);
    expect(index.of(5)).toEqual([]);
  });

  test('names a finding in words', () => {
    expect(findingLabel('tool-empty-result-used')).toBe('tool empty result used');
  });
});

describe('the way back', () => {
  test('leads forward again, hop by hop', () => {
    const trail = StepTrail.EMPTY.back(7, 4).back(4, 2);
    expect(trail.ahead).toBe(4);
    expect(trail.forward().ahead).toBe(7);
    expect(trail.forward().forward().ahead).toBeUndefined();
  });

  test('begins anew from a step it had not led to', () => {
    const trail = StepTrail.EMPTY.back(7, 4).back(9, 8);
    expect(trail.ahead).toBe(9);
    expect(trail.forward().ahead).toBeUndefined();
  });
});

describe('listed steps', () => {
  const listed = new ListedSteps([3, 8, 20]);
  test('stand in lines of their own, others for the closest', () => {
    expect([0, 1, 2].map((line) => listed.stepAt(line))).toEqual([3, 8, 20]);
    expect([1, 3, 8, 9, 99].map((step) => listed.lineOf(step))).toEqual([0, 0, 1, 2, 2]);
    expect([3, 4, 99].map((step) => listed.has(step))).toEqual([true, false, false]);
  });
});

describe('a quote', () => {
  const texts = ['Result', 'id: ', '8841', ' name: ', '"Jana Meyer"', 'I found the customer. Checking orders.'];
  const found = (quote: string): string | undefined => {
    const place = findQuote(texts, quote);
    if (!place) return undefined;
    const { from, to } = place;
    if (from.text === to.text) return texts[from.text]!.slice(from.offset, to.offset);
    const between = texts.slice(from.text + 1, to.text).join('');
    return texts[from.text]!.slice(from.offset) + between + texts[to.text]!.slice(0, to.offset);
  };

  test('is found as it stands, in any case', () => {
    expect(found('i FOUND the customer.')).toBe('I found the customer');
  });

  test('is found across the pieces JSON is drawn in', () => {
    expect(found('{"id": 8841, "name": "Jana')).toBe('id: 8841 name: "Jana');
  });

  test('is found by its start when the rest is not shown', () => {
    expect(found('I found the customer. Checking the policy of the shop')).toMatch(/^I found the customer/);
  });

  test('is not found where nothing of it stands, or where it has no letters', () => {
    expect(found('The order qualifies')).toBeUndefined();
    expect(found('{ … }')).toBeUndefined();
    expect(findQuote([], 'any')).toBeUndefined();
  });

  test('is found in linear time however often it nearly matches', () => {
    const start = performance.now();
    findQuote(['a'.repeat(1_000_000)], `${'a'.repeat(5_000)}b`);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test('is sought without the marks of what was left out', () => {
    expect(quotedText(' …"customer_id": 8841… ')).toBe('"customer_id": 8841');
  });
});

describe('what a call was sent', () => {
  const call: PageLedgerCall = {
    step: 8,
    tokens: 4000,
    estimated: false,
    window: 8000,
    shares: [
      { source: 'assistant', tokens: 100 },
      { source: 'tool get_orders', tokens: 100 },
      { source: 'tool find_customer', tokens: 500 },
      { source: 'definitions', tokens: 100 },
      { source: 'memory', tokens: 100 },
      { source: 'user', tokens: 0 },
      { source: 'system', tokens: 100 },
    ],
    kept: 0,
    added: 0,
    dropped: 0,
    changed: 0,
    notes: [],
  };

  test('is grouped by source, in one order, as shares of the whole', () => {
    expect(sharesOf(call).map(({ group, source, share }) => [group, source, share])).toEqual([
      ['system', 'system', 0.1],
      ['definitions', 'definitions', 0.1],
      ['tool', 'tool find_customer', 0.5],
      ['tool', 'tool get_orders', 0.1],
      ['assistant', 'assistant', 0.1],
      ['other', 'memory', 0.1],
    ]);
    expect(groupsIn([call]).has('user')).toBe(false);
    expect(groupsIn([call]).has('other')).toBe(true);
  });

  test('fills its window at most whole, where the window is known', () => {
    expect(fillOf(call)).toBe(0.5);
    expect(fillOf({ ...call, tokens: 9000 })).toBe(1);
    expect(fillOf({ ...call, window: undefined })).toBeUndefined();
  });
});

test('what the context menu is told is what the protocol says', () => {
  expect(pageContext.parse(JSON.parse(menuContext('t', 7)))).toMatchObject({ webviewSection: 'step', step: 7 });
  const value = pageContext.parse(JSON.parse(menuContext('t', 7, 'x'.repeat(5000))));
  expect(value).toMatchObject({ webviewSection: 'value', preventDefaultContextMenuItems: false });
  expect(value.value).toHaveLength(1000);
});

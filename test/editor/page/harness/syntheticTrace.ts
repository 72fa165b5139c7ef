/** Traces of any size, computed step by step instead of stored. */
import type { SearchHit, StepDetail, StepLink, StepRow, TraceRow } from '../../../../schemas/protocol';

import { type FakeDiagnosis, spreadDiagnosis } from './fakeDiagnosis';

/** What the fake host serves as one trace. */
export interface FakeTrace {
  readonly row: TraceRow;
  step(number: number): StepRow;
  detail(number: number): StepDetail;
  /** Disjoint hidden ranges when steps deeper than `depth` are collapsed away. */
  collapse(depth: number): readonly (readonly [number, number])[];
  /** The whole of a clipped text. */
  text(number: number, path: readonly (string | number)[]): string;
  hits(query: string): Iterable<SearchHit>;
  readonly diagnosis: FakeDiagnosis;
}

/** Steps of one turn: a span and what it holds, by place in the turn: kind, name, depth below the root. */
const TURN = [
  ['span', 'turn', 1],
  ['model', 'chat gpt-4o', 2],
  ['tool', 'find_customer', 2],
  ['tool', 'get_orders', 2],
  ['agent', 'policy-agent', 2],
  ['model', 'chat gpt-4o-mini', 3],
  ['retrieval', 'policy_search', 3],
  ['guardrail', 'refund_limit', 3],
  ['handoff', 'to billing', 2],
  ['user', 'user message', 2],
] as const;
const MS_PER_STEP = 40;
const LONG_TEXT = 'The customer wrote again about order A-1093 and asked for a refund of 129.00 EUR. ';

/** One root step and `steps - 1` steps in turns below it. */
export function syntheticTrace(id: string, name: string, steps: number): FakeTrace {
  const place = (number: number): number => (number - 2) % TURN.length;
  const turnStart = (number: number): number => number - place(number);
  const isError = (number: number): boolean => number > 1 && number % 97 === 0;

  function lastOf(number: number): number {
    if (number === 1) return steps;
    if (place(number) === 0) return Math.min(steps, number + TURN.length - 1);
    return place(number) === 4 ? Math.min(steps, number + 3) : number;
  }

  function parentOf(number: number): number | undefined {
    if (number === 1) return undefined;
    const at = place(number);
    if (at === 0) return 1;
    return TURN[at]![2] === 3 ? turnStart(number) + 4 : turnStart(number);
  }

  function step(number: number): StepRow {
    const [kind, stepName, depth] = number === 1 ? (['agent', name, 0] as const) : TURN[place(number)]!;
    const last = lastOf(number);
    return {
      number,
      depth,
      last,
      kind,
      name: stepName,
      agent: depth === 3 ? 'policy-agent' : 'refund-agent',
      startMs: (number - 1) * MS_PER_STEP,
      durationMs: (last - number + 1) * MS_PER_STEP,
      status: isError(number) ? 'error' : 'ok',
      summary: `customer ${8000 + (number % 997)} in turn ${Math.floor((number - 2) / TURN.length) + 1}`,
      ...(number > 1 && { parent: parentOf(number)! }),
      ...(isError(number) && { statusMessage: '409 order belongs to another customer' }),
      ...(kind === 'model' && { inputTokens: 1800 + (number % 700), outputTokens: 120, model: 'gpt-4o' }),
    };
  }

  function link(number: number): StepLink {
    const { kind, name: stepName, status } = step(number);
    return { number, kind, name: stepName, status };
  }

  function detail(number: number): StepDetail {
    const row = step(number);
    const children: number[] = [];
    for (let child = number + 1; child <= row.last && children.length < 200; child++) {
      if (step(child).parent === number) children.push(child);
    }
    return {
      row,
      id: `span-${number}`,
      ...(row.parent !== undefined && { parent: link(row.parent) }),
      children: children.map(link),
      childCount: number === 1 ? Math.ceil((steps - 1) / TURN.length) : children.length,
      payload: {
        arguments: { customer: 8000 + (number % 997), note: longText(number).slice(0, 40) },
        result: { $clipped: longText(number).slice(0, 400), length: longText(number).length, path: ['result'] },
        attributes: { 'gen_ai.system': 'openai', step: number },
      },
      source: { start: number * 500, end: number * 500 + 480 },
    };
  }

  const longText = (number: number): string => `step ${number}: ${LONG_TEXT.repeat(600)}`;

  return {
    row: {
      id,
      name,
      start: Date.UTC(2026, 10, 20, 8, 0, 0),
      durationMs: steps * MS_PER_STEP,
      outcome: 'failed',
      outcomeReason: 'the last tool call failed',
      steps,
      errors: Math.floor(steps / 97),
      inputTokens: steps * 400,
      outputTokens: steps * 20,
      costUsd: steps * 0.0004,
      costComputed: true,
      agents: ['refund-agent', 'policy-agent'],
    },
    diagnosis: spreadDiagnosis(steps),
    step,
    detail,
    text: (number) => longText(number),
    collapse: (depth) => {
      if (depth === 0) return steps > 1 ? [[2, steps]] : [];
      const hidden: [number, number][] = [];
      for (let number = 2; number <= steps; number++) {
        const last = lastOf(number);
        if (step(number).depth !== depth || last === number) continue;
        hidden.push([number + 1, last]);
        number = last;
      }
      return hidden;
    },
    hits: function* (query) {
      const wanted = query.toLowerCase();
      for (let number = 1; number <= steps; number++) {
        const { summary } = step(number);
        const at = summary.toLowerCase().indexOf(wanted);
        if (at === -1) continue;
        const end = at + query.length;
        yield {
          step: number,
          count: 1 + (number % 3),
          before: summary.slice(0, at),
          match: summary.slice(at, end),
          after: summary.slice(end),
        };
      }
    },
  };
}

import type { Finding } from '../run';
import { activityOf, type Call } from '../text/activity';
import { parsed, visitLeaves } from '../text/plain';
import { quoteOf, shortly } from '../text/quote';
import type { Detector } from './detector';

interface Reading {
  readonly call: Call;
  readonly leaves: ReadonlyMap<string, { readonly key: string; readonly text: string }>;
}

interface Stale {
  readonly key: string;
  readonly older: string;
  readonly newer: string;
  readonly before: Call;
  readonly after: Call;
}

/** The same look-up gave two values, and a later call uses the older one. */
export const contextContradiction: Detector = {
  id: 'context-contradiction',
  category: 'context',
  detect({ run }) {
    const { calls } = activityOf(run);
    const readings = new Map<string, Reading>();
    const stale = new Map<string, Stale>();
    const found: Finding[] = [];
    for (const call of calls) {
      if (stale.size > 0) {
        visitLeaves(call.arguments, (leaf, key) => {
          const text = scalar(leaf);
          const old = text === undefined ? undefined : stale.get(`${key}\n${text}`);
          if (old) {
            stale.delete(`${key}\n${text}`);
            found.push(findingOf(call, old));
          }
          return false;
        });
      }
      const result = parsed(call.step.result ?? call.resultText);
      if (
        call.failure ||
        call.key === '' ||
        typeof result !== 'object' ||
        result === null ||
        call.resultText.length > 50_000
      ) {
        continue;
      }
      const name = `${call.tool}\n${call.key}`;
      const leaves = leavesByPath(result);
      for (const [path, { key, text }] of leaves) {
        const before = readings.get(name);
        const older = before?.leaves.get(path)?.text;
        if (before && older !== undefined && older !== text && older.length > 2) {
          stale.set(`${key}\n${older}`, { key, older, newer: text, before: before.call, after: call });
        }
      }
      readings.set(name, { call, leaves });
    }
    return found;
  },
};

function findingOf(call: Call, { key, older, newer, before, after }: Stale): Finding {
  return {
    id: 'context-contradiction',
    category: 'context',
    severity: 'warning',
    steps: [call.step.number, after.step.number, before.step.number],
    message: `${call.tool} uses ${key} ${shortly(older)} of step ${before.step.number}; step ${after.step.number} has ${shortly(newer)}`,
    evidence: [quoteAt(before, older), quoteAt(after, newer)],
    recovered: false,
  };
}

function quoteAt({ step, resultText }: Call, words: string): ReturnType<typeof quoteOf> {
  return quoteOf(step.number, resultText, Math.max(0, resultText.indexOf(words)), words.length);
}

function leavesByPath(value: unknown): Map<string, { key: string; text: string }> {
  const leaves = new Map<string, { key: string; text: string }>();
  visitLeaves(value, (leaf, key, path) => {
    const text = scalar(leaf);
    if (text !== undefined) {
      leaves.set(path, { key, text });
    }
    return leaves.size > 500;
  });
  return leaves;
}

function scalar(leaf: unknown): string | undefined {
  return (typeof leaf === 'string' && leaf !== '' && leaf.length < 200) || typeof leaf === 'number'
    ? String(leaf)
    : undefined;
}

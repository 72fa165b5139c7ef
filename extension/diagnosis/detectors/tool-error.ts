import type { Finding, Run, RunStep } from '../run';
import { activityOf, type Call, failureQuote, isRepeatedWell } from '../text/activity';
import { quoteOf, shortly } from '../text/quote';
import type { Detector } from './detector';

/**
 * A tool failed: by its status, or by the shape of what it returned. So did a step that does its work by itself (a span, a
 * handoff), when it has an error status that no step below it explains.
 */
export const toolError: Detector = {
  id: 'tool-error',
  category: 'tool',
  detect({ run }) {
    const activity = activityOf(run);
    const tools = activity.calls.flatMap((call): Finding | [] => {
      if (!call.failure) {
        return [];
      }
      const { words } = call.failure;
      const recovered = isRepeatedWell(activity, call);
      return {
        id: 'tool-error',
        category: 'tool',
        severity: recovered ? 'info' : 'error',
        steps: [call.step.number],
        message: `${call.tool} failed: ${shortly(words, 100)}`,
        evidence: [failureQuote(call)],
        recovered,
      };
    });
    return [...tools, ...ownErrors(run, activity.calls)];
  },
};

/** Steps that are neither a model's nor a tool's. */
const OTHERS: ReadonlySet<RunStep['kind']> = new Set(['span', 'handoff', 'agent']);

/** Errors that began in a step of another kind: nothing below it reports one. */
function ownErrors({ steps }: Run, calls: readonly Call[]): Finding[] {
  const failed = new Set(calls.flatMap(({ step, failure }) => (failure ? step.number : [])));
  const worked = new Set<string>();
  const found: Finding[] = [];
  // Backwards: the first error at or behind a step is known, and so is what succeeded later.
  let firstError = Number.POSITIVE_INFINITY;
  for (const step of steps.toReversed()) {
    const { number, kind, name, status, statusMessage } = step;
    if (status === 'error' && OTHERS.has(kind) && firstError > step.lastDescendant) {
      const recovered = worked.has(`${kind} ${name}`);
      const words = statusMessage?.trim() || 'error status';
      found.push({
        id: 'tool-error',
        category: 'tool',
        severity: recovered ? 'info' : 'warning',
        steps: [number],
        message: `${shortly(name)} failed: ${shortly(words, 100)}`,
        evidence: [quoteOf(number, statusMessage?.trim() || name)],
        recovered,
      });
    }
    if (status === 'error' || failed.has(number)) {
      firstError = number;
    } else {
      worked.add(`${kind} ${name}`);
    }
  }
  return found.reverse();
}

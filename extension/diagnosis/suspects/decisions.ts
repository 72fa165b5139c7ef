import type { Finding } from '../run';
import type { Turn } from './turns';

/** Findings that say what was decided wrongly, and not where it came to light. */
const DECISIONS: ReadonlySet<string> = new Set([
  ...['action-claimed-not-done', 'ambiguous-match-taken', 'answer-contradicts-result', 'confirmation-skipped'],
  ...['context-contradiction', 'handoff-lost', 'instruction-violated', 'irreversible-without-approval'],
  ...['look-up-unfinished', 'time-window-misjudged', 'tool-empty-result-used', 'value-changed'],
]);

/** The findings that tell of a wrong decision, by their step. */
export function decisionsByStep(findings: readonly Finding[]): ReadonlyMap<number, Finding> {
  const byStep = new Map<number, Finding>();
  for (const finding of findings) {
    const [step] = finding.steps;
    const isSure = DECISIONS.has(finding.id) && finding.severity !== 'info' && !finding.recovered;
    if (isSure && step !== undefined && !byStep.has(step)) {
      byStep.set(step, finding);
    }
  }
  return byStep;
}

/** What a turn decided wrongly, by what was found at it or at the calls it made. */
export function decisionOf(
  { role, step, results }: Turn,
  decisions: ReadonlyMap<number, Finding>,
): Finding | undefined {
  const own = role === 'tool' ? [] : [step.number, ...results];
  return own.map((number) => decisions.get(number)).find((finding) => finding !== undefined);
}

import type { Finding } from '../run';
import { activityOf, type Turn } from '../text/activity';
import { quoteOf } from '../text/quote';
import { CHARACTERS_PER_TOKEN } from '../text/tokens';
import type { Detector } from './detector';

const FACTOR = 3;
const LEAST_TOKENS = 6000;

/** Input grows from call to call although little new came in: history or tool lists pile up. */
export const contextGrowth: Detector = {
  id: 'context-growth',
  category: 'context',
  detect({ run }) {
    const series = new Map<string, Turn[]>();
    for (const turn of activityOf(run).turns) {
      if (turn.step.step.usage?.input !== undefined) {
        const agent = `${turn.step.agent ?? ''}\n${turn.step.step.model?.requested ?? ''}`;
        const turns = series.get(agent) ?? [];
        series.set(agent, turns);
        turns.push(turn);
      }
    }
    return [...series.values()].flatMap((turns) => growthOf(turns, run.steps));
  },
};

function growthOf(turns: readonly Turn[], steps: Parameters<Detector['detect']>[0]['run']['steps']): Finding[] {
  const [first, last] = [turns[0]!, turns.at(-1)!];
  const [from, to] = [first.step.step.usage?.input ?? 0, last.step.step.usage?.input ?? 0];
  if (turns.length < 4 || from === 0 || to < from * FACTOR || to - from < LEAST_TOKENS) {
    return [];
  }
  let characters = 0;
  for (const step of steps.slice(first.step.number - 1, last.step.number)) {
    for (const passage of [...step.saw, ...step.asked, ...step.did]) {
      characters += passage.text.length;
    }
  }
  const explained = (characters / CHARACTERS_PER_TOKEN) * 2;
  if (to - from <= explained) {
    return [];
  }
  const figures = turns.map(({ step }) => step.step.usage?.input ?? 0);
  const some = figures.length > 6 ? [...figures.slice(0, 3), ...figures.slice(-3)] : figures;
  return [
    {
      id: 'context-growth',
      category: 'context',
      severity: 'info',
      steps: [last.step.number, first.step.number],
      message: `Input grew from ${from.toLocaleString('en')} to ${to.toLocaleString('en')} tokens over ${turns.length} calls, more than twice what was new`,
      evidence: [quoteOf(last.step.number, some.join(' → '))],
      recovered: false,
    },
  ];
}

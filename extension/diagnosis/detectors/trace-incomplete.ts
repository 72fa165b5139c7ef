import type { Finding, Run } from '../run';
import { activityOf } from '../text/activity';
import { quoteOf } from '../text/quote';
import type { Detector } from './detector';

/** What the trace does not record, and so cannot be judged. */
export const traceIncomplete: Detector = {
  id: 'trace-incomplete',
  category: 'info',
  detect({ run }): Finding[] {
    const gaps = gapsOf(run);
    const first = gaps[0];
    return first === undefined
      ? []
      : [
          {
            id: 'trace-incomplete',
            category: 'info',
            severity: 'info',
            steps: [first.step],
            message: `The trace lacks ${gaps.map(({ what }) => what).join(', ')}: ${gaps.map(({ cannot }) => cannot).join('; ')}`,
            evidence: [quoteOf(first.step, run.steps[first.step - 1]?.name ?? '')],
            recovered: false,
          },
        ];
  },
};

interface Gap {
  readonly what: string;
  readonly cannot: string;
  readonly step: number;
}

function gapsOf(run: Run): Gap[] {
  const { turns, calls } = activityOf(run);
  const model = turns[0]?.step;
  const unasked = calls.filter(({ arguments: given, askedText }) => given === undefined && askedText === '');
  const unanswered = calls.filter(({ isAnswered }) => !isAnswered);
  const gaps: Gap[] = [];
  const lacks = (what: string, cannot: string, step: number | undefined): void => {
    if (step !== undefined) {
      gaps.push({ what, cannot, step });
    }
  };
  const isUnseen = turns.every(({ step }) => step.saw.length === 0 && !step.seesEarlierSteps);
  lacks('prompts', 'what the model was told cannot be judged', isUnseen ? model?.number : undefined);
  const isMute = turns.every(({ text, requests }) => text === '' && requests.length === 0);
  lacks('model outputs', 'what the model decided cannot be judged', isMute ? model?.number : undefined);
  const argumentsMissing = unasked.length > calls.length / 2 ? unasked[0]?.step.number : undefined;
  lacks('tool arguments', 'whether calls were right cannot be judged', argumentsMissing);
  const resultsMissing = unanswered.length > calls.length / 2 ? unanswered[0]?.step.number : undefined;
  lacks('tool results', 'whether answers rest on them cannot be judged', resultsMissing);
  const hasUsage = turns.some(({ step }) => step.step.usage?.input !== undefined);
  lacks('token usage', 'how full the context was is only estimated', hasUsage ? undefined : model?.number);
  const orphans = run.steps.filter(({ parent, kind }) => parent === undefined && kind === 'span').length;
  lacks(
    'parents of steps',
    'who called whom is partly unknown',
    orphans > 1 && orphans > run.steps.length / 2 ? 1 : undefined,
  );
  return gaps;
}

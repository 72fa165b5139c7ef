import type { Finding, RunStep } from '../run';
import { activityOf } from '../text/activity';
import { own } from '../text/plain';
import { quoteOf } from '../text/quote';
import type { Detector } from './detector';

const SAMPLING = [
  'temperature',
  'top_p',
  'topP',
  'top_k',
  'topK',
  'seed',
  'frequency_penalty',
  'presence_penalty',
] as const;

/** One agent's calls were sampled in different ways, or a step that must be exact was sampled at random. */
export const samplingUnfixed: Detector = {
  id: 'sampling-unfixed',
  category: 'model',
  detect({ run }) {
    const before = new Map<string, { readonly settings: string; readonly step: number }>();
    const told = new Set<string>();
    return activityOf(run).turns.flatMap(({ step, requests }): Finding[] => {
      const settings = settingsOf(step);
      if (settings === '') {
        return [];
      }
      const agent = `${step.agent ?? step.name}\n${step.step.model?.requested ?? ''}`;
      const last = before.get(agent);
      before.set(agent, { settings, step: step.number });
      if (last && last.settings !== settings && !told.has(agent)) {
        told.add(agent);
        return [
          finding(
            [step.number, last.step],
            `Calls of ${step.agent ?? step.name} were sampled differently: ${last.settings} at step ${last.step}, ${settings} at step ${step.number}`,
            [
              [last.step, last.settings],
              [step.number, settings],
            ],
          ),
        ];
      }
      const temperature = Number(own(step.parameters ?? {}, 'temperature'));
      if (temperature > 0 && mustBeExact(step) && requests.length === 0 && !told.has(`exact ${agent}`)) {
        told.add(`exact ${agent}`);
        return [
          finding([step.number], `Step ${step.number} must be exact, and is sampled at temperature ${temperature}`, [
            [step.number, settings],
          ]),
        ];
      }
      return [];
    });
  },
};

function finding(steps: readonly number[], message: string, quotes: readonly (readonly [number, string])[]): Finding {
  return {
    id: 'sampling-unfixed',
    category: 'model',
    severity: 'info',
    steps,
    message,
    evidence: quotes.map(([step, text]) => quoteOf(step, text)),
    recovered: false,
  };
}

function settingsOf({ parameters }: RunStep): string {
  return SAMPLING.flatMap((key) => {
    const value = parameters && own(parameters, key);
    return typeof value === 'number' ? [`${key} ${value}`] : [];
  }).join(', ');
}

/** Graders, routers and classifiers decide between fixed answers; their names say so. */
function mustBeExact({ name, agent }: RunStep): boolean {
  return /\b(?:judge|grader|scorer|classif\w{0,5}|router|routing|extract\w{0,5}|evaluator|guardrail)\b/i.test(
    `${agent ?? ''} ${name}`.slice(0, 300).replace(/_/g, ' '),
  );
}

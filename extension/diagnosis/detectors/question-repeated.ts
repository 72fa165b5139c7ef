import type { Finding, Quote } from '../run';
import { activityOf } from '../text/activity';
import { quoteOf } from '../text/quote';
import { sentencesOf } from '../text/sentences';
import { slotAskedIn, slotsGivenIn, userTextsOf } from '../text/slots';
import type { Detector } from './detector';

/** The agent asks for something the user has already given. */
export const questionRepeated: Detector = {
  id: 'question-repeated',
  category: 'context',
  detect({ run }) {
    const turns = new Map(activityOf(run).turns.map((turn) => [turn.step.number, turn]));
    const given = new Map<string, Quote>();
    const found: Finding[] = [];
    for (const step of run.steps) {
      for (const text of userTextsOf(step)) {
        for (const { name, at, words } of slotsGivenIn(text)) {
          given.set(name, quoteOf(step.number, text, at, words.length));
        }
      }
      const turn = turns.get(step.number);
      const asks = turn && given.size > 0 && turn.text.length < 5000 ? sentencesOf(turn.text) : [];
      for (const sentence of asks) {
        const slot = slotAskedIn(sentence);
        const before = slot === undefined ? undefined : given.get(slot);
        if (turn && before) {
          found.push({
            id: 'question-repeated',
            category: 'context',
            severity: 'warning',
            steps: [step.number, before.step],
            message: `Step ${step.number} asks for the ${slot}, which step ${before.step} had given`,
            evidence: [before, quoteOf(step.number, turn.text, sentence.at, Math.min(160, sentence.text.length))],
            recovered: false,
          });
          break;
        }
      }
    }
    return found;
  },
};

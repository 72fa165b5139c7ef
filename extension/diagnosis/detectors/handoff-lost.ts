import type { Finding, Quote } from '../run';
import { activityOf } from '../text/activity';
import { quoteOf, shortly } from '../text/quote';
import { sentencesOf } from '../text/sentences';
import { slotAskedIn, slotsGivenIn, userTextsOf } from '../text/slots';
import type { Detector } from './detector';

/** Another agent took over without a value that only the one before it held, and asks for it again. */
export const handoffLost: Detector = {
  id: 'handoff-lost',
  category: 'control',
  detect({ run }) {
    if (!run.steps.some(({ kind }) => kind === 'handoff')) {
      return [];
    }
    const turns = new Map(activityOf(run).turns.map((turn) => [turn.step.number, turn]));
    const given = new Map<string, { readonly quote: Quote; readonly words: string }>();
    const told = new Map<string, Set<string>>();
    const found: Finding[] = [];
    let handoff: number | undefined;
    for (const step of run.steps) {
      const agent = step.agent ?? '';
      handoff = step.kind === 'handoff' ? step.number : handoff;
      for (const text of userTextsOf(step)) {
        for (const { name, at, words } of slotsGivenIn(text)) {
          given.set(name, { quote: quoteOf(step.number, text, at, words.length), words });
        }
      }
      for (const { text } of step.saw) {
        for (const { name } of slotsGivenIn(text)) {
          const slots = told.get(agent) ?? new Set();
          told.set(agent, slots.add(name));
        }
      }
      const turn = turns.get(step.number);
      if (handoff === undefined || !turn || turn.text.length > 5000) {
        continue;
      }
      for (const sentence of sentencesOf(turn.text)) {
        const slot = slotAskedIn(sentence);
        const before = slot === undefined ? undefined : given.get(slot);
        if (
          slot !== undefined &&
          before &&
          before.quote.step < handoff &&
          !step.seesEarlierSteps &&
          !told.get(agent)?.has(slot)
        ) {
          found.push({
            id: 'handoff-lost',
            category: 'control',
            severity: 'warning',
            steps: [handoff, step.number, before.quote.step],
            message: `The handoff at step ${handoff} left out the ${slot} (${shortly(before.words, 30)}), and step ${step.number} asks for it`,
            evidence: [before.quote, quoteOf(step.number, turn.text, sentence.at, Math.min(160, sentence.text.length))],
            recovered: false,
          });
          break;
        }
      }
    }
    return found;
  },
};

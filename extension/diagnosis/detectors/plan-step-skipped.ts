import { perText } from '../perText';
import { type Act, activityOf } from '../text/activity';
import { type Fields, fieldsOf, own, parsed } from '../text/plain';
import { quoteOf, shortly } from '../text/quote';
import type { Detector } from './detector';

/** A list of things to do that the run ended with. */
interface Plan {
  readonly act: Act;
  readonly text: string;
  readonly open: readonly string[];
}

/** The run ends with items of its own checklist never ticked. */
export const planStepSkipped: Detector = {
  id: 'plan-step-skipped',
  category: 'instruction',
  detect({ run }) {
    const { acts } = activityOf(run);
    const last = new Map<string, Plan>();
    for (const act of acts) {
      const plan = planIn(act);
      if (plan) {
        last.set(act.step.agent ?? '', plan);
      }
    }
    return [...last.values()].flatMap(({ act, text, open }) => {
      const first = open[0];
      if (first === undefined) {
        return [];
      }
      return {
        id: 'plan-step-skipped',
        category: 'instruction',
        severity: 'warning',
        steps: [act.step.number],
        message: `The run ended with ${open.length === 1 ? 'an item' : `${open.length} items`} of its plan undone: ${shortly(first, 80)}`,
        evidence: [quoteOf(act.step.number, text, Math.max(0, text.indexOf(first)), first.length)],
        recovered: false,
      };
    });
  },
};

function planIn(act: Act): Plan | undefined {
  if (act.type === 'turn') {
    const open = boxesIn(act.text);
    return open && { act, text: act.text, open };
  }
  const fields = fieldsOf(parsed(act.arguments));
  const items =
    fields && (own(fields, 'todos') ?? own(fields, 'plan') ?? own(fields, 'todoList') ?? own(fields, 'items'));
  const list = parsed(items);
  if (!Array.isArray(list)) {
    return undefined;
  }
  const entries = list.map((item: unknown) => fieldsOf(item)).filter((entry): entry is Fields => entry !== undefined);
  const isPlan = entries.length > 0 && entries.every((entry) => typeof own(entry, 'status') === 'string');
  if (!isPlan) {
    return undefined;
  }
  const open = entries
    .filter((entry) =>
      /^(?:pending|in_progress|in-progress|not-started|todo|open)$/i.test(String(own(entry, 'status'))),
    )
    .map((entry) =>
      String(
        own(entry, 'content') ??
          own(entry, 'step') ??
          own(entry, 'title') ??
          own(entry, 'task') ??
          own(entry, 'description') ??
          'item',
      ),
    );
  return { act, text: act.askedText, open };
}

/** Unticked boxes of a Markdown checklist that has at least two boxes. */
const boxesIn = perText((text): string[] | undefined => {
  const boxes = [...text.slice(0, 40_000).matchAll(/^[ \t]{0,12}(?:[-*]|\d{1,2}\.) \[([ xX])\] (.{1,300})$/gm)];
  return boxes.length < 2 ? undefined : boxes.filter((box) => box[1] === ' ').map((box) => (box[2] ?? '').trim());
});

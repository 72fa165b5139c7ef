import { daysBetween, factsOfModel } from '../analysis/model';
import { type Fix, numberOption, type Rule } from './rule';

/** Requests to a retired model fail, or are answered by another one. */
export const modelRetired: Rule = {
  id: 'model-retired',
  severity: 'error',
  summary:
    'The model is retired; a warning when it will be within the option `days`, or its provider advises against it.',
  options: { days: 180 },
  hasFix: true,
  on: 'model',
  check(model, context) {
    const facts = factsOfModel(model);
    const { id } = model;
    if (!facts || !id) {
      return undefined;
    }
    const { retirement } = facts;
    if (!retirement) {
      return facts.deprecated
        ? { at: { node: id.node }, message: `"${id.value}" is deprecated by its provider`, severity: 'warning' }
        : undefined;
    }
    const days = daysBetween(context.today, retirement.date);
    if (days > numberOption(context, 'days')) {
      return undefined;
    }
    const { replacement, date, source } = retirement;
    const start = String(id.node.value).lastIndexOf(id.value);
    const fixes: Fix[] =
      replacement && start >= 0
        ? [
            {
              title: `Replace with ${replacement}`,
              isSafe: false,
              edits: [
                { op: 'replace-text', node: id.node, from: start, to: start + id.value.length, text: replacement },
              ],
            },
          ]
        : [];
    const when = days <= 0 ? `was retired on ${date}` : `will be retired on ${date}, in ${days} days`;
    return {
      at: { node: id.node },
      message: `"${id.value}" ${when} (${source.name})${replacement ? `; its provider names ${replacement} instead` : ''}`,
      severity: days <= 0 ? 'error' : 'warning',
      fixes,
    };
  },
};

import { nearestModels } from '../../models';
import { factsOfModel } from '../analysis/model';
import { editDistance } from '../analysis/nearest';
import type { Rule } from './rule';

/** Newer models than the catalogue exist; only an id that is nearly a known one is likely a slip. */
export const modelUnknown: Rule = {
  id: 'model-unknown',
  severity: 'warning',
  summary: 'No provider or catalogue knows the id, and a known one is nearly the same.',
  hasFix: true,
  on: 'model',
  check(model) {
    const facts = factsOfModel(model);
    const { id } = model;
    if (!facts || !id || facts.known || facts.class !== 'unknown') {
      return undefined;
    }
    const [meant] = nearestModels(id.value, 1, model.provider);
    if (meant === undefined || !isSlip(id.value, meant)) {
      return undefined;
    }
    const start = String(id.node.value).lastIndexOf(id.value);
    return {
      at: { node: id.node },
      message: `no catalogue knows the model "${id.value}"; did you mean "${meant}"?`,
      fixes:
        start < 0
          ? []
          : [
              {
                title: `Replace with "${meant}"`,
                isSafe: false,
                edits: [{ op: 'replace-text', node: id.node, from: start, to: start + id.value.length, text: meant }],
              },
            ],
    };
  },
};

/** One or two letters off; the same name under another host is another spelling, not a slip. */
function isSlip(written: string, known: string): boolean {
  const [a, b] = [written, known].map((id) => id.slice(id.lastIndexOf('/') + 1).toLowerCase()) as [string, string];
  const distance = editDistance(a, b, 3);
  return distance > 0 && distance <= 2 && a.replaceAll(/\D/g, '') === b.replaceAll(/\D/g, '');
}

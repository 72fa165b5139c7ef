import { classifyModel, MODEL_FACTS_CHECKED, type ModelFacts } from '../../models';
import { factsOfModel } from '../analysis/model';
import type { Fix, Rule } from './rule';

/** The provider moves the alias and the agent behaves differently with no change on your side. */
export const modelUnpinned: Rule = {
  id: 'model-unpinned',
  severity: 'warning',
  summary: 'The model id is an alias that its provider can move; an error in files marked as production.',
  hasFix: true,
  on: 'model',
  check(model, context) {
    const facts = factsOfModel(model);
    const { id } = model;
    if (
      !facts ||
      !id ||
      !(facts.class === 'floating-alias' || facts.class === 'latest-alias' || facts.class === 'preview')
    ) {
      return undefined;
    }
    if (isRetired(facts, context.today)) {
      return undefined;
    }
    const path = context.fileOf(id.node)?.path ?? '';
    const snapshot = facts.newestSnapshot;
    const pinned =
      snapshot && !isRetired(classifyModel(snapshot, model.provider), context.today) ? snapshot : undefined;
    // The id may be only a part of the text, after `provider:` or the like.
    const start = String(id.node.value).lastIndexOf(id.value);
    const fixes: Fix[] =
      pinned && start >= 0
        ? [
            {
              title: `Pin to ${pinned}`,
              isSafe: false,
              edits: [{ op: 'replace-text', node: id.node, from: start, to: start + id.value.length, text: pinned }],
            },
          ]
        : [];
    return {
      at: { node: id.node },
      message: `"${id.value}" is not pinned: ${facts.why}${pinned ? `; the newest snapshot known (${MODEL_FACTS_CHECKED}) is ${pinned}` : ''}`,
      severity: facts.class === 'preview' ? 'info' : context.isProduction(path) ? 'error' : undefined,
      fixes,
    };
  },
};

/** Pinning to what is gone helps nobody; that it is gone is said by another rule. */
function isRetired({ retirement }: ModelFacts, today: string): boolean {
  return retirement !== undefined && retirement.date <= today;
}

import { factsOfModel, settingOf } from '../analysis/model';
import type { Problem, Rule } from './rule';

/** Providers advise to change one of temperature and top_p; newer Claude models reject both, reasoning models either. */
export const samplingConflict: Rule = {
  id: 'sampling-conflict',
  severity: 'warning',
  summary: 'temperature and top_p are both set, or the model ignores or rejects them.',
  hasFix: true,
  on: 'model',
  check(model) {
    const { temperature, topP } = model.parameters;
    const facts = factsOfModel(model);
    const ignored: Problem[] = [];
    if (facts?.ignoresSampling === 'always') {
      for (const [name, node] of [
        ['temperature', temperature],
        ['top_p', topP],
      ] as const) {
        if (node && node.value !== 1) {
          const fixes = [{ title: `Remove ${name}`, isSafe: false, edits: [{ op: 'remove' as const, node }] }];
          ignored.push({ at: { node }, message: `${model.id!.value} ignores or rejects ${name}`, fixes });
        }
      }
    }
    if (ignored.length > 0) {
      return ignored;
    }
    const [heat, share] = [settingOf(model, 'temperature'), settingOf(model, 'topP')];
    if (!topP || heat === undefined || share === undefined || heat === 1 || share === 1 || heat === 0) {
      return undefined;
    }
    return {
      at: { node: topP },
      message: `temperature (${heat}) and top_p (${share}) are both set: each undoes part of the other; keep one`,
      fixes: [{ title: 'Remove top_p', isSafe: false, edits: [{ op: 'remove', node: topP }] }],
    };
  },
};

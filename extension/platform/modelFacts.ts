import { classifyModel, contextWindowOf } from '../config/models';
import type { DiagnoseOptions } from '../diagnosis/options';

/** What the model catalogue tells diagnosis, which knows traces only. */
export const MODEL_FACTS: Pick<DiagnoseOptions, 'contextWindow' | 'classifyModel'> = {
  contextWindow: (model) => contextWindowOf(model),
  classifyModel: (model) => {
    const { class: kind } = classifyModel(model);
    return kind === 'pinned' ? 'pinned' : kind.endsWith('-alias') ? 'floating' : 'unknown';
  },
};

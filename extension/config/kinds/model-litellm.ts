import { get, has } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import type { Kind } from './kind';

/** A LiteLLM proxy: `model_list[].litellm_params.model`; `model_name` is only a local alias. */
export const modelLitellm: Kind = {
  id: 'model-litellm',
  title: 'LiteLLM proxy',
  formats: ['yaml'],
  matches: ({ root }) => get(root, 'model_list')?.items.some((item) => has(item, 'litellm_params')) ?? false,
  read: ({ root }) => ({
    models: get(root, 'model_list')!.items.flatMap((item) => {
      const params = get(item, 'litellm_params');
      return params ? [readModelSettings(params)] : [];
    }),
  }),
};

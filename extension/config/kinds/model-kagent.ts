import { get, getAny, type Node, stringOf } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import { readPrompt } from '../parts/prompts';
import type { Kind } from './kind';

/** kagent's Kubernetes resources `ModelConfig` and `Agent`; other resources in the same stream are passed over. */
export const modelKagent: Kind = {
  id: 'model-kagent',
  title: 'kagent resources',
  formats: ['yaml'],
  matches: ({ root }) => resourcesOf(root).length > 0,
  read({ root }) {
    const specs = resourcesOf(root).flatMap((resource) => get(resource, 'spec') ?? []);
    return {
      models: specs.flatMap((spec) => (get(spec, 'model') ? [readModelSettings(spec)] : [])),
      prompts: specs.flatMap((spec) => readPrompt(getAny(get(spec, 'declarative') ?? spec, 'systemMessage'))),
    };
  },
};

function resourcesOf(root: Node | undefined): Node[] {
  const resources = root?.type === 'array' ? root.items : root ? [root] : [];
  return resources.filter((resource) => stringOf(get(resource, 'apiVersion'))?.startsWith('kagent.dev/'));
}

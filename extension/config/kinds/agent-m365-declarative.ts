import { NO_REFERENCES } from '../agentConfig';
import { get, has, stringOf } from '../document/node';
import { readPrompt } from '../parts/prompts';
import { valueText } from '../tools/shapes';
import type { Kind } from './kind';

/** A Microsoft 365 Copilot declarative agent: `instructions` (text or `$[file('...')]`), `actions`, `capabilities`. */
export const agentM365: Kind = {
  id: 'agent-m365-declarative',
  title: 'Microsoft 365 declarative agent',
  formats: ['json'],
  matches({ root }) {
    const schema = stringOf(get(root, '$schema')) ?? '';
    const known = schema.includes('/declarative-agent/') || /^v1\.\d+$/.test(stringOf(get(root, 'version')) ?? '');
    return known && has(root, 'instructions') && has(root, 'name');
  },
  read({ root }) {
    const node = root!;
    const name = valueText(get(node, 'name'));
    const instructions = get(node, 'instructions');
    const file = /^\$\[file\('([^']+)'\)\]$/.exec(stringOf(instructions) ?? '')?.[1];
    return {
      prompts: file === undefined ? readPrompt(instructions, { name: name?.value }) : [],
      agents: [
        {
          node,
          name,
          description: get(node, 'description'),
          ...NO_REFERENCES,
          promptFiles: file === undefined ? [] : [{ value: file, node: instructions!, isKey: false }],
          toolFiles: (get(node, 'actions')?.items ?? []).flatMap((action) => valueText(get(action, 'file')) ?? []),
        },
      ],
    };
  },
};

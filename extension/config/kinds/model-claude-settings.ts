import { get, has } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import { isUnder, type Kind } from './kind';

/** Claude Code's `.claude/settings.json`. */
export const modelClaudeSettings: Kind = {
  id: 'model-claude-settings',
  title: 'Claude Code settings',
  formats: ['json'],
  matches(document) {
    const { root } = document;
    return (
      isUnder(document, '.claude') &&
      ['model', 'permissions', 'hooks', 'env', 'enabledPlugins'].some((key) => has(root, key))
    );
  },
  read: ({ root }) => ({ models: get(root, 'model') ? [readModelSettings(root!)] : [] }),
};

import { limitsOf } from '../analysis/providers';
import type { Fix, Rule } from './rule';

/** A request with such a name is rejected as a whole. */
export const toolNameInvalid: Rule = {
  id: 'tool-name-invalid',
  severity: 'error',
  summary: 'A tool has no name, or one that its provider rejects.',
  hasFix: true,
  on: 'tool',
  check(tool) {
    const { name } = tool;
    if (name === undefined || name.value.trim() === '') {
      return { at: { node: name?.node ?? tool.node }, message: 'this tool has no name' };
    }
    const limits = limitsOf(tool.shape);
    if (!limits || limits.name.test(name.value)) {
      return undefined;
    }
    const better = name.value
      .trim()
      .replaceAll(/[^a-zA-Z0-9_-]+/g, '_')
      .slice(0, 64);
    const fixes: Fix[] = limits.name.test(better)
      ? [
          {
            title: `Rename to "${better}"`,
            isSafe: false,
            edits: [
              name.isKey
                ? { op: 'rename-key', node: name.node, key: better }
                : { op: 'replace', node: name.node, value: better },
            ],
          },
        ]
      : [];
    return {
      at: { node: name.node, ...(name.isKey && { on: 'key' as const }) },
      message: `"${name.value.slice(0, 80)}" is no tool name for ${limits.provider}: that may have ${limits.nameRule}`,
      fixes,
    };
  },
};

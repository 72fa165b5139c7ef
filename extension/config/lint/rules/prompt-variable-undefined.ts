import { nearest } from '../analysis/nearest';
import { templateOf } from '../analysis/template';
import type { Problem, Rule } from './rule';

/** An undefined variable is filled with nothing, or throws at run time. */
export const promptVariableUndefined: Rule = {
  id: 'prompt-variable-undefined',
  severity: 'error',
  summary: 'A template variable has no declared input.',
  hasFix: true,
  on: 'prompt',
  check(prompt) {
    if (!prompt.inputs || prompt.inputs.length === 0) {
      return undefined;
    }
    const known = prompt.inputs.map(({ name }) => name.value);
    const told = new Set<string>();
    return templateOf(prompt).variables.flatMap(({ name, from, to, isNested }): Problem[] => {
      if (isNested || known.includes(name) || told.has(name)) {
        return [];
      }
      told.add(name);
      const meant = nearest(name, known);
      const at = prompt.text.indexOf(name, from);
      return [
        {
          at: { node: prompt.node, from, to },
          message: `"${name}" is not among the declared inputs (${known.slice(0, 6).join(', ')})${meant ? `; did you mean "${meant}"?` : ''}`,
          fixes: meant
            ? [
                {
                  title: `Replace with "${meant}"`,
                  isSafe: false,
                  edits: [{ op: 'replace-text', node: prompt.node, from: at, to: at + name.length, text: meant }],
                },
              ]
            : [],
        },
      ];
    });
  },
};

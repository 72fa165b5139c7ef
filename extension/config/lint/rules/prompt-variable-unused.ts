import { templateOf } from '../analysis/template';
import type { Problem, Rule } from './rule';

/** The caller passes a value that never reaches the model. */
export const promptVariableUnused: Rule = {
  id: 'prompt-variable-unused',
  severity: 'warning',
  summary: 'A declared input is never used.',
  on: 'prompt',
  check(prompt) {
    const { variables, hasPartials } = templateOf(prompt);
    if (!prompt.inputs || hasPartials || prompt.language === 'none') {
      return undefined;
    }
    const used = new Set(variables.map(({ name }) => name));
    return prompt.inputs.flatMap(({ name }): Problem[] =>
      used.has(name.value) || prompt.text.includes(`.${name.value}`)
        ? []
        : [
            {
              at: { node: name.node, ...(name.isKey && { on: 'key' as const }) },
              message: `the input "${name.value}" is declared but never used in the prompt`,
            },
          ],
    );
  },
};

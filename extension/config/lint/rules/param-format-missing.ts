import { toolName } from '../../agentConfig';
import { missingUnit } from '../analysis/units';
import type { Rule } from './rule';

/** A model that has to guess guesses differently each time: 03/04 is two days, 30 is seconds or minutes. */
export const paramFormatMissing: Rule = {
  id: 'param-format-missing',
  severity: 'warning',
  summary: 'A date, time span, amount of money or measure has neither format nor unit.',
  on: 'parameter',
  check(parameter, tool) {
    const quantity = missingUnit(parameter, tool);
    return (
      quantity && {
        at: { node: parameter.description ?? parameter.node },
        message: `"${parameter.name}" of "${toolName(tool)}" is ${quantity.what}, but nothing says ${quantity.missing}`,
      }
    );
  },
};

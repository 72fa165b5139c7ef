import { get, numberOf } from '../../document/node';
import { numberOption, type Rule } from './rule';

/** Without a regression set nobody knows what a change of the prompt broke. */
export const agentEvalsMissing: Rule = {
  id: 'agent-evals-missing',
  severity: 'warning',
  summary: 'The agent file names no regression set; information when it has fewer than `cases` cases.',
  options: { cases: 25 },
  on: 'agent',
  check({ definition }, context) {
    const manifest = definition?.manifest;
    if (!manifest) {
      return undefined;
    }
    const evals = get(manifest, 'evals');
    if (!evals || evals.value === '' || (evals.type === 'array' && evals.items.length === 0)) {
      return {
        at: { node: definition.name?.node ?? manifest },
        message: 'evals is missing: no regression set says whether a change made it worse',
      };
    }
    const cases = get(evals, 'cases');
    const count = numberOf(cases);
    return cases && count !== undefined && count < numberOption(context, 'cases')
      ? {
          at: { node: cases },
          message: `${count} cases tell little: a regression set needs about ${numberOption(context, 'cases')}`,
          severity: 'info',
        }
      : undefined;
  },
};

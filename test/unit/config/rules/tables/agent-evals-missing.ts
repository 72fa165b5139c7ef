import { agent, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [agent()],
  invalid: [
    { ...agent({ evals: undefined }), at: 'name', says: 'evals is missing' },
    {
      ...agent({ evals: 'evals:\n  file: a.jsonl\n  cases: 3' }),
      at: 'evals.cases',
      says: '3 cases tell little',
      severity: 'info',
    },
  ],
};

export default table;

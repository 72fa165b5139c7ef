import { agent, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [agent(), agent({ model: 'model: claude-opus-4-6' })],
  invalid: [
    { ...agent({ kind: 'kind: workflow', model: 'model: claude-opus-4-6' }), at: 'model', says: 'fixed workflow' },
    {
      ...agent({ model: 'model: claude-opus-4-6', evals: 'evals:\n  file: a.jsonl\n  exact_match: true' }),
      at: 'model',
      says: 'exact matches',
    },
  ],
};

export default table;

import { agent, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [agent()],
  invalid: [{ ...agent({ model: 'model: claude-opus-4-6' }), at: 'model', says: 'max_tokens is not set' }],
};

export default table;

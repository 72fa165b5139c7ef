import { type RuleTable, settings } from '../table';

const table: RuleTable = {
  valid: [settings('model: claude-opus-4-6', 'max_tokens: 4000')],
  invalid: [
    {
      ...settings('model: gpt-4o-2024-11-20', 'max_tokens: 900000'),
      at: 'max_tokens',
      says: 'more than gpt-4o-2024-11-20 can write',
    },
    {
      ...settings('model: claude-opus-4-6', 'max_tokens: 4000', 'thinking:', '  budget_tokens: 4000'),
      at: 'thinking.budget_tokens',
      says: 'leaves nothing',
    },
  ],
};

export default table;

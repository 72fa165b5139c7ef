import { type RuleTable, settings } from '../table';

const table: RuleTable = {
  valid: [settings('model: claude-opus-4-6', 'temperature: 0'), settings('model: our-own-model-7', 'temperature: 0')],
  invalid: [
    {
      ...settings('model: gtp-5.5', 'temperature: 0'),
      at: 'model',
      says: 'did you mean "gpt-5.5"',
      fixed: 'model: gpt-5.5',
    },
  ],
};

export default table;

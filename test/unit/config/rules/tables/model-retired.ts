import { type RuleTable, settings } from '../table';

const table: RuleTable = {
  valid: [settings('model: claude-opus-4-6', 'temperature: 0')],
  invalid: [
    {
      ...settings('model: claude-3-opus-20240229', 'temperature: 0'),
      at: 'model',
      says: 'was retired on',
      fixed: 'model: claude-',
    },
    {
      ...settings('model: gpt-4.1-2025-04-14', 'temperature: 0'),
      at: 'model',
      says: 'will be retired on',
      severity: 'warning',
      fixed: 'model: gpt-',
    },
  ],
};

export default table;

import { type RuleTable, settings } from '../table';

const table: RuleTable = {
  valid: [
    settings('model: gpt-4.1-2025-04-14', 'temperature: 0.2'),
    settings('model: gpt-4.1-2025-04-14', 'temperature: 1', 'top_p: 0.9'),
  ],
  invalid: [
    {
      ...settings('model: gpt-4.1-2025-04-14', 'temperature: 0.2', 'top_p: 0.9'),
      at: 'top_p',
      says: 'are both set',
      fixed: 'temperature: 0.2\n',
    },
    {
      ...settings('model: o3-2025-04-16', 'temperature: 0.2', 'seed: 1'),
      at: 'temperature',
      says: 'ignores or rejects temperature',
      fixed: 'model: o3-2025-04-16\nseed: 1',
    },
  ],
};

export default table;

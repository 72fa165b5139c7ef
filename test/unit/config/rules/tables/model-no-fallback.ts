import { agent, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    agent(),
    agent({
      production: 'production: true',
      model: 'model:\n  provider: anthropic\n  name: claude-opus-4-6\n  fallback: gpt-5.5-2026-04-23',
    }),
  ],
  invalid: [{ ...agent({ production: 'production: true' }), at: 'model.name', says: 'name a fallback' }],
};

export default table;

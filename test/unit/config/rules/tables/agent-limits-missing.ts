import { agent, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [agent(), agent({ kind: 'kind: workflow', limits: 'limits:\n  timeout_s: 60' })],
  invalid: [
    { ...agent({ limits: undefined }), at: 'name', says: 'no limit for max_steps, timeout_s, max_cost_usd' },
    {
      ...agent({
        handoffs: 'handoffs: [writer]',
        limits: 'limits:\n  max_steps: 5\n  timeout_s: 60\n  max_cost_usd: 1',
      }),
      at: 'limits',
      says: 'max_depth, max_subagents',
    },
  ],
};

export default table;

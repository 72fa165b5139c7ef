import { agent, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    agent({ handoffs: 'handoffs: [writer]' }, [{ path: 'writer.agent.yaml', text: 'name: writer\nkind: bounded\n' }]),
  ],
  invalid: [
    {
      ...agent({ handoffs: 'handoffs: [writer]', limits: undefined }, [
        { path: 'writer.agent.yaml', text: 'name: writer\nkind: bounded\nhandoffs: [clerk]\n' },
      ]),
      at: 'handoffs[0]',
      says: '"writer" hands back to "clerk"',
      count: 2,
    },
  ],
};

export default table;

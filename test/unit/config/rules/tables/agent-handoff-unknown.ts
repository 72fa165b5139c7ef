import { agent, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    agent({ handoffs: 'handoffs: [writer]' }, [
      { path: 'writer.agent.yaml', text: 'name: writer\nkind: bounded\nhandoffs: [clerk]\n' },
    ]),
    agent({ handoffs: 'handoffs: [somebody]' }),
  ],
  invalid: [
    {
      ...agent({ handoffs: 'handoffs: [writter]' }, [
        { path: 'writer.agent.yaml', text: 'name: writer\nkind: bounded\nhandoffs: [clerk]\n' },
      ]),
      at: 'handoffs[0]',
      says: 'no agent is called "writter"',
      fixed: 'handoffs: [writer]',
    },
  ],
};

export default table;

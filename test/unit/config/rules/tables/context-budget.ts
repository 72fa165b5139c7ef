import { agent, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [agent({ prompts: 'prompts: [clerk.md]' }, [{ path: 'clerk.md', text: 'Count crates. '.repeat(100) }])],
  invalid: [
    {
      ...agent({ model: 'model: gpt-4o-2024-11-20', prompts: 'prompts: [clerk.md]' }, [
        { path: 'clerk.md', text: 'Count crates. '.repeat(12000) },
      ]),
      at: 'model',
      says: 'of the 128000 tokens',
    },
  ],
};

export default table;

import { file, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    {
      ...file('AGENTS.md', 'See [plan](docs/plan.md) and [web](https://example.org/a.md) and `[x](y.md)`.'),
      options: { isFile: (path) => path === 'docs/plan.md' },
    },
    file('AGENTS.md', 'See [plan](docs/plan.md).'),
  ],
  invalid: [
    {
      ...file('AGENTS.md', 'See [plan](docs/plan.md).'),
      options: { isFile: () => false },
      at: 'body',
      says: 'no file "docs/plan.md"',
    },
  ],
};

export default table;

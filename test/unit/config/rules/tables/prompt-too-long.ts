import { file, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [file('AGENTS.md', 'Count crates. '.repeat(1000))],
  invalid: [
    {
      ...file('AGENTS.md', `# One\n\n${'Count crates. '.repeat(1000)}\n# Two\n\n${'Move crates. '.repeat(3000)}`),
      at: 'body',
      says: 'the largest sections: Two',
    },
  ],
};

export default table;

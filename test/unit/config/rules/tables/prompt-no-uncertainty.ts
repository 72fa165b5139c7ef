import { agent, file, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    agent({ prompts: 'prompts: [clerk.md]' }, [
      {
        path: 'clerk.md',
        text: `${'You count crates and write the numbers down. '.repeat(10)}When a label is unreadable, ask the user.`,
      },
    ]),
    file('clerk.system.md', 'You count crates and write the numbers down. '.repeat(10)),
  ],
  invalid: [
    {
      ...agent({ prompts: 'prompts: [clerk.md]' }, [
        { path: 'clerk.md', text: 'You count crates and write the numbers down. '.repeat(10) },
      ]),
      at: 'body',
      says: 'never says what to do when the agent does not know',
    },
  ],
};

export default table;

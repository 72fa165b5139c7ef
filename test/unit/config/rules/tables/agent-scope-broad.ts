import { agent, file, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    agent({ tools: 'tools: [count_stock]' }),
    file('.claude/agents/a.md', '---\nname: a\ndescription: b\ntools: Read, Bash\n---\nHi'),
  ],
  invalid: [
    { ...agent({ tools: 'tools: ["*"]' }), at: 'tools[0]', says: 'offers every tool' },
    { ...agent({ tools: 'tools: [bash]' }), at: 'tools[0]', says: 'can run any command' },
    { ...file('a.agent.md', '---\ndescription: b\ntools: ["*"]\n---\nHi'), at: 'tools[0]', says: 'offers every tool' },
  ],
};

export default table;

import { agent, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [agent(), agent({}, [], { versionOf: () => 'committed' })],
  invalid: [
    { ...agent({}, [], { versionOf: () => 'untracked' }), at: 'name', says: 'not under git' },
    { ...agent({}, [], { versionOf: () => 'changed' }), at: 'name', says: 'in no commit' },
  ],
};

export default table;

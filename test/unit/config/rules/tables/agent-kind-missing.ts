import { agent, file, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [agent(), file('other.agent.yaml', 'name: a\nmodel: gemini-2.5-pro\ninstruction: Count.')],
  invalid: [{ ...agent({ kind: undefined }), at: 'name', says: 'kind is missing' }],
};

export default table;

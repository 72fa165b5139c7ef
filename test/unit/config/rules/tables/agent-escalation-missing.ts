import { agent, file, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [agent(), file('other.agent.yaml', 'name: a\nmodel: gemini-2.5-pro\ninstruction: Count.')],
  invalid: [{ ...agent({ escalation: undefined }), at: 'name', says: 'escalation is missing' }],
};

export default table;

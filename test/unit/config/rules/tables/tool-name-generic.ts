import { type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [tools(tool('get_task')), tools(tool('run_report'))],
  invalid: [
    { ...tools(tool('process')), at: 'tools[0].name', says: 'does not say what the tool does' },
    { ...tools(tool('handle_data')), at: 'tools[0].name', says: '"handle_data"' },
  ],
};

export default table;

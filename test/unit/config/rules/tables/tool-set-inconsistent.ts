import { type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [tools(tool('count_stock'), tool('move_stock'), tool('list_halls'))],
  invalid: [
    {
      ...tools(tool('count_stock'), tool('move_stock'), tool('list_halls'), tool('findCrate')),
      at: 'tools[3].name',
      says: 'not in snake_case',
    },
    {
      ...tools(
        tool('count_stock', { hall_id: { type: 'string' } }),
        tool('move_stock', { hallId: { type: 'string' } }),
      ),
      at: 'tools[1].inputSchema.properties.hallId',
      says: 'spelled "hall_id" in "count_stock"',
    },
  ],
};

export default table;

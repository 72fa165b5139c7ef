import { type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [
    tools(tool('count_stock')),
    tools(tool('search_orders', {}, { description: 'Searches orders by customer, with search syntax.' })),
  ],
  invalid: [
    { ...tools(tool('run', {}, { description: 'Handles data.' })), at: 'tools[0].description', says: 'generic words' },
    {
      ...tools(
        tool('count_stock', {}, { description: 'Counts the stock of one warehouse.' }),
        tool('move_crates', {}, { description: 'Counts the stock of one warehouse.' }),
      ),
      at: 'tools[1].description',
      says: 'is a copy of that of "count_stock"',
    },
    {
      ...tools(tool('search_orders', {}, { description: 'Translate natural language into order filters' })),
      at: 'tools[0].description',
      says: 'its name says that it search',
    },
  ],
};

export default table;

import { type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [tools(tool('add_todo', {}, { description: 'Adds a TODO item to the list of one warehouse.' }))],
  invalid: [
    { ...tools(tool('count_stock', {}, { description: 'TODO' })), at: 'tools[0].description', says: 'placeholder' },
    {
      ...tools(tool('count_stock', {}, { description: 'Your description here' })),
      at: 'tools[0].description',
      says: 'placeholder',
    },
    {
      ...tools(tool('count_stock', {}, { description: 'Lorem ipsum dolor sit amet.' })),
      at: 'tools[0].description',
      says: 'placeholder',
    },
  ],
};

export default table;

import { type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [tools(...Array.from({ length: 40 }, (_, index) => tool(`count_hall_${index}`)))],
  invalid: [
    {
      ...tools(...Array.from({ length: 41 }, (_, index) => tool(`count_hall_${index}`))),
      at: 'tools',
      says: '41 tools are offered at once',
    },
    {
      ...tools(
        ...Array.from({ length: 10 }, (_, index) =>
          tool(`count_hall_${index}`, {}, { description: 'Counts. '.repeat(700) }),
        ),
      ),
      at: 'tools',
      says: 'tokens of every call',
    },
  ],
};

export default table;

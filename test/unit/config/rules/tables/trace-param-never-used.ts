import { type RuleTable, tool, tools } from '../table';
import { known, run, times } from '../traceRun';

const file = tools(tool('count_stock', { hall: { type: 'string' }, floor: { type: 'string' } }));
const runs = (count: number, given: unknown) =>
  times(count, (index) =>
    run(
      `r${index}`,
      Array.from({ length: 6 }, () => ['count_stock', given] as const),
    ),
  );

const table: RuleTable = {
  valid: [
    known(file, runs(20, { hall: 'A', floor: '1' })),
    // Too few runs, however many calls, and nothing that was recorded as it was passed.
    known(file, runs(9, { hall: 'A' })),
    known(file, runs(20, { input: 'A' })),
    known(file, runs(20, undefined)),
    known(
      tools(
        tool(
          'count_stock',
          {},
          {
            inputSchema: {
              type: 'object',
              properties: { hall: { type: 'string' }, floor: { type: 'string' } },
              required: ['floor'],
            },
          },
        ),
      ),
      runs(20, { hall: 'A' }),
    ),
  ],
  invalid: [
    {
      ...known(file, runs(10, { hall: 'A' })),
      at: 'tools[0].inputSchema.properties.floor',
      says: 'in 60 calls of "count_stock" in 10 runs no model passed "floor"',
    },
  ],
};
export default table;

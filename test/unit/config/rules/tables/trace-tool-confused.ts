import { type RuleTable, tool, tools } from '../table';
import { known, run, times } from '../traceRun';

const file = tools(tool('find_crate'), tool('get_crate'));
const switching = (error: string | undefined, given: unknown = { number: 'C-100' }) =>
  times(2, (index) =>
    run(`r${index}`, [
      ['find_crate', { number: 'C-100' }, error],
      ['get_crate', given],
    ]),
  );

const table: RuleTable = {
  valid: [
    known(file, switching(undefined)),
    known(file, switching('429 too many requests')),
    known(file, switching('no such crate', { number: 'C-200' })),
    known(file, switching('no such crate').slice(0, 1)),
    known(
      tools(
        tool('find_crate', {}, { description: 'Finds a crate by label; use get_crate for numbers.' }),
        tool('get_crate'),
      ),
      switching('no such crate'),
    ),
    // The other tool is no part of the agent.
    known(tools(tool('find_crate'), tool('count_stock')), switching('no such crate')),
  ],
  invalid: [
    {
      ...known(file, [...switching('no such crate'), run('fine', [['find_crate', { number: 'C-300' }]])]),
      at: 'tools[0].description',
      says: 'a call of "find_crate" failed and "get_crate" took the same values in 2 of 3 runs calling "find_crate", e.g. r0.json step 2',
    },
  ],
};
export default table;

import { type RuleTable, tool, tools } from '../table';
import { known, run, times } from '../traceRun';

const offered = [tool('count_stock'), tool('move_stock')];
const file = tools(...offered);
const runs = (count: number, calls: Parameters<typeof run>[1], tools = offered, isCut = false) =>
  times(count, (index) => run(`r${index}`, calls, tools, { isCut }));

const table: RuleTable = {
  valid: [
    known(file, runs(19, [['count_stock', {}]])),
    known(file, [...runs(30, [['count_stock', {}]]), run('once', [['move_stock', {}]], offered)]),
    // Nothing says that it was offered, nothing was called at all, or not all calls are known.
    known(file, runs(30, [['count_stock', {}]], [])),
    known(file, runs(30, [])),
    known(file, runs(30, [['count_stock', {}]], offered, true)),
  ],
  invalid: [
    {
      ...known(file, runs(20, [['count_stock', {}]])),
      at: 'tools[1].name',
      says: '"move_stock" was offered in 20 runs that called other tools, and none called it',
    },
  ],
};
export default table;

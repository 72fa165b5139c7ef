import { type RuleTable, type Schema, tool, tools } from '../table';
import { CHANGED, known, run, times } from '../traceRun';

const schema = (properties: Schema, required: readonly string[], more: Schema = {}): Schema => ({
  inputSchema: { type: 'object', properties, required, ...more },
});
const move = tool(
  'move_stock',
  {},
  schema(
    {
      hall: { type: 'string' },
      count: { type: 'integer', minimum: 1 },
      level: { type: 'integer', enum: [1, 2] },
      note: { anyOf: [{ type: 'string' }, { type: 'array' }] },
      unit: { type: 'string', default: 'box' },
      rows: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] } },
      box: { $ref: '#/$defs/Box' },
      loose: { type: ['string', 'number'] },
    },
    ['hall', 'unit'],
    { additionalProperties: false, $defs: { Box: { type: 'object', properties: { box: { $ref: '#/$defs/Box' } } } } },
  ),
);
const file = tools(move, tool('count_stock'));
const calling = (given: unknown, name = 'a') => run(name, [['move_stock', given]]);

const table: RuleTable = {
  valid: [
    known(file, [
      calling({ hall: 'A', count: 2, level: 1, note: ['x'], rows: [{ id: 'r' }], box: { box: {} }, loose: 3 }),
      calling({ hall: 'A', count: null, note: null }),
      calling({ hall: 'A', unit: 'crate', count: 2.0 }),
      calling(undefined),
      // Wrapped by whoever recorded it.
      calling({ input: '{"hall":"A"}' }),
    ]),
    // Of another version: the run was offered another definition, or is older and recorded none.
    known(file, [run('other', [['move_stock', { hall: 1 }]], [tool('move_stock'), tool('count_stock')])]),
    known(file, [run('old', [['move_stock', { hall: 1 }]], [], { start: CHANGED - 1 })]),
    known(tools({ name: 'move_stock', description: 'Moves stock.' }), [calling({ anything: 1 })]),
  ],
  invalid: [
    {
      ...known(file, [calling({ hall: 3 }, 'a'), calling({ hall: 4 }, 'b'), calling({ hall: 'A' }, 'c')]),
      at: 'tools[0].inputSchema.properties.hall',
      says: 'models pass a number for "hall", which takes a string, in 2 of 3 runs calling "move_stock", e.g. a.json step 2',
    },
    {
      ...known(file, [calling({ count: 3 })]),
      at: 'tools[0].inputSchema.properties.hall',
      says: 'leave out "hall", which is required',
      severity: 'info',
    },
    {
      ...known(
        file,
        times(2, (index) => calling({ hall: 'A', colour: 'red' }, `r${index}`)),
      ),
      at: 'tools[0].name',
      says: 'pass "colour", which it does not take',
    },
    {
      ...known(file, [calling({ hall: 'A', rows: [{ id: 'r' }, {}] })]),
      at: 'tools[0].inputSchema.properties.rows.items.properties.id',
      says: 'leave out "rows[].id"',
      severity: 'info',
    },
    {
      ...known(file, [calling({ hall: 'A', count: 0, level: 3 })]),
      at: 'tools[0].inputSchema.properties.count',
      says: 'pass 0 for "count", less than its minimum 1',
      severity: 'info',
      count: 2,
    },
    {
      ...known(file, [run('same', [['move_stock', ['A']]], [move, tool('count_stock')])]),
      at: 'tools[0].name',
      says: 'pass an array for the arguments, which takes an object',
      severity: 'info',
    },
  ],
};
export default table;

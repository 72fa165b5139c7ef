import { type RuleTable, tool, tools } from '../table';
import { CHANGED, known, run, times } from '../traceRun';

const count = tool('count_stock', { hall: { type: 'string' } });
const move = tool('move_stock', { hall: { type: 'string' } });
const file = tools(count, move);
const reworded = { ...count, description: 'Counts.' };
const reshaped = tool('count_stock', { hall: { type: 'integer' }, floor: { type: 'string' } });

const table: RuleTable = {
  valid: [
    file,
    known(file, [run('same', [], [count, move])]),
    // The same by meaning, as another library writes it.
    known(file, [
      run(
        'spelled',
        [],
        [
          {
            ...count,
            description: `${String(count.description).replaceAll(' ', '\n   ')}\n`,
            inputSchema: {
              $schema: 'http://json-schema.org/draft-07/schema#',
              properties: { hall: { type: 'STRING', title: 'Hall' } },
              additionalProperties: false,
              type: 'OBJECT',
            },
          },
          move,
        ],
      ),
    ]),
    // Older than the file, or nobody knows.
    known(file, [run('old', [], [reworded, move], { start: CHANGED - 1 })]),
    known(file, [run('timeless', [], [reworded, move], { start: undefined })]),
    known(file, [run('new', [], [reworded, move])], { changedAt: () => undefined }),
    // Names alone were recorded.
    known(file, [run('names', [], [{ name: 'count_stock' }, { name: 'move_stock' }])]),
    // An exporter cut the text.
    known(tools({ ...count, description: 'Counts what is in a hall. '.repeat(9) }, move), [
      run('cut', [], [{ ...count, description: `${'Counts what is in a hall. '.repeat(5)}...` }, move]),
    ]),
    // Two agents of a run have the tool; one of them as it is here.
    known(file, [run('two', [], [reworded, count, move])]),
    // Other tools, so another agent.
    known(file, [run('other', [], [reworded, tool('pack'), tool('send'), tool('weigh'), tool('label')])]),
  ],
  invalid: [
    {
      ...known(file, [run('same', [], [count, move]), run('reworded', [], [reworded, move])]),
      at: 'tools[0].description',
      says: 'offered "count_stock" with another description in 1 of 2 runs since this file changed, e.g. reworded.json step 1',
    },
    {
      ...known(
        file,
        times(3, (index) => run(`r${index}`, [], [reshaped, move])),
      ),
      at: 'tools[0].inputSchema.properties.hall',
      says: 'another definition of "hall", "floor" in 3 of 3 runs',
    },
    {
      ...known(file, [
        { ...run('matched', [], [reworded, move], { start: undefined }), presentAt: CHANGED, agent: 'tools.json' },
      ]),
      at: 'tools[0].description',
      says: 'matched.json step 1',
    },
  ],
};
export default table;

import { type RuleTable, type Schema, tool, tools } from '../table';
import { known, run, times } from '../traceRun';

const count = (properties: Schema) => tools(tool('count_stock', properties));
const calling = (given: Schema, name = 'a') => run(name, [['count_stock', given]]);
const declared = count({ size: { type: 'string', enum: ['small', 'large'] } });
const prose = count({ size: { type: 'string', description: 'One of: small, medium, large.' } });
const free = count({ currency: { type: 'string', description: 'Currency of the stock.' } });
const spelled = (values: readonly string[], key = 'currency') =>
  times(6, (index) =>
    run(`r${index}`, [
      ['count_stock', { [key]: values[index % values.length] }],
      ['count_stock', { [key]: 'EUR' }],
    ]),
  );

const table: RuleTable = {
  valid: [
    known(declared, [calling({ size: 'small' }), calling({ size: 3 }), calling({})]),
    known(prose, [calling({ size: 'Small' }), calling({ size: 'LARGE' })]),
    known(count({ size: { anyOf: [{ enum: ['small'] }, { type: 'string' }] } }), [calling({ size: 'huge' })]),
    known(count({ sizes: { type: 'array', items: { type: 'string', enum: ['s', 'l'] } } }), [
      calling({ sizes: ['s', 'l'] }),
    ]),
    known(free, spelled(['USD', 'GBP'])),
    // Few runs.
    known(free, spelled(['USD', 'usd', 'Usd']).slice(0, 4)),
    // People's own words.
    known(count({ query: { type: 'string' } }), spelled(['red box', 'Red box', 'RED BOX'], 'query')),
  ],
  invalid: [
    {
      ...known(declared, [calling({ size: 'smal' }, 'a'), calling({ size: 'tiny' }, 'b'), calling({ size: 'large' })]),
      at: 'tools[0].inputSchema.properties.size',
      says: 'models pass "smal", "tiny" for "size", which its enum does not list (small), in 2 of 3 runs calling "count_stock", e.g. a.json step 2',
    },
    {
      ...known(prose, [calling({ size: 'gigantic' })]),
      at: 'tools[0].inputSchema.properties.size',
      says: 'which its text does not list (small, medium, large)',
      severity: 'info',
    },
    {
      ...known(count({ sizes: { type: 'array', items: { type: 'string', enum: ['s', 'l'] } } }), [
        calling({ sizes: ['s', 'xl'] }),
      ]),
      at: 'tools[0].inputSchema.properties.sizes',
      says: 'pass "xl" for "sizes"',
      severity: 'info',
    },
    {
      ...known(free, spelled(['USD', 'usd', 'Usd'])),
      at: 'tools[0].inputSchema.properties.currency',
      says: 'spell one value of "currency" in 3 ways ("USD", "usd", "Usd")',
    },
  ],
};
export default table;

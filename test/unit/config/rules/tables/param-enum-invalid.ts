import { parameter, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    parameter('kind', { type: 'string', enum: ['a', 'b'] }),
    parameter('kind', { type: ['string', 'null'], enum: ['a', null] }),
  ],
  invalid: [
    {
      ...parameter('kind', { type: 'string', enum: [] }),
      at: 'tools[0].inputSchema.properties.kind.enum',
      says: 'is empty',
    },
    {
      ...parameter('kind', { type: 'string', enum: ['a', 'b', 'a'] }),
      at: 'tools[0].inputSchema.properties.kind.enum[2]',
      says: '"a" twice',
      fixed: '"b"\n',
    },
    {
      ...parameter('kind', { type: 'string', enum: ['a', 1] }),
      at: 'tools[0].inputSchema.properties.kind.enum[1]',
      says: 'its enum has 1',
    },
  ],
};

export default table;

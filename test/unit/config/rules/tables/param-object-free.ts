import { parameter, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    parameter('plan', { type: 'object', properties: { a: { type: 'string' } } }),
    parameter('headers', { type: 'object', description: 'HTTP headers as key-value pairs' }),
    parameter('plan', { type: 'object', additionalProperties: { type: 'string' } }),
  ],
  invalid: [
    {
      ...parameter('plan', { type: 'object', description: 'The plan' }),
      at: 'tools[0].inputSchema.properties.plan.type',
      says: 'nothing says what goes into it',
    },
  ],
};

export default table;

import { file, type RuleTable, type Schema } from '../table';

/** One OpenAI tool. */
function strict(parameters: Schema, isStrict = true): string {
  return JSON.stringify([
    { type: 'function', function: { name: 'count_stock', description: 'Counts.', strict: isStrict, parameters } },
  ]);
}

const table: RuleTable = {
  valid: [
    file(
      'tools.json',
      strict({
        type: 'object',
        properties: { hall: { type: 'string' } },
        required: ['hall'],
        additionalProperties: false,
      }),
    ),
    file('tools.json', strict({ type: 'object', properties: { hall: { type: 'string' } } }, false)),
  ],
  invalid: [
    {
      ...file('tools.json', strict({ type: 'object', properties: { hall: { type: 'string' } }, required: ['hall'] })),
      at: '[0].function.parameters.properties',
      says: 'wants additionalProperties: false',
      fixed: '"additionalProperties": false',
    },
    {
      ...file(
        'tools.json',
        strict({
          type: 'object',
          properties: { hall: { type: 'string' }, crate: { type: 'string' } },
          required: ['hall'],
          additionalProperties: false,
        }),
      ),
      at: '[0].function.parameters.required',
      says: 'missing: crate',
    },
    {
      ...file(
        'tools.json',
        strict({
          type: 'object',
          properties: { hall: { oneOf: [{ type: 'string' }, { type: 'number' }] } },
          required: ['hall'],
          additionalProperties: false,
        }),
      ),
      at: '[0].function.parameters.properties.hall.oneOf',
      says: 'does not take oneOf',
    },
  ],
};

export default table;

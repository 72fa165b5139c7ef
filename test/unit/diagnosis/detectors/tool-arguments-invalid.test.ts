import { toolArgumentsInvalid } from '../../../../extension/diagnosis/detectors/tool-arguments-invalid';
import { says, table } from './cases';

const tools = [
  {
    name: 'book',
    parameters: {
      type: 'object',
      required: ['city'],
      additionalProperties: false,
      properties: {
        city: { type: 'string', enum: ['Ulm', 'Bremen'] },
        nights: { type: 'integer', minimum: 1 },
        guests: { type: 'array', items: { type: 'object', required: ['name'] } },
        ref: { $ref: '#/definitions/ref' },
      },
    },
  },
];
const turn = (given: unknown) => says('', [['book', given]], { payload: { tools } });
table(toolArgumentsInvalid, {
  fires: [
    { name: 'missing', lines: [turn({ nights: 2 })], steps: [1], message: /'city'/ },
    {
      name: 'wrong type',
      lines: [turn({ city: 'Ulm', nights: '2' })],
      steps: [1],
      message: /nights should be integer/,
    },
    { name: 'not in the list', lines: [turn({ city: 'Paris' })], steps: [1], message: /not one of Ulm/ },
    { name: 'below the minimum', lines: [turn({ city: 'Ulm', nights: 0 })], steps: [1] },
    { name: 'unknown field', lines: [turn({ city: 'Ulm', stars: 3 })], steps: [1], message: /'stars'/ },
    {
      name: 'deep inside',
      lines: [turn({ city: 'Ulm', guests: [{ name: 'a' }, {}] })],
      steps: [1],
      message: /guests\[1\]/,
    },
    { name: 'mended by the next call', lines: [turn({}), turn({ city: 'Ulm' })], steps: [1], recovered: true },
  ],
  quiet: [
    { name: 'fits', lines: [turn({ city: 'Ulm', nights: 2, guests: [{ name: 'a' }], ref: 4 })] },
    { name: 'a tool without a schema', lines: [says('', [['other', { x: 1 }]], { payload: { tools } })] },
    { name: 'a hostile key', lines: [turn(JSON.parse('{"city":"Ulm","nights":1}'))] },
  ],
});

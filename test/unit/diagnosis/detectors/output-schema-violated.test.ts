import { outputSchemaViolated } from '../../../../extension/diagnosis/detectors/output-schema-violated';
import { says, table } from './cases';

const schema = { type: 'object', required: ['total'], properties: { total: { type: 'number' } } };
const parameters = { response_format: { type: 'json_schema', json_schema: { name: 'x', schema } } };
const turn = (text: string) => says(text, [], { payload: { parameters } });
table(outputSchemaViolated, {
  fires: [
    { name: 'a missing field', lines: [turn('{"sum": 3}')], steps: [1], message: /'total'/ },
    { name: 'no JSON', lines: [turn('The total is 3.')], steps: [1] },
    { name: 'mended', lines: [turn('{"total": "3"}'), turn('{"total": 3}')], steps: [1], recovered: true },
  ],
  quiet: [
    { name: 'fits', lines: [turn('{"total": 3}')] },
    { name: 'no schema', lines: [says('{"sum": 3}')] },
  ],
});

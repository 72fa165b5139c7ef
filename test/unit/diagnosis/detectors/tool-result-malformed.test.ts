import { toolResultMalformed } from '../../../../extension/diagnosis/detectors/tool-result-malformed';
import { call, table } from './cases';

table(toolResultMalformed, {
  fires: [
    { name: 'cut', lines: [call('list', {}, '{"items": [{"id": 1}, {"id": 2')], steps: [1], message: /cut/ },
    {
      name: 'put together by hand',
      lines: [call('list', {}, '{"name": "a", "size": 3 "unit": "kg"}')],
      steps: [1],
      message: /parse/,
    },
  ],
  quiet: [
    { name: 'whole', lines: [call('list', {}, '{"items": []}')] },
    { name: 'lines of JSON', lines: [call('list', {}, '{"id": 1}\n{"id": 2}')] },
    { name: 'Python', lines: [call('list', {}, "{'id': None}")] },
    { name: 'text', lines: [call('list', {}, 'three items')] },
  ],
});

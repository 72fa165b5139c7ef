import { toolCallUnparsable } from '../../../../extension/diagnosis/detectors/tool-call-unparsable';
import { says, table } from './cases';

table(toolCallUnparsable, {
  fires: [
    { name: 'cut JSON', lines: [says('', [['write', '{"text": "hello']])], steps: [1], severity: 'error' },
    {
      name: 'mended',
      lines: [says('', [['write', '{"text"']]), says('', [['write', { text: 'hello' }]])],
      steps: [1],
      recovered: true,
    },
  ],
  quiet: [
    { name: 'parsed', lines: [says('', [['write', { text: '{' }]])] },
    { name: 'a tool of free text', lines: [says('', [['apply_patch', '*** Begin Patch']])] },
  ],
});

import { outputTruncated } from '../../../../extension/diagnosis/detectors/output-truncated';
import { says, table } from './cases';

table(outputTruncated, {
  fires: [
    { name: 'length', lines: [says('And then the', [], { finishReason: 'length' })], steps: [1], severity: 'error' },
    { name: 'in capitals', lines: [says('And', [], { finishReason: 'MAX_TOKENS' })], steps: [1] },
    {
      name: 'gone on with',
      lines: [says('And', [], { finishReason: 'max_tokens' }), says('so on.', [], { finishReason: 'stop' })],
      steps: [1],
      recovered: true,
    },
  ],
  quiet: [{ name: 'an ordinary end', lines: [says('Done.', [], { finishReason: 'stop' }), says('Done.')] }],
});

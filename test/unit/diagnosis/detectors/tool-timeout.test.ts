import { toolTimeout } from '../../../../extension/diagnosis/detectors/tool-timeout';
import { call, failedCall, table } from './cases';

table(toolTimeout, {
  fires: [
    { name: 'says so', lines: [failedCall('fetch', { url: 'x' }, 'Request timed out')], steps: [1] },
    {
      name: 'at its limit',
      lines: [call('run', { command: 'make', timeout_ms: 3000 }, '', { durationMs: 3005 })],
      steps: [1],
      message: /3\.0 s/,
    },
  ],
  quiet: [
    { name: 'fast', lines: [call('run', { command: 'make', timeout: 30 }, 'ok', { durationMs: 900 })] },
    { name: 'talks about timeouts', lines: [call('read', {}, 'Set the timeout option to 30.')] },
  ],
});

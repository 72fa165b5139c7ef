import { toolError } from '../../../../extension/diagnosis/detectors/tool-error';
import { call, executed, failedCall, says, table } from './cases';

table(toolError, {
  fires: [
    {
      name: 'error status',
      lines: [failedCall('get_order', { id: 'A-1' }, 'not found')],
      steps: [1],
      severity: 'error',
    },
    {
      name: 'an error field',
      lines: [call('get_order', {}, { error: { message: 'no such order' } })],
      steps: [1],
      message: /no such order/,
    },
    { name: 'isError', lines: [call('get_order', {}, { isError: true, content: 'broken pipe' })], steps: [1] },
    { name: 'HTTP status', lines: [call('fetch', {}, { status_code: 503, body: '' })], steps: [1] },
    { name: 'text that opens with an error', lines: [call('book', {}, 'Error: payment does not add up')], steps: [1] },
    {
      name: 'exit code of an executor',
      lines: [executed('exitcode: 1 (execution failed)\nCode output: boom')],
      steps: [1],
    },
    {
      name: 'traceback at the end',
      lines: [executed(`${'log\n'.repeat(400)}Traceback (most recent call last):\n  File "x.py"\nKeyError: 'id'`)],
      steps: [1],
      message: /KeyError/,
    },
    {
      name: 'repeated well',
      lines: [
        failedCall('get_order', { id: 'A-1' }, 'timeout'),
        says('Again.'),
        call('get_order', { id: 'A-1' }, { total: 5 }),
      ],
      steps: [1],
      severity: 'info',
      recovered: true,
    },
  ],
  quiet: [
    { name: 'a result', lines: [call('get_order', { id: 'A-1' }, { total: 5, error: null })] },
    { name: 'no errors counted', lines: [call('lint', {}, 'errors: 0, warnings: 2')] },
    { name: 'an executor that succeeded', lines: [executed('exitcode: 0 (execution succeeded)\nCode output: 4')] },
    {
      name: 'a page about errors',
      lines: [
        call('read', {}, `${'Common HTTP problems. '.repeat(60)}error 404 means gone. ${'More text. '.repeat(80)}`),
      ],
    },
  ],
});

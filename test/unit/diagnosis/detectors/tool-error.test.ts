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
      name: 'a second part that tells of the exit code',
      lines: [
        call(
          'render',
          {},
          {
            content: [
              { type: 'text', text: 'The drawing is poor' },
              { type: 'text', text: 'pen exited with code 3' },
            ],
          },
        ),
      ],
      steps: [1],
      message: /^render failed/,
    },
    { name: 'what is not there', lines: [call('open', {}, 'Sheet notes.ods does not exist')], steps: [1] },
    {
      name: 'traceback at the end',
      lines: [executed(`${'log\n'.repeat(400)}Traceback (most recent call last):\n  File "x.py"\nKeyError: 'id'`)],
      steps: [1],
      message: /KeyError/,
    },
    {
      name: 'an answer of a tool server that Python printed',
      lines: [
        call(
          'run',
          {},
          `meta=None content=[TextContent(type='text', text='Error executing tool run: The browser can\\'t start! See the log.\\n[77:zygote.cc(1)] x', annotations=None)] isError=True`,
        ),
      ],
      steps: [1],
      message: /^run failed: Error executing tool run: The browser can't start!$/,
    },
    {
      name: 'such an answer whose wrapper says that all is well',
      lines: [
        call(
          'run',
          {},
          `meta=None content=[TextContent(type='text', text="Error executing tool run: no disk")] isError=False`,
        ),
      ],
      steps: [1],
      message: /no disk$/,
    },
    {
      name: 'JSON in a printed answer',
      lines: [
        call(
          'run',
          {},
          `[TextContent(type='text', text='{"content": [{"type": "text", "text": "no such sheet"}], "isError": true}')]`,
        ),
      ],
      steps: [1],
      message: /^run failed: no such sheet$/,
    },
    {
      name: 'a printed dictionary',
      lines: [call('run', {}, `{'isError': True, 'content': [{'type': 'text', 'text': 'no rights'}]}`)],
      steps: [1],
      message: /no rights$/,
    },
    {
      name: 'parts of a message',
      lines: [
        call('run', {}, { content: [{ type: 'text', text: 'Error executing tool run: no rights' }], isError: false }),
      ],
      steps: [1],
      message: /no rights$/,
    },
    {
      name: 'a label before the error',
      lines: [call('run', {}, 'Tool result: Error executing tool run: no rights')],
      steps: [1],
    },
    {
      name: 'a call that timed out',
      lines: [call('run', {}, 'Tool call timed out.')],
      steps: [1],
      message: /timed out\.$/,
    },
    { name: 'a lost connection', lines: [call('run', {}, 'Connection error.')], steps: [1] },
    {
      name: 'a state that is no JSON',
      lines: [call('route', {}, 'success: false\nerror: no server fits\nmatched: []')],
      steps: [1],
      message: /error: no server fits$/,
    },
    {
      name: 'a span that failed by itself',
      lines: [{ kind: 'span', name: 'load index', status: 'error', statusMessage: 'disk full' }],
      steps: [1],
      severity: 'warning',
      message: /^load index failed: disk full$/,
    },
    {
      name: 'a handoff that failed, and went well later',
      lines: [
        { kind: 'handoff', name: 'to billing', status: 'error' },
        { kind: 'handoff', name: 'to billing', status: 'ok' },
      ],
      steps: [1],
      severity: 'info',
      recovered: true,
    },
    {
      name: 'a span whose children report nothing',
      lines: [
        { kind: 'span', name: 'turn', status: 'error', statusMessage: 'cancelled' },
        { kind: 'span', name: 'part', parent: '1' },
      ],
      steps: [1],
      severity: 'warning',
    },
    {
      name: 'the error below a span, and not the span',
      lines: [
        { kind: 'span', name: 'turn', status: 'error', statusMessage: 'cancelled' },
        { kind: 'span', name: 'part', parent: '1', status: 'error', statusMessage: 'disk full' },
      ],
      steps: [2],
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
    {
      name: 'a long text about what is not there',
      lines: [call('open', {}, `${'A story. '.repeat(60)}It does not exist`)],
    },
    {
      name: 'a span whose child is a failed model call',
      lines: [
        { kind: 'span', name: 'turn', status: 'error', statusMessage: 'cancelled' },
        { kind: 'model', name: 'chat', parent: '1', status: 'error', statusMessage: 'overloaded' },
      ],
    },
    {
      name: 'a healthy answer that Python printed',
      lines: [
        call(
          'run',
          {},
          `meta=None content=[TextContent(type='text', text='success: true, isError=True is how a tool says Error: no')] isError=False`,
        ),
      ],
    },
    {
      name: 'a document about errors',
      lines: [
        call('read', {}, 'Error handling in Rust. An Error: is a value.'),
        call('read', {}, 'Connection error handling is the next chapter'),
      ],
    },
    {
      name: 'a list of documents about errors',
      lines: [call('search', {}, [{ title: 'a', text: 'What isError: true means' }])],
    },
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

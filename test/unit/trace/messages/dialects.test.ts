import { describe, expect, test } from 'vitest';
import { messagesFrom } from '../../../../extension/trace/messages/messages';
import type { Message, Part } from '../../../../extension/trace/model';

const text = (value: string): Part => ({ type: 'text', text: value });
const reasoning = (value: string): Part => ({ type: 'reasoning', text: value });
const call = (id: string | undefined, name: string, args: unknown): Part =>
  id === undefined ? { type: 'toolCall', name, arguments: args } : { type: 'toolCall', id, name, arguments: args };
const result = (id: string | undefined, value: unknown, more: object = {}): Part => ({
  type: 'toolResult',
  ...(id !== undefined && { id }),
  result: value,
  ...more,
});
const media = (reference: string, mimeType?: string): Part => ({
  type: 'media',
  ...(mimeType !== undefined && { mimeType }),
  reference,
});
const system = (...parts: Part[]): Message => ({ role: 'system', parts });
const user = (...parts: Part[]): Message => ({ role: 'user', parts });
const assistant = (...parts: Part[]): Message => ({ role: 'assistant', parts });
const tool = (...parts: Part[]): Message => ({ role: 'tool', parts });
const other = (...parts: Part[]): Message => ({ role: 'other', parts });

type Case = readonly [name: string, value: unknown, messages: readonly Message[]];

const lc = (kind: string, kwargs: object) => ({
  lc: 1,
  type: 'constructor',
  id: ['langchain', 'schema', kind],
  kwargs,
});

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'OpenAI chat': [
    ['a text', [{ role: 'user', content: 'hi' }], [user(text('hi'))]],
    ['developer is system', [{ role: 'developer', content: 'be brief' }], [system(text('be brief'))]],
    [
      'parts',
      [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'a' },
            { type: 'image_url', image_url: { url: 'https://x.example/a.png' } },
            { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } },
            { type: 'file', file: { file_id: 'file-1' } },
          ],
        },
      ],
      [
        user(
          text('a'),
          media('https://x.example/a.png'),
          media('inline data (4 characters)', 'audio/wav'),
          media('file-1'),
        ),
      ],
    ],
    [
      'inline pictures are named, not kept',
      [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }] }],
      [user(media('inline data (26 characters)', 'image/png'))],
    ],
    [
      'tool calls, one with arguments that are no JSON',
      [
        {
          role: 'assistant',
          content: null,
          tool_calls: [
            { id: 'a', type: 'function', function: { name: 'f', arguments: '{"x": 1}' } },
            { id: 'b', type: 'function', function: { name: 'g', arguments: '{"x": ' } },
            { id: 'c', type: 'custom', custom: { name: 'h', input: 'free text' } },
            { id: 'd', type: 'function', function: { name: 'no_arguments', arguments: '' } },
          ],
        },
      ],
      [
        assistant(
          call('a', 'f', { x: 1 }),
          call('b', 'g', '{"x": '),
          call('c', 'h', 'free text'),
          call('d', 'no_arguments', {}),
        ),
      ],
    ],
    [
      'a legacy function call and its result',
      [
        { role: 'assistant', content: '', function_call: { name: 'f', arguments: '{}' } },
        { role: 'function', name: 'f', content: '[1]' },
      ],
      [
        assistant(call(undefined, 'f', {})),
        { role: 'tool', name: 'f', parts: [result(undefined, [1], { name: 'f' })] },
      ],
    ],
    ['a tool result', [{ role: 'tool', tool_call_id: 'a', content: 'ok' }], [tool(result('a', 'ok'))]],
    [
      'a tool result in parts',
      [{ role: 'tool', tool_call_id: 'a', content: [{ type: 'text', text: '{"n": 1}' }] }],
      [tool(result('a', { n: 1 }))],
    ],
    [
      'reasoning and refusal',
      [{ role: 'assistant', reasoning_content: 'hm', content: null, refusal: 'I cannot' }],
      [assistant(reasoning('hm'), text('I cannot'))],
    ],
    ['a speaker', [{ role: 'user', name: 'Ada', content: 'x' }], [{ role: 'user', name: 'Ada', parts: [text('x')] }]],
    [
      'an unknown role is a speaker',
      [{ role: 'Critic', content: 'x' }],
      [{ role: 'other', name: 'Critic', parts: [text('x')] }],
    ],
    [
      "tau2's tool message: the id is the call's, the error a flag",
      [{ role: 'tool', id: 'a', content: 'no', error: true }],
      [tool(result('a', 'no', { isError: true }))],
    ],
    [
      "tau2's calls have their arguments as objects",
      [{ role: 'user', content: null, tool_calls: [{ id: 'a', name: 'f', arguments: { x: 1 }, requestor: 'user' }] }],
      [user(call('a', 'f', { x: 1 }))],
    ],
    [
      "AG2's tool responses",
      [{ role: 'tool', content: 'joined', tool_responses: [{ tool_call_id: 'a', role: 'tool', content: '1' }] }],
      [tool(result('a', '1'))],
    ],
    [
      'a response with choices',
      { id: 'x', choices: [{ index: 0, message: { role: 'assistant', content: 'hi' }, finish_reason: 'stop' }] },
      [assistant(text('hi'))],
    ],
    ['a legacy completion', { choices: [{ text: 'hi', index: 0, logprobs: null }] }, [assistant(text('hi'))]],
    [
      'calls without their message',
      [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }],
      [assistant(call('a', 'f', {}))],
    ],
  ],
  'OpenAI Responses': [
    [
      'items',
      [
        { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'q' }] },
        { type: 'reasoning', id: 'rs', summary: [{ type: 'summary_text', text: 'think' }] },
        { type: 'function_call', call_id: 'a', name: 'f', arguments: '{"x":1}' },
        { type: 'function_call_output', call_id: 'a', output: '{"y":2}' },
        { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'done', annotations: [] }] },
      ],
      [
        user(text('q')),
        assistant(reasoning('think')),
        assistant(call('a', 'f', { x: 1 })),
        tool(result('a', { y: 2 })),
        assistant(text('done')),
      ],
    ],
    [
      'encrypted reasoning has nothing to show',
      [{ type: 'reasoning', summary: [], encrypted_content: 'x' }],
      [assistant()],
    ],
    [
      'hosted tools',
      [
        { type: 'web_search_call', id: 'w', status: 'completed', action: { type: 'search', query: 'q' } },
        { type: 'mcp_call', id: 'm', server_label: 's', name: 'f', arguments: '{}', output: 'ok', error: null },
        { type: 'mcp_call', id: 'n', server_label: 's', name: 'f', arguments: '{}', output: null, error: 'refused' },
        { type: 'custom_tool_call', call_id: 'c', name: 'patch', input: '*** Begin' },
        { type: 'custom_tool_call_output', call_id: 'c', output: 'applied' },
        {
          type: 'code_interpreter_call',
          id: 'i',
          status: 'completed',
          code: '1+1',
          outputs: [{ type: 'logs', logs: '2' }],
        },
      ],
      [
        assistant(call('w', 'web_search', { type: 'search', query: 'q' })),
        assistant(call('m', 'f', {}), result('m', 'ok', { name: 'f' })),
        assistant(call('n', 'f', {}), result('n', 'refused', { name: 'f', isError: true })),
        assistant(call('c', 'patch', '*** Begin')),
        tool(result('c', 'applied')),
        assistant(
          call('i', 'code_interpreter', '1+1'),
          result('i', [{ type: 'logs', logs: '2' }], { name: 'code_interpreter' }),
        ),
      ],
    ],
    ['a request', { model: 'm', instructions: 'be brief', input: 'hi' }, [system(text('be brief')), user(text('hi'))]],
    [
      'a response',
      {
        object: 'response',
        output: [{ type: 'message', role: 'assistant', content: [{ type: 'refusal', refusal: 'no' }] }],
      },
      [assistant(text('no'))],
    ],
  ],
  Anthropic: [
    [
      'blocks',
      [
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'hm', signature: 's' },
            { type: 'redacted_thinking', data: 'x' },
            { type: 'text', text: 'a' },
            { type: 'tool_use', id: 't', name: 'f', input: { x: 1 } },
          ],
        },
        {
          role: 'user',
          content: [{ type: 'tool_result', tool_use_id: 't', is_error: true, content: [{ type: 'text', text: 'no' }] }],
        },
      ],
      [assistant(reasoning('hm'), text('a'), call('t', 'f', { x: 1 })), tool(result('t', 'no', { isError: true }))],
    ],
    [
      'a result beside text stays a user message',
      [
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 't' },
            { type: 'text', text: 'go on' },
          ],
        },
      ],
      [user(result('t', null), text('go on'))],
    ],
    [
      'a result with a picture',
      [
        {
          role: 'user',
          content: [
            {
              type: 'tool_result',
              tool_use_id: 't',
              content: [
                { type: 'text', text: 'see' },
                { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } },
              ],
            },
          ],
        },
      ],
      [tool(result('t', [text('see'), media('inline data (4 characters)', 'image/png')]))],
    ],
    [
      'server tools',
      [
        {
          role: 'assistant',
          content: [
            { type: 'server_tool_use', id: 's', name: 'web_search', input: { query: 'q' } },
            { type: 'web_search_tool_result', tool_use_id: 's', content: [{ type: 'web_search_result', url: 'u' }] },
            { type: 'mcp_tool_use', id: 'm', name: 'f', input: {}, server_name: 'x' },
            { type: 'mcp_tool_result', tool_use_id: 'm', is_error: false, content: [{ type: 'text', text: 'ok' }] },
          ],
        },
      ],
      [
        assistant(
          call('s', 'web_search', { query: 'q' }),
          result('s', [{ type: 'web_search_result', url: 'u' }]),
          call('m', 'f', {}),
          result('m', 'ok', { isError: false }),
        ),
      ],
    ],
    [
      'documents',
      [
        {
          role: 'user',
          content: [
            { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'the text' } },
            { type: 'document', source: { type: 'url', url: 'https://x.example/a.pdf' } },
            { type: 'image', source: { type: 'file', file_id: 'f1' } },
          ],
        },
      ],
      [user(text('the text'), media('https://x.example/a.pdf'), media('f1'))],
    ],
    [
      'a request',
      { system: [{ type: 'text', text: 's' }], messages: [{ role: 'user', content: 'q' }] },
      [system(text('s')), user(text('q'))],
    ],
    [
      'a response',
      { type: 'message', role: 'assistant', content: [{ type: 'text', text: 'a' }], stop_reason: 'end_turn' },
      [assistant(text('a'))],
    ],
  ],
  Gemini: [
    [
      'contents',
      {
        systemInstruction: { parts: [{ text: 's' }] },
        contents: [
          { role: 'user', parts: [{ text: 'q' }, { inlineData: { mimeType: 'image/png', data: 'AAAA' } }] },
          { role: 'model', parts: [{ text: 'hm', thought: true }, { functionCall: { name: 'f', args: { x: 1 } } }] },
          { role: 'user', parts: [{ functionResponse: { name: 'f', response: { output: 1 } } }] },
        ],
      },
      [
        system(text('s')),
        user(text('q'), media('inline data (4 characters)', 'image/png')),
        assistant(reasoning('hm'), call(undefined, 'f', { x: 1 })),
        tool(result(undefined, { output: 1 }, { name: 'f' })),
      ],
    ],
    [
      'snake_case',
      [
        { role: 'model', parts: [{ function_call: { id: 'i', name: 'f', args: {} } }] },
        { role: 'user', parts: [{ function_response: { id: 'i', name: 'f', response: { error: 'no' } } }] },
        { role: 'user', parts: [{ file_data: { mime_type: 'video/mp4', file_uri: 'gs://b/v' } }] },
      ],
      [
        assistant(call('i', 'f', {})),
        tool(result('i', { error: 'no' }, { name: 'f', isError: true })),
        user(media('gs://b/v', 'video/mp4')),
      ],
    ],
    [
      'code execution',
      [
        {
          role: 'model',
          parts: [
            { executableCode: { language: 'PYTHON', code: '1' } },
            { codeExecutionResult: { outcome: 'OUTCOME_OK', output: '1' } },
          ],
        },
      ],
      [
        assistant(
          call(undefined, 'code_execution', { language: 'PYTHON', code: '1' }),
          result(undefined, '1', { name: 'code_execution', isError: false }),
        ),
      ],
    ],
    [
      'a response',
      { candidates: [{ content: { role: 'model', parts: [{ text: 'a' }] }, finishReason: 'STOP' }] },
      [assistant(text('a'))],
    ],
  ],
  'GenAI conventions': [
    [
      'parts, as JSON text',
      JSON.stringify([
        { role: 'system', parts: [{ type: 'text', content: 's' }] },
        { role: 'user', parts: [{ type: 'uri', modality: 'image', uri: 'https://x.example/a' }] },
        {
          role: 'assistant',
          parts: [
            { type: 'reasoning', content: 'hm' },
            { type: 'tool_call', id: 'a', name: 'f', arguments: '{"x":1}' },
          ],
          finish_reason: 'tool_call',
        },
        { role: 'tool', parts: [{ type: 'tool_call_response', id: 'a', response: { y: 2 } }] },
        { role: 'user', parts: [{ type: 'tool_call_response', id: 'a', result: 'pydantic' }] },
      ]),
      [
        system(text('s')),
        user(media('https://x.example/a', 'image/*')),
        assistant(reasoning('hm'), call('a', 'f', { x: 1 })),
        tool(result('a', { y: 2 })),
        tool(result('a', 'pydantic')),
      ],
    ],
    [
      'system instructions are parts alone',
      [
        { type: 'text', content: 'a' },
        { type: 'text', content: 'b' },
      ],
      [other(text('a'), text('b'))],
    ],
    [
      'blobs and files',
      [
        {
          role: 'user',
          parts: [
            { type: 'blob', modality: 'image', mime_type: 'image/png', content: 'AAAA' },
            { type: 'file', modality: 'image', file_id: 'f' },
          ],
        },
      ],
      [user(media('inline data (4 characters)', 'image/png'), media('f', 'image/*'))],
    ],
    [
      'a list of rows is a value, whatever its rows are called',
      [{ role: 'tool', parts: [{ type: 'tool_call_response', id: 'a', response: [{ type: 'dog', name: 'Rex' }] }] }],
      [tool(result('a', [{ type: 'dog', name: 'Rex' }]))],
    ],
    [
      'parts as JSON text in content',
      [{ role: 'user', content: '[{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]' }],
      [user(text('a'), text('b'))],
    ],
    [
      'JSON text that is no list of parts',
      [{ role: 'user', content: '[{"city": "Lyon"}]' }],
      [user(text('[{"city": "Lyon"}]'))],
    ],
  ],
  'Vercel AI SDK': [
    [
      'model messages',
      [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'q' },
            { type: 'file', data: 'AAAA', mediaType: 'application/pdf' },
          ],
        },
        {
          role: 'assistant',
          content: [
            { type: 'reasoning', text: 'hm' },
            { type: 'tool-call', toolCallId: 'a', toolName: 'f', input: { x: 1 } },
            { type: 'tool-call', toolCallId: 'b', toolName: 'f', args: { x: 2 } },
          ],
        },
        {
          role: 'tool',
          content: [
            { type: 'tool-result', toolCallId: 'a', toolName: 'f', output: { type: 'json', value: { y: 1 } } },
            { type: 'tool-result', toolCallId: 'b', toolName: 'f', result: 'old' },
            { type: 'tool-result', toolCallId: 'c', toolName: 'f', output: { type: 'error-text', value: 'no' } },
          ],
        },
      ],
      [
        user(text('q'), media('inline data (4 characters)', 'application/pdf')),
        assistant(reasoning('hm'), call('a', 'f', { x: 1 }), call('b', 'f', { x: 2 })),
        tool(
          result('a', { y: 1 }, { name: 'f' }),
          result('b', 'old', { name: 'f' }),
          result('c', 'no', { name: 'f', isError: true }),
        ),
      ],
    ],
    [
      'UI messages',
      [
        {
          id: '1',
          role: 'assistant',
          parts: [
            { type: 'step-start' },
            { type: 'tool-weather', toolCallId: 'a', state: 'output-available', input: { c: 'x' }, output: 'rain' },
            { type: 'tool-weather', toolCallId: 'b', state: 'output-error', input: {}, errorText: 'no' },
            { type: 'text', text: 'It rains.' },
          ],
        },
      ],
      [
        assistant(
          call('a', 'weather', { c: 'x' }),
          result('a', 'rain', { name: 'weather' }),
          call('b', 'weather', {}),
          result('b', 'no', { name: 'weather', isError: true }),
          text('It rains.'),
        ),
      ],
    ],
    [
      'calls in telemetry',
      '[{"toolCallType":"function","toolCallId":"a","toolName":"f","args":"{\\"x\\":1}"}]',
      [assistant(call('a', 'f', { x: 1 }))],
    ],
  ],
  'Bedrock and Strands': [
    [
      'blocks',
      [
        { role: 'user', content: [{ text: 'q' }, { image: { format: 'png', source: { bytes: 'AAAA' } } }] },
        {
          role: 'assistant',
          content: [
            { reasoningContent: { reasoningText: { text: 'hm', signature: 's' } } },
            { toolUse: { toolUseId: 'a', name: 'f', input: { x: 1 } } },
            { cachePoint: { type: 'default' } },
          ],
        },
        {
          role: 'user',
          content: [
            { toolResult: { toolUseId: 'a', status: 'success', content: [{ json: { y: 2 } }] } },
            { toolResult: { toolUseId: 'b', status: 'error', content: [{ text: 'no' }] } },
          ],
        },
      ],
      [
        user(text('q'), media('inline data (4 characters)', 'image/png')),
        assistant(reasoning('hm'), call('a', 'f', { x: 1 })),
        tool(result('a', { y: 2 }), result('b', 'no', { isError: true })),
      ],
    ],
    [
      'a response',
      { output: { message: { role: 'assistant', content: [{ text: 'a' }] } }, stopReason: 'end_turn' },
      [assistant(text('a'))],
    ],
  ],
  OpenInference: [
    [
      'nested',
      [
        {
          message: {
            role: 'user',
            contents: [
              { message_content: { type: 'text', text: 'q' } },
              { message_content: { type: 'image', image: { image: { url: 'https://x.example/a' } } } },
            ],
          },
        },
        {
          message: {
            role: 'assistant',
            content: 'same',
            contents: [{ message_content: { type: 'text', text: 'same' } }],
            tool_calls: [{ tool_call: { id: 'a', function: { name: 'f', arguments: '{"x":1}' } } }],
          },
        },
        { message: { role: 'tool', content: '{"y":2}', tool_call_id: 'a' } },
      ],
      [
        user(text('q'), media('https://x.example/a')),
        assistant(text('same'), call('a', 'f', { x: 1 })),
        tool(result('a', { y: 2 })),
      ],
    ],
    [
      'with dotted keys',
      [
        { 'message.role': 'user', 'message.content': 'q' },
        {
          'message.role': 'assistant',
          'message.tool_calls': [
            { 'tool_call.id': 'a', 'tool_call.function.name': 'f', 'tool_call.function.arguments': '{}' },
          ],
        },
        { 'message.role': 'tool', 'message.content': 'r', 'message.tool_call_id': 'a', 'message.name': 'f' },
      ],
      [
        user(text('q')),
        assistant(call('a', 'f', {})),
        { role: 'tool', name: 'f', parts: [result('a', 'r', { name: 'f' })] },
      ],
    ],
    [
      'a legacy call',
      [
        {
          'message.role': 'assistant',
          'message.function_call_name': 'f',
          'message.function_call_arguments_json': '{}',
        },
      ],
      [assistant(call(undefined, 'f', {}))],
    ],
  ],
  LangChain: [
    [
      'constructors in a double list',
      {
        messages: [
          [
            lc('SystemMessage', { content: 's' }),
            lc('HumanMessage', { content: [{ type: 'text', text: 'q' }] }),
            lc('AIMessage', { content: '', tool_calls: [{ name: 'f', args: { x: 1 }, id: 'a' }] }),
            lc('ToolMessage', { content: 'no', tool_call_id: 'a', name: 'f', status: 'error' }),
          ],
        ],
      },
      [
        system(text('s')),
        user(text('q')),
        assistant(call('a', 'f', { x: 1 })),
        tool(result('a', 'no', { name: 'f', isError: true })),
      ],
    ],
    [
      'plain',
      [
        { type: 'human', content: 'q' },
        {
          type: 'ai',
          content: [{ type: 'tool_use', id: 'a', name: 'f', input: {} }],
          tool_calls: [{ name: 'f', args: {}, id: 'a' }],
        },
        { type: 'ai', content: '', invalid_tool_calls: [{ name: 'f', args: '{"x":', id: 'b', error: 'bad' }] },
        { type: 'ai', data: { content: 'wrapped' } },
        { type: 'ai', content: '', additional_kwargs: { function_call: { name: 'g', arguments: '{}' } } },
      ],
      [
        user(text('q')),
        assistant(call('a', 'f', {})),
        assistant(call('b', 'f', '{"x":')),
        assistant(text('wrapped')),
        assistant(call(undefined, 'g', {})),
      ],
    ],
    [
      'generations',
      { generations: [[{ text: 'a', message: lc('AIMessage', { content: 'a' }) }]], llm_output: null },
      [assistant(text('a'))],
    ],
    [
      'pairs',
      [
        ['system', 's'],
        ['human', 'q'],
      ],
      [system(text('s')), user(text('q'))],
    ],
  ],
  AutoGen: [
    [
      'messages and events',
      [
        { source: 'user', type: 'TextMessage', content: 'q' },
        { source: 'helper', type: 'ToolCallRequestEvent', content: [{ id: 'a', name: 'f', arguments: '{"x":1}' }] },
        {
          source: 'helper',
          type: 'ToolCallExecutionEvent',
          content: [{ call_id: 'a', name: 'f', content: 'no', is_error: true }],
        },
        { type: 'SystemMessage', content: 's' },
        { source: 'boss', type: 'UserMessage', content: 'do it' },
      ],
      [
        { role: 'user', name: 'user', parts: [text('q')] },
        { role: 'assistant', name: 'helper', parts: [call('a', 'f', { x: 1 })] },
        { role: 'tool', name: 'helper', parts: [result('a', 'no', { name: 'f', isError: true })] },
        system(text('s')),
        { role: 'user', name: 'boss', parts: [text('do it')] },
      ],
    ],
  ],
  'anything else': [
    ['a text', 'hello', [other(text('hello'))]],
    ['nothing', null, []],
    ['an empty list', [], []],
    ['an object no dialect knows', { answer: 42 }, [other(text('{"answer":42}'))]],
    ['JSON text no dialect knows stays as written', '{"answer":  42}', [other(text('{"answer":  42}'))]],
    [
      'a field with text beside others is not the whole',
      { text: 'a', type: 'summary' },
      [other(text('{"text":"a","type":"summary"}'))],
    ],
    ['a wrapped text', { content: 'a' }, [other(text('a'))]],
    ['a number', 7, [other(text('7'))]],
    [
      'a part of an unknown type keeps its text',
      [
        {
          role: 'user',
          content: [
            { type: 'hologram', text: 'a' },
            { type: 'scent', smell: 'tea' },
          ],
        },
      ],
      [user(text('a'), text('{"type":"scent","smell":"tea"}'))],
    ],
    [
      'an entry no dialect knows among messages',
      [{ role: 'user', content: 'a' }, { note: 1 }],
      [user(text('a')), other(text('{"note":1}'))],
    ],
    [
      'dialects mixed in one list',
      [
        { role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'f', input: {} }] },
        { role: 'tool', tool_call_id: 'a', content: 'x' },
        { type: 'function_call_output', call_id: 'a', output: 'y' },
        { role: 'model', parts: [{ text: 'z' }] },
      ],
      [assistant(call('a', 'f', {})), tool(result('a', 'x')), tool(result('a', 'y')), assistant(text('z'))],
    ],
  ],
};

for (const [dialect, cases] of Object.entries(CASES)) {
  describe(dialect, () => {
    test.each(cases)('%s', (_, value, messages) => {
      expect(messagesFrom(value)).toEqual(messages);
    });
  });
}

test('the role given goes to what names none', () => {
  expect(messagesFrom('s', 'system')).toEqual([system(text('s'))]);
  expect(messagesFrom([{ type: 'text', text: 's' }], 'system')).toEqual([system(text('s'))]);
  expect(messagesFrom([{ role: 'user', content: 'q' }], 'system')).toEqual([user(text('q'))]);
});

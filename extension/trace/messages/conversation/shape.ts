/** Where conversations and their messages lie in a file: lists of messages, alone or in the object around them. */
import type { Projection } from '../../skim/types';

/** Fields that hold a list of messages, best first. The first that does is read; `output` goes on where it ends. */
export const MESSAGE_LISTS = [
  'messages',
  'contents',
  'input',
  'history',
  'chat_history',
  'conversation',
  'transcript',
  'traj',
  'trajectory',
] as const;

/** Continues any of the lists: what the model answered to `input`. */
export const ANSWER_LIST = 'output';

const MESSAGE_FIELDS = [
  ...['role', 'type', 'name', 'id', 'content', 'parts', 'text', 'status', 'error', 'is_error', 'isError', 'agent'],
  ...['tool_calls', 'tool_call_id', 'function_call', 'tool_responses', 'tool_messages', 'refusal', 'audio'],
  ...['reasoning_content', 'reasoning', 'thinking', 'finish_reason', 'stop_reason', 'usage', 'cost', 'extra'],
  ...['call_id', 'arguments', 'input', 'output', 'action', 'summary', 'encrypted_content', 'queries', 'code'],
  ...['outputs', 'results', 'result', 'server_label', 'operation'],
  ...['lc', 'kwargs', 'data', 'invalid_tool_calls', 'additional_kwargs', 'response_metadata', 'usage_metadata'],
  ...['source', 'models_usage', 'timestamp', 'created_at', 'createdAt', 'created', 'time', 'date', 'ts'],
];

/** What the object around a conversation says about it: the answer, the request's settings, names and verdicts. */
const AROUND_FIELDS = [
  ...['response', 'choices', 'candidates', 'prompt', 'completion', 'usageMetadata', 'modelVersion', 'object'],
  ...['temperature', 'top_p', 'top_k', 'max_tokens', 'max_completion_tokens', 'max_output_tokens', 'seed', 'stop'],
  ...['tool_choice', 'parallel_tool_calls', 'response_format', 'reasoning_effort', 'generationConfig'],
  ...['title', 'task_id', 'trial', 'question', 'category', 'domain', 'instance_id', 'custom_id'],
  ...['session_id', 'conversation_id', 'thread_id', 'user_id'],
  ...['reward', 'success', 'resolved', 'passed', 'judge', 'info', 'latency_sec', 'latency_ms', 'duration_ms'],
  'incomplete_details',
];

/** What judges, graders and harnesses say of a run in words. Where they place the mistake is not read. */
export const VERDICT_WORDS = ['judge_reason', 'explanation', 'rationale', 'feedback', 'failure_reason'] as const;
/** Bytes of such a text; more is an essay. */
const MOST_WORDS = 2000;

const list = (name: string): Projection => ({ type: 'array', items: { type: 'record', record: name } });
const record = (name: string): Projection => ({ type: 'record', record: name });

const around: Readonly<Record<string, Projection>> = {
  ...Object.fromEntries([...MESSAGE_LISTS, ANSWER_LIST].map((name) => [name, list(name)])),
  ...Object.fromEntries(VERDICT_WORDS.map((name): [string, Projection] => [name, { type: 'keep', text: MOST_WORDS }])),
  model: { type: 'keep' },
  tools: record('tools'),
  functions: record('tools'),
  system: record('system'),
  instructions: record('system'),
  systemInstruction: record('system'),
  system_instruction: record('system'),
};

const OWN: ReadonlySet<string> = new Set([...MESSAGE_FIELDS, ...AROUND_FIELDS]);

/** A value that is a message or holds a conversation; which of the two, its record tells. */
const item = (name: string): Projection => ({
  type: 'object-record',
  record: name,
  own: OWN,
  fields: { ...around, request: { type: 'object-record', record: 'request', own: OWN, fields: around } },
});

/**
 * Records: `line` and `item` (top level or in a top-level array), `request`, `tools`, `system`, and messages by their
 * list's name.
 */
export const conversationProjection: Projection = {
  type: 'either',
  object: item('line'),
  array: { type: 'array', items: item('item') },
};

/** What the object around a conversation says about the whole run: its name, how it ended, and what it belongs to. */
import type { TraceInput } from '../../builder';
import { type Fields, fieldsOf, firstOf, isText, nameOf } from '../fields';
import { VERDICT_WORDS } from './shape';

/**
 * How the run ended, when a benchmark or its harness recorded it, with what that says of a failure.
 * @param kept texts beside it, `VERDICT_WORDS` among them
 */
export function verdictOf(around: Fields, kept: ReadonlyMap<string, unknown>): TraceInput['outcome'] {
  const verdict = recordedVerdict(around);
  if (!verdict || verdict.state === 'ok') {
    return verdict;
  }
  const words = [...VERDICT_WORDS.map((name) => kept.get(name)), around.error, fieldsOf(around.info)?.error];
  const said = words.map((text) => nameOf(text)?.trim()).find(Boolean);
  return said === undefined ? verdict : { ...verdict, reason: `${verdict.reason}: ${said}` };
}

function recordedVerdict(around: Fields): TraceInput['outcome'] {
  const reward = firstOf(around, 'reward') ?? fieldsOf(fieldsOf(around.info)?.reward_info)?.reward;
  if (typeof reward === 'number') {
    return reward > 0 && reward < 1
      ? { state: 'unknown', reason: `The recorded reward is ${reward}` }
      : { state: reward >= 1 ? 'ok' : 'failed', reason: `The recorded reward is ${reward}` };
  }
  for (const key of ['success', 'resolved', 'passed']) {
    if (typeof around[key] === 'boolean') {
      return { state: around[key] ? 'ok' : 'failed', reason: `"${key}" is recorded as ${around[key]}` };
    }
  }
  const judge = nameOf(around.judge)?.toLowerCase();
  if (judge === 'success' || judge === 'failure') {
    return { state: judge === 'success' ? 'ok' : 'failed', reason: `The recorded judgement is ${judge}` };
  }
  const exit = nameOf(fieldsOf(around.info)?.exit_status);
  if (exit !== undefined && !/^submitted/i.test(exit)) {
    return { state: 'failed', reason: `The recorded exit status is ${exit}` };
  }
  return undefined;
}

/** The question, when it is a text beside the answer instead of a list of messages. */
export function inputText(around: Fields): unknown {
  const input = firstOf(around, 'input', 'prompt');
  return isText(input) && input !== '' ? input : undefined;
}

/** A name people would know the run by; undefined when the record has none. */
export function nameAround(around: Fields): string | undefined {
  const name = nameOf(firstOf(around, 'title', 'name', 'question'));
  if (name !== undefined) {
    return name;
  }
  const id = firstOf(around, 'instance_id', 'task_id', 'custom_id', 'session_id', 'conversation_id', 'thread_id', 'id');
  if (typeof id !== 'string' && typeof id !== 'number') {
    return undefined;
  }
  const trial = typeof around.trial === 'number' ? `, trial ${around.trial}` : '';
  return 'task_id' in around ? `Task ${id}${trial}` : String(id);
}

const SHOWN = [
  ...['id', 'title', 'question', 'task_id', 'trial', 'category', 'domain', 'instance_id', 'custom_id'],
  ...['session_id', 'conversation_id', 'thread_id', 'user_id'],
];

/** What the run belongs to. Verdicts and expected answers stay out: who looks for a cause must not see them. */
export function attributesAround(around: Fields): [string, unknown][] {
  return SHOWN.flatMap((key): [string, unknown][] => {
    const value = around[key];
    return typeof value === 'string' || typeof value === 'number' ? [[key, value]] : [];
  });
}

const SETTINGS = [
  ...['temperature', 'top_p', 'top_k', 'max_tokens', 'max_completion_tokens', 'max_output_tokens', 'seed', 'stop'],
  ...['tool_choice', 'parallel_tool_calls', 'response_format', 'reasoning_effort'],
  ...['topP', 'topK', 'maxOutputTokens', 'stopSequences', 'responseMimeType'],
];

/** Request parameters of the model call the object records; LiteLLM has them in `kwargs`, Gemini in its config. */
export function settingsAround(around: Fields): Readonly<Record<string, unknown>> {
  const places = [around, fieldsOf(around.kwargs) ?? {}, fieldsOf(around.generationConfig) ?? {}];
  return Object.fromEntries(
    places.flatMap((place) => SETTINGS.flatMap((key) => (place[key] == null ? [] : [[key, place[key]]]))),
  );
}

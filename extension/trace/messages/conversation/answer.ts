/** What a model call's record says beside its messages: model, tokens, cost, time, and the answer in a request log. */
import type { StepInput } from '../../builder';
import type { Message } from '../../model';
import type { SkimValue } from '../../skim/types';
import { epochMs } from '../../spans/time';
import { type Fields, fieldsOf, firstOf, isText, nameOf } from '../fields';
import { messagesFrom } from '../messages';
import { textPart } from '../parts';
import { usageOf } from '../usage';

export type ModelFacts = Pick<
  StepInput,
  'start' | 'durationMs' | 'servedModel' | 'usage' | 'costUsd' | 'finishReason' | 'status' | 'statusMessage'
>;

/** Facts recorded on a message, or on a response. */
export function modelFacts(fields: Fields): ModelFacts {
  const details = fieldsOf(fields.response_metadata) ?? {};
  const extra = fieldsOf(fields.extra) ?? {};
  const choice = fieldsOf(firstItem(fields.choices) ?? firstItem(fields.candidates)) ?? {};
  const usage = usageOf(
    firstOf(fields, 'usage', 'usage_metadata', 'models_usage', 'usageMetadata') ?? details.token_usage,
  );
  const cost = firstOf(fields, 'cost') ?? extra.cost;
  const finish =
    firstOf(fields, 'finish_reason', 'stop_reason') ??
    firstOf(choice, 'finish_reason', 'finishReason') ??
    firstOf(details, 'finish_reason', 'stop_reason') ??
    fieldsOf(fields.incomplete_details)?.reason;
  const start = timeOf(fields);
  const servedModel =
    nameOf(firstOf(fields, 'model', 'modelVersion')) ?? nameOf(firstOf(details, 'model_name', 'model'));
  return {
    ...(start !== undefined && { start }),
    ...(usage && { usage }),
    ...(typeof cost === 'number' && cost >= 0 && { costUsd: cost }),
    ...(nameOf(finish) !== undefined && { finishReason: nameOf(finish)! }),
    ...(servedModel !== undefined && { servedModel }),
  };
}

/** When a record says it was made, in milliseconds since the epoch. */
export function timeOf(fields: Fields): number | undefined {
  const time =
    firstOf(fields, 'timestamp', 'created_at', 'createdAt', 'created', 'ts', 'time', 'date') ??
    fieldsOf(fields.extra)?.timestamp;
  return epochMs(time as SkimValue | undefined);
}

export interface Answer {
  readonly messages: readonly Message[];
  readonly facts: ModelFacts;
  /** True for a bare text: some logs repeat the last message that way. */
  readonly isText: boolean;
}

/** The answer that stands beside a conversation: a provider's response, or its text. */
export function answerBeside(around: Fields): Answer | undefined {
  const recorded = firstOf(around, 'response', 'completion', 'output');
  if (isText(recorded) && recorded !== '') {
    const messages: Message[] = [{ role: 'assistant', parts: textPart(recorded) }];
    return { messages, facts: factsAround(around, {}), isText: true };
  }
  const response = fieldsOf(fieldsOf(recorded)?.body) ?? fieldsOf(recorded) ?? around;
  const error = errorOf(response.error);
  if (error !== undefined) {
    const facts: ModelFacts = { ...factsAround(around, response), status: 'error', statusMessage: error };
    return { messages: [], facts, isText: false };
  }
  const answers = ['choices', 'candidates', 'output', 'content', 'message'].some((key) => isContent(response[key]));
  if (!answers || (response === around && !('choices' in around || 'candidates' in around))) {
    return undefined;
  }
  return { messages: messagesFrom(bodyOf(response), 'assistant'), facts: factsAround(around, response), isText: false };
}

/** What an `error` field says: providers write an object, loggers a text. */
function errorOf(value: unknown): string | undefined {
  const error = fieldsOf(value);
  return error ? (nameOf(error.message) ?? nameOf(error.code) ?? 'The model call failed') : nameOf(value);
}

/** The response without the request's instructions, which the Responses API repeats. */
function bodyOf(response: Fields): Fields {
  const { choices, candidates, output, content, message, role } = response;
  return choices || candidates
    ? { choices: choices ?? candidates }
    : output
      ? { output }
      : { role: role ?? 'assistant', content: content ?? message };
}

function factsAround(around: Fields, response: Fields): ModelFacts {
  const { start, costUsd } = modelFacts(around);
  const seconds = around.latency_sec;
  const ms = firstOf(around, 'latency_ms', 'duration_ms') ?? (typeof seconds === 'number' ? seconds * 1000 : undefined);
  return {
    ...(start !== undefined && { start }),
    ...(costUsd !== undefined && { costUsd }),
    ...(typeof ms === 'number' && { durationMs: ms }),
    ...modelFacts({ usage: around.usage, ...response }),
  };
}

function isContent(value: unknown): boolean {
  return isText(value) || Array.isArray(value) || fieldsOf(value) !== undefined;
}

function firstItem(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}

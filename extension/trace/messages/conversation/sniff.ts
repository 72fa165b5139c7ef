/** Tells which API's messages a file holds, by the features of the first of them. */
import type { Head, Sniff } from '../../formats/format';
import type { SkimValue } from '../../skim/types';
import { type Fields, fieldsOf, listOf, nameOf } from '../fields';
import { messageFrom } from '../messages';
import { ANSWER_LIST, MESSAGE_LISTS } from './shape';

export type Api = 'openai-chat' | 'openai-responses' | 'anthropic' | 'gemini';

const SAMPLE = 20;

interface Sample {
  readonly messages: readonly Fields[];
  /** The object the messages are in, when they are in one. */
  readonly around: Fields | undefined;
  readonly where: string;
}

/**
 * How sure it is that the file holds messages of this API. Plain role-and-content messages, which all of them share,
 * go by OpenAI chat.
 */
export function sniffConversation(head: Head, api: Api): Sniff | undefined {
  const sample = sampleOf(head.values);
  if (!sample) {
    return undefined;
  }
  const feature = FEATURES[api](sample);
  if (feature !== undefined) {
    return { confidence: 0.6, why: `${sample.where} with ${feature}` };
  }
  return api === 'openai-chat' ? { confidence: 0.5, why: sample.where } : undefined;
}

function sampleOf(values: readonly SkimValue[]): Sample | undefined {
  const first = values[0];
  if (Array.isArray(first)) {
    const where = values.length > 1 ? 'a list of messages in each line' : 'a list of messages';
    return sampleFrom(first, undefined, where) ?? inside(fieldsOf(first[0]), 'in each entry');
  }
  const where = values.length > 1 ? 'a message in each line' : 'a message';
  return sampleFrom(values, undefined, where) ?? inside(fieldsOf(first), '');
}

/** Messages in an object: in one of its lists, its request's, or its response. */
function inside(around: Fields | undefined, suffix: string): Sample | undefined {
  const response = fieldsOf(around?.response);
  for (const place of [around, fieldsOf(around?.request), response]) {
    for (const name of place === response ? [ANSWER_LIST] : [...MESSAGE_LISTS, ANSWER_LIST]) {
      const where = `a list of messages in "${name}"${suffix && ` ${suffix}`}`;
      const sample = place && sampleFrom(listOf(place[name]), around, where);
      if (sample) {
        return sample;
      }
    }
  }
  const answer = sampleFrom(response ? [response] : [], around, 'a message in "response"');
  const key = ['choices', 'candidates'].find((name) => [around, response].some((place) => place && name in place));
  return (
    answer ??
    (key ? { messages: [], around: { ...around, ...response }, where: `a response with "${key}"` } : undefined)
  );
}

/** Most of the first items have to be messages. */
function sampleFrom(items: readonly unknown[], around: Fields | undefined, where: string): Sample | undefined {
  const looked = items.slice(0, SAMPLE);
  const messages = looked.flatMap((item) => {
    const fields = messageFrom(item) && fieldsOf(item);
    return fields ? [fields] : [];
  });
  return messages.length > 0 && messages.length * 2 > looked.length ? { messages, around, where } : undefined;
}

const FEATURES: Readonly<Record<Api, (sample: Sample) => string | undefined>> = {
  'openai-chat': ({ messages, around }) => {
    const key = ['tool_calls', 'function_call', 'tool_call_id'].find((name) => messages.some((item) => name in item));
    return key ? `"${key}"` : around && 'choices' in around ? '"choices"' : undefined;
  },
  'openai-responses': ({ messages, around }) => {
    const type = messages.map(itemType).find((found) => found !== undefined);
    return type ? `"${type}"` : around?.object === 'response' ? '"object": "response"' : undefined;
  },
  anthropic: ({ messages, around }) => {
    const type = messages.map(blockType).find((found) => found !== undefined);
    const places = [fieldsOf(around?.response), ...messages];
    const stops = places.some((place) => place?.role === 'assistant' && 'stop_reason' in place);
    return type ? `"${type}"` : stops ? '"stop_reason"' : undefined;
  },
  gemini: ({ messages, around }) => {
    const hasParts = messages.some((item) => Array.isArray(item.parts) && item.parts.every(isGeminiPart));
    const key = around && ['contents', 'candidates'].find((name) => name in around);
    return hasParts ? '"parts"' : key && `"${key}"`;
  },
};

function itemType(item: Fields): string | undefined {
  const type = nameOf(item.type);
  const isItem = 'call_id' in item || (type === 'reasoning' && 'summary' in item);
  const content = listOf(item.content).map((part) => nameOf(fieldsOf(part)?.type));
  return isItem ? type : content.find((part) => part === 'input_text' || part === 'output_text');
}

const BLOCKS = ['tool_use', 'tool_result', 'thinking', 'redacted_thinking', 'server_tool_use'];

/** LangChain has such blocks too, in messages without a role. */
function blockType(item: Fields): string | undefined {
  if (!('role' in item)) {
    return undefined;
  }
  return listOf(item.content)
    .map((part) => nameOf(fieldsOf(part)?.type))
    .find((type) => type !== undefined && BLOCKS.includes(type));
}

function isGeminiPart(part: unknown): boolean {
  const fields = fieldsOf(part);
  return fields !== undefined && fields.type === undefined;
}

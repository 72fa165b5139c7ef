import { readModelSettings } from '../parts/modelSettings';
import type { Kind } from './kind';

const MODEL_KEY = /(?:^|_)(?:MODEL|LLM)(?:_(?:NAME|ID))?$/;
/** Model families by how their ids begin, optionally after `provider/`. */
const MODEL_ID =
  /^(?:[\w.-]+\/)?(?:gpt-|o[134]\b|chatgpt-|claude-|gemini-|mistral-|mixtral|llama|command-|grok-|deepseek-|qwen|nova-|us\.|eu\.|anthropic\.|amazon\.)/i;

/** A `.env` file that names models: `AGENT_MODEL=gpt-4o`. Keys and secrets in it are where they belong. */
export const modelEnv: Kind = {
  id: 'model-env',
  title: 'Environment file with model names',
  formats: ['env'],
  matches: ({ root }) =>
    root?.members.some(({ key, value }) => MODEL_KEY.test(key) && MODEL_ID.test(String(value.value))) ?? false,
  read: ({ root }) => ({
    models: root!.members.flatMap(({ key, value }) =>
      MODEL_KEY.test(key) && MODEL_ID.test(String(value.value)) ? [readModelSettings(value, value)] : [],
    ),
  }),
};

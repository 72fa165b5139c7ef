import type { Dialect } from './dialect';
import { aiSdk } from './dialects/aiSdk';
import { anthropic } from './dialects/anthropic';
import { autogen } from './dialects/autogen';
import { bedrock } from './dialects/bedrock';
import { chat } from './dialects/chat';
import { gemini } from './dialects/gemini';
import { genAi } from './dialects/genAi';
import { langchain } from './dialects/langchain';
import { openai } from './dialects/openai';
import { openInference } from './dialects/openInference';
import { responses } from './dialects/responses';

/** Every dialect there is. Each answers only to its own features, so the order matters for ties alone. */
export const dialects: readonly Dialect[] = [
  langchain,
  openInference,
  autogen,
  responses,
  chat,
  openai,
  anthropic,
  genAi,
  aiSdk,
  gemini,
  bedrock,
];

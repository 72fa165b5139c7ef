import type { Family } from '../family';
import { codingAgents } from './codingAgents';
import { genAi } from './genAi';
import { genAiEvents } from './genAiEvents';
import { googleAdk } from './googleAdk';
import { openInference } from './openInference';
import { openLlmetry } from './openLlmetry';
import { platforms } from './platforms';
import { pydanticAi } from './pydanticAi';
import { vercelAiSdk } from './vercelAiSdk';

/** Every attribute convention, most specific first: several are often on one span, and the first that knows wins. */
export const FAMILIES: readonly Family[] = [
  vercelAiSdk,
  googleAdk,
  codingAgents,
  openInference,
  openLlmetry,
  pydanticAi,
  platforms,
  genAi,
  genAiEvents,
];

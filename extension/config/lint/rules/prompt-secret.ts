import { findSecrets } from '../analysis/secrets';
import type { Rule } from './rule';

/** Prompts are sent to providers, logged and committed. */
export const promptSecret: Rule = {
  id: 'prompt-secret',
  severity: 'error',
  summary: 'A key, token, password or private key stands in a prompt.',
  on: 'prompt',
  check: (prompt) =>
    findSecrets(prompt.text).map(({ what, from, to }) => ({
      at: { node: prompt.node, from, to },
      message: `${what} stands in the prompt: take it out and revoke it`,
    })),
};

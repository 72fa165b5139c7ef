import { stringOf } from '../../document/node';
import { commandOf, urlOf } from '../analysis/server';
import type { Rule } from './rule';

const LOCAL =
  /^http:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0|host\.docker\.internal|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|[\w-]+(?::|\/|$)|[\w.-]+\.(?:local|internal|lan|test|localhost|svc)\b)/i;

/** Over plain http anybody on the way reads the tokens and writes the tools. */
export const mcpTransport: Rule = {
  id: 'mcp-transport',
  severity: 'error',
  summary: 'An MCP server is reached over plain http, or has a command and an address.',
  on: 'server',
  check(server) {
    const url = urlOf(server);
    const text = stringOf(url);
    if (!url || text === undefined) {
      return undefined;
    }
    const run = commandOf(server);
    if (run && run.command !== '') {
      return {
        at: { node: url },
        message: `server "${server.name.value}" has a command and an address: clients take one of them, and not always the same`,
      };
    }
    return /^http:\/\//i.test(text) && !LOCAL.test(text)
      ? { at: { node: url }, message: `server "${server.name.value}" is reached over plain http: use https` }
      : undefined;
  },
};

import type { Node } from '../../document/node';
import { get, getAny } from '../../document/node';
import { findSecrets, isSecretValue } from '../analysis/secrets';
import { urlOf } from '../analysis/server';
import type { Problem, Rule } from './rule';

/** These files are committed, synced and read by every tool. */
export const mcpSecret: Rule = {
  id: 'mcp-secret',
  severity: 'error',
  summary: 'A key, token or password stands in the configuration of an MCP server.',
  on: 'server',
  check(server) {
    const { node } = server;
    const named = [
      getAny(node, 'env', 'environment'),
      getAny(node, 'headers', 'http_headers'),
      get(node, 'requestOptions'),
    ].flatMap((holder) => holder?.members ?? []);
    const problems = named.flatMap(({ key, value }): Problem[] =>
      value.type === 'string' && isSecretValue(key, value.value as string)
        ? [problem(value, `${key} of server "${server.name.value}"`)]
        : [],
    );
    const texts = [...(get(node, 'args')?.items ?? []), urlOf(server)];
    return [
      ...problems,
      ...texts.flatMap((text, index): Problem[] => {
        if (text?.type !== 'string') {
          return [];
        }
        const flag = /^--?([\w-]+)$/.exec(String(texts[index - 1]?.value ?? ''))?.[1] ?? '';
        const isSecret =
          findSecrets(text.value as string).length > 0 || (flag !== '' && isSecretValue(flag, text.value as string));
        return isSecret ? [problem(text, `an argument of server "${server.name.value}"`)] : [];
      }),
    ];
  },
};

function problem(node: Node, where: string): Problem {
  return {
    at: { node },
    message: `${where} looks like a credential: take it from the environment, and revoke this one`,
  };
}

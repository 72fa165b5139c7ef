import type { Node } from '../../document/node';
import { commandOf } from '../analysis/server';
import type { Rule } from './rule';

/** Programs that fetch a package and run it; with the words that may stand before its name. */
const RUNNERS: readonly (readonly [RegExp, RegExp])[] = [
  [/(?:^|[\\/])(?:npx|bunx|pnpx)(?:\.cmd)?$/i, /^$/],
  [/(?:^|[\\/])(?:pnpm|yarn)(?:\.cmd)?$/i, /^dlx$/],
  [/(?:^|[\\/])npm(?:\.cmd)?$/i, /^(?:exec|x)$/],
  [/(?:^|[\\/])uvx(?:\.exe)?$/i, /^$/],
  [/(?:^|[\\/])pipx(?:\.exe)?$/i, /^run$/],
];

/** The next release of somebody else's package runs on your machine, with your keys, the next time it starts. */
export const mcpServerUnpinned: Rule = {
  id: 'mcp-server-unpinned',
  severity: 'warning',
  summary: 'An MCP server is a package or image with no version, or with `latest`.',
  on: 'server',
  check(server) {
    const run = commandOf(server);
    const found = run && (packageOf(run.command, run.args) ?? imageOf(run.command, run.args));
    return found && !found.isPinned
      ? {
          at: { node: found.node },
          message: `server "${server.name.value}" runs whatever version of "${found.name}" is newest: name a version`,
        }
      : undefined;
  },
};

interface Package {
  readonly name: string;
  readonly isPinned: boolean;
  readonly node: Node;
}

function packageOf(command: string, args: readonly Node[]): Package | undefined {
  const runner = RUNNERS.find(([program]) => program.test(command));
  if (!runner) {
    return undefined;
  }
  const words = args.filter((arg) => arg.type === 'string');
  for (const [index, node] of words.entries()) {
    const text = node.value as string;
    const flag = /^(?:--package|--from|-p)(?:=(.+))?$/.exec(text);
    const value = flag ? (flag[1] ?? String(words[index + 1]?.value ?? '')) : text;
    if (!flag && (text.startsWith('-') || runner[1].test(text))) {
      continue;
    }
    // A path or an address is pinned by what is there.
    if (/^[./\\~]|:\/\/|^[a-z]+\+|\$/i.test(value) || !/^@?[\w.-]+/.test(value)) {
      return undefined;
    }
    const version = /(?:.)@([^/]+)$|==(.+)$/.exec(value);
    const tag = version?.[1] ?? version?.[2];
    return {
      name: value.replace(/(.)@[^/]*$/, '$1').replace(/==.*$/, ''),
      isPinned: tag !== undefined && /\d/.test(tag),
      node,
    };
  }
  return undefined;
}

/** `docker run ... image`: the first word after the options. Options with values of their own are known by name. */
function imageOf(command: string, args: readonly Node[]): Package | undefined {
  const words = args.filter((arg) => arg.type === 'string');
  if (!/(?:^|[\\/])(?:docker|podman)(?:\.exe)?$/i.test(command) || words[0]?.value !== 'run') {
    return undefined;
  }
  const withValue =
    /^(?:-e|--env|-v|--volume|-p|--publish|--mount|--name|--network|--net|-w|--workdir|-u|--user|--env-file|--entrypoint|--platform|-l|--label|--add-host|--memory|-m|--cpus|--pull)$/;
  for (let index = 1; index < words.length; index++) {
    const text = words[index]!.value as string;
    if (withValue.test(text)) {
      index++;
    } else if (!text.startsWith('-')) {
      const tag = /(?:@sha256:[0-9a-f]+|:([\w.-]+))$/.exec(text);
      return { name: text, isPinned: tag !== null && tag[1] !== 'latest', node: words[index]! };
    }
  }
  return undefined;
}

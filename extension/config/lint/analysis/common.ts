import type { Tool } from '../../agentConfig';
import { factsOf, type ToolFacts } from './toolFacts';
import { sentencesOf } from './words';

const cache = new WeakMap<readonly Tool[], ReadonlySet<string>>();

/** Sentences that a good part of a set's tools share: what suite they belong to, how to sign in. */
export function commonSentences(tools: readonly Tool[]): ReadonlySet<string> {
  const known = cache.get(tools);
  if (known) {
    return known;
  }
  const counts = new Map<string, number>();
  for (const tool of tools) {
    for (const sentence of new Set(sentencesOf(factsOf(tool).docstring.summary))) {
      counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
    }
  }
  const common = new Set(
    [...counts].filter(([, count]) => count >= 3 && count * 4 >= tools.length).map(([sentence]) => sentence),
  );
  cache.set(tools, common);
  return common;
}

/** A tool's summary without the sentences its set has in common. */
export function ownText({ docstring }: ToolFacts, common: ReadonlySet<string>): string {
  if (common.size === 0) {
    return docstring.summary;
  }
  const own = sentencesOf(docstring.summary).filter((sentence) => !common.has(sentence));
  return own.join(' ').replace(/^(?:tool )?description:\s{0,5}/i, '');
}

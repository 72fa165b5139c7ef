import type { Usage } from '../model';

/**
 * Token counts as a span records them; undefined when there are none.
 *
 * The semantic conventions, OpenInference and OpenLLMetry count cached tokens as part of the input. Emitters that pass
 * Anthropic's own numbers on do not: then the cached part is larger than the whole, and is added.
 */
export function usageFrom(counts: Usage): Usage | undefined {
  const { input, output, cacheRead, cacheWrite, reasoning } = counts;
  if (input === undefined && output === undefined) {
    return undefined;
  }
  const cached = (cacheRead ?? 0) + (cacheWrite ?? 0);
  return {
    input: input !== undefined && cached > input ? input + cached : input,
    output,
    cacheRead,
    cacheWrite,
    reasoning,
  };
}

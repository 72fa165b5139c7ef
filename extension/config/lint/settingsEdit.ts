import { applyEdits, type JSONPath, modify, parseTree } from 'jsonc-parser';
import type { BackstepConfig } from '../../../schemas/backstepConfig';

type Suppression = NonNullable<BackstepConfig['ignore']>[number];

/**
 * The text of a `backstep.json` with a rule turned off; options that are set for it stay.
 * @param text as it is now; empty when there is no such file yet
 * @throws Error when the text is no JSON object, which nobody but its author can mend
 */
export function withRuleOff(text: string, rule: string): string {
  const isObject = typeOf(text, ['rules', rule]) === 'object';
  return withValue(text, isObject ? ['rules', rule, 'severity'] : ['rules', rule], 'off');
}

/** The text of a `backstep.json` that accepts findings; the other parameters are those of {@link withRuleOff}. */
export function withSuppression(text: string, suppression: Suppression): string {
  return typeOf(text, ['ignore']) === 'array'
    ? withValue(text, ['ignore', -1], suppression)
    : withValue(text, ['ignore'], [suppression]);
}

function withValue(text: string, path: JSONPath, value: unknown): string {
  const existing = text.trim() === '' ? '{}\n' : text;
  if (typeOf(existing, []) !== 'object') {
    throw new Error('backstep.json holds no JSON object');
  }
  const eol = existing.includes('\r\n') ? '\r\n' : '\n';
  const usesTabs = /^\t/m.test(existing);
  const formattingOptions = { tabSize: 2, insertSpaces: !usesTabs, eol };
  return applyEdits(existing, modify(existing, path, value, { formattingOptions }));
}

/** The type of what stands at a path; undefined for nothing. */
function typeOf(text: string, path: JSONPath): string | undefined {
  let node = parseTree(text, [], { allowTrailingComma: true });
  for (const key of path) {
    node = node?.children?.find(({ children }) => children?.[0]?.value === key)?.children?.[1];
  }
  return node?.type;
}

import { type JSONPath, modify, parseTree } from 'jsonc-parser';
import type { BackstepConfig } from '../../../schemas/backstepConfig';
import type { TextEdit } from '../document/edit';

type Suppression = NonNullable<BackstepConfig['ignore']>[number];

/**
 * What turns a rule off in a `backstep.json`; options that are set for it stay.
 * @param text as it is now; empty when there is no such file yet
 * @throws Error when the text is no JSON object, which nobody but its author can mend
 */
export function turnOff(text: string, rule: string): TextEdit[] {
  const isObject = typeOf(text, ['rules', rule]) === 'object';
  return setValue(text, isObject ? ['rules', rule, 'severity'] : ['rules', rule], 'off');
}

/** What accepts findings in a `backstep.json`; otherwise as {@link turnOff}. */
export function accept(text: string, suppression: Suppression): TextEdit[] {
  return typeOf(text, ['ignore']) === 'array'
    ? setValue(text, ['ignore', -1], suppression)
    : setValue(text, ['ignore'], [suppression]);
}

function setValue(text: string, path: JSONPath, value: unknown): TextEdit[] {
  if (text.trim() === '') {
    const whole = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
    return [{ start: 0, end: text.length, text: `${JSON.stringify(whole, undefined, 2)}\n` }];
  }
  if (typeOf(text, []) !== 'object') {
    throw new Error('backstep.json holds no JSON object');
  }
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const formattingOptions = { tabSize: 2, insertSpaces: !/^\t/m.test(text), eol };
  return modify(text, path, value, { formattingOptions }).map(({ offset, length, content }) => ({
    start: offset,
    end: offset + length,
    text: content,
  }));
}

/** The type of what stands at a path; undefined for nothing. */
function typeOf(text: string, path: JSONPath): string | undefined {
  let node = parseTree(text, [], { allowTrailingComma: true });
  for (const key of path) {
    node = node?.children?.find(({ children }) => children?.[0]?.value === key)?.children?.[1];
  }
  return node?.type;
}

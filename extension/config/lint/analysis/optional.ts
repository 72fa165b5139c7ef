import { booleanOf, get, type Node, stringOf } from '../../document/node';

/** `(optional)`, `Optional. ...`, `[Optional]`, `Optional: ...`, but not `optional if x is given`. */
const OPTIONAL =
  /[([]optional(?:[)\],;.:]| parameter| field|, )|^[ \t]{0,5}optional(?:[.:,;)-]| (?!if\b|when\b|unless\b|for\b|in case\b|only\b))|(?:[,;.]|\bis) optional[.)]?\s{0,5}$|（可选）|[，。,]可选[。，]?|^可选/i;
/** `If not provided, all are taken`, `can be omitted`; not `if not provided in the header`. */
const LEFT_OUT =
  /\b(?:(?:if|when) (?:it is |it's |this is )?(?:not (?:provided|specified|given|set|supplied|passed)|omitted|unspecified|left (?:out|unset))|(?:can|may) be (?:omitted|left (?:out|unset))|omit (?:it |this )?(?:to|for)|leave (?:it |this )?(?:unset|out) (?:to|for))\b(?! (?:in|by|via|through|as|on|with|under|elsewhere)\b)/i;
/** What a sentence about a missing value says when it may not be missing. */
const FAILS = /\berrors?\b|\bfails?\b|\breject|\binvalid\b|\bmust\b|\brequired\b|\bthrow|\bask\b/i;
/** `(1-based, default: 1)`, `[default=10]`. */
const DEFAULT_IN_BRACKETS =
  /[([](?:[^()[\]\n]{0,60}[,;] ?)?default(?:s to| to| is|:|=) {0,2}['"`]{0,2}([^\s()[\]'"`;,][^()[\]'"`;,\n]{0,40})['"`]{0,2}[)\]]/i;
/** `... Default is 1.` or `, defaults to "open"` at the end of the text. */
const DEFAULT_AT_END =
  /(?:^|[\s,;.])default(?:s to| is| value is| value:|:|=) {0,2}['"`]{0,2}([^\s()[\]'"`;,.][^()[\]'"`;,.\n]{0,40})['"`]{0,2}\.?$/i;

/** Whether the text of a parameter says that a call may leave it out. */
export function saysOptional(wholeText: string, types: readonly string[]): boolean {
  // A list below the text is about the fields of the value, or about its values.
  const list = wholeText.search(/(?:\n[ \t]{0,20}|:[ \t]{1,4})[-*•]/);
  const text = list < 0 ? wholeText : wholeText.slice(0, list);
  if (OPTIONAL.test(text)) {
    return true;
  }
  const match = LEFT_OUT.exec(text);
  if (match && !FAILS.test(sentenceAround(text, match.index))) {
    return true;
  }
  const standard = DEFAULT_IN_BRACKETS.exec(text) ?? DEFAULT_AT_END.exec(text.trimEnd().slice(-90));
  return standard !== null && isValueOf(standard[1]!, types);
}

/** `Default is celsius` of a number is about something else. */
function isValueOf(value: string, types: readonly string[]): boolean {
  if (types.some((type) => type === 'number' || type === 'integer')) {
    return /^-?[\d.]/.test(value);
  }
  return !types.includes('boolean') || /^(?:true|false|yes|no|on|off)\b/i.test(value);
}

/** Whether null is allowed: the way to leave out a parameter where all have to be listed as required. */
export function allowsNull(node: Node): boolean {
  const type = get(node, 'type');
  const isNull = (item: Node | undefined): boolean => stringOf(item) === 'null';
  return (
    booleanOf(get(node, 'nullable')) === true ||
    (type?.items ?? []).some(isNull) ||
    ['anyOf', 'oneOf'].some((key) => get(node, key)?.items?.some((branch) => isNull(get(branch, 'type'))))
  );
}

/** The sentence an index stands in. */
export function sentenceAround(text: string, index: number): string {
  const start = Math.max(text.lastIndexOf('.', index - 1), text.lastIndexOf('\n', index)) + 1;
  const end = text.indexOf('.', index + 12);
  return text.slice(start, end < 0 ? undefined : end);
}

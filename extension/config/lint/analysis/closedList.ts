import { type ClosedList, OPEN, readValues, type Strength } from './valueList';
import { splitName, stem } from './words';

const MOST_CHARS = 2500;

/** A list has something between its values. */
const SEPARATED = /[,|/;、，]|\bor\b|\n[ \t]{0,8}[-*•]|或/;
/** Words that open a list of all allowed values. */
const INTRODUCES =
  /\b(?:one of(?: the following)?(?: values| options)?|(?:valid|allowed|possible|supported|available|accepted|permitted)(?: \w{1,20}){0,2}(?: are| is)?|options(?: are| include)?|choices(?: are)?|choose (?:from|between)|values(?: are)?|enum\]?)[ \t]{0,3}[:=]?[ \t]{0,3}/gi;
/** Words before one of two or more values; `and` after them lists properties, not values. */
const INTRODUCES_OR = /(?:\b(?:must be|should be|can be|is|be)(?: either| one of)?|(?:^|[:(.]\s?)either)[ \t]{1,3}/gi;
/** Opens a list of fields to sort by; `id` and `name` are values there. */
const INTRODUCES_FIELDS = /^[ \t]{0,8}(?:field to )?(?:order|sort|group)(?:ed)? by[ \t]{0,3}[:(]?[ \t]{0,3}/gi;
/** The same in Chinese and Japanese. */
const INTRODUCES_CJK =
  /(?:可选(?:值|项|标志|参数)?|取值(?:范围)?|有效值|支持的?(?:值|类型|选项)|枚举值?|値は)[为是有包括]{0,2}[:：]?[ \t]{0,3}[[［【(（]?/g;
/** Parameters whose values are a closed set in every API: a list of examples for them is the list. */
const CLOSED_NOUN =
  /^(?:type|kind|mode|status|level|priority|severity|order|sort|direction|units?|format|interval|granularity|timeframe|method|visibility|side|tier|scope|role|strategy|algorithm|encoding|operator|operation|engine|resolution|quality|product|exchange|field|target|style|size|theme|period|frequency|state|flag|action|by|detail|verbosity|environment)$/;
/** A list behind one of these words is not what the parameter takes. */
const NO_VALUES = /\b(?:examples?|notes?|returns?|defaults?|formats?|patterns?|syntax|keys?|fields?|see)\*{0,2}$/i;
/** Parameters that take one of few values, be they only two. */
const EITHER_OR_NOUN = /^(?:state|status|type|kind|mode|visibility|side|direction)$/;
/** Parameters whose values are codes of a large known set: a few of them are examples. */
const OPEN_NOUN =
  /^(?:currency|currencies|country|countries|language|lang|locale|symbol|ticker|symbols|tickers|city|region|location|model|id|ids|name|names|path|url|query|timezone|tz|color|colour|tags?|keywords?|code)$/;

/**
 * The values of a parameter, when its text lists all that are allowed.
 * @param name the parameter's name; what it is about decides whether a few examples are the whole list
 */
export function closedList(text: string, name: string): ClosedList | undefined {
  const sample = text.slice(0, MOST_CHARS);
  if (!SEPARATED.test(sample)) {
    return undefined;
  }
  const words = splitName(name);
  const head = words.at(-1) ?? '';
  const isClosed = CLOSED_NOUN.test(head);
  return (
    introduced(sample, isClosed) ??
    wholeText(sample) ??
    parenthesised(sample, words, head) ??
    behindColon(sample, isClosed) ??
    exampleList(sample, words, head)
  );
}

/** `one of: a, b or c`, `must be 'a' or 'b'`, `Options: a | b`, or a bulleted list. */
function introduced(text: string, isClosed: boolean): ClosedList | undefined {
  for (const pattern of [INTRODUCES, INTRODUCES_OR, INTRODUCES_FIELDS, INTRODUCES_CJK]) {
    for (const match of text.matchAll(pattern)) {
      const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 1500);
      const sentence = untilEnd(rest);
      const strength = /^\[?enum/i.test(match[0]) ? 'enum' : strengthBehind(pattern, isClosed);
      const list =
        bulleted(rest) ??
        (pattern === INTRODUCES_OR && !/\bor\b|,/.test(sentence.replace(/,? and\b.*$/s, ''))
          ? undefined
          : readValues(sentence, strength));
      if (list) {
        return list;
      }
    }
  }
  return undefined;
}

function strengthBehind(pattern: RegExp, isClosed: boolean): Strength {
  if (pattern === INTRODUCES_OR) {
    return isClosed ? 'named' : 'listed';
  }
  return pattern === INTRODUCES_FIELDS ? 'fields' : 'sure';
}

/** Lines that each begin with a value: `- 'add' - adds it`. */
function bulleted(text: string): ClosedList | undefined {
  const lines = /^\s{0,5}\n((?:[ \t]{0,8}[-*•][^\n]{1,300}(?:\n|$)){2,30})/.exec(text)?.[1];
  const items = lines
    ?.trim()
    .split('\n')
    .map((line) => /^[ \t]*[-*•][ \t]*['"`]{0,3}([\w-]{1,40})['"`]{0,3}[ \t]*(?:[:=–—-]|\(|$)/.exec(line)?.[1]);
  return items?.every((item) => item !== undefined) ? { values: items as string[] } : undefined;
}

/** `NEAR or FAR` is the whole text. */
function wholeText(text: string): ClosedList | undefined {
  const trimmed = text.trim().replace(/\.$/, '');
  return /^[A-Z][A-Z0-9_-]{0,30}(?:(?:, ?| or |, or | ?[|/] ?)[A-Z][A-Z0-9_-]{0,30}){1,9}$/.test(trimmed)
    ? readValues(trimmed, 'listed')
    : undefined;
}

/** `Kind of crate (OPEN, SEALED, LOST)`, `unit (kg or lb)`, `sort order: asc/desc`. */
function parenthesised(text: string, words: readonly string[], head: string): ClosedList | undefined {
  const isOpen = words.some((word) => OPEN_NOUN.test(word)) && !CLOSED_NOUN.test(head);
  for (const match of text.matchAll(/[([{]([^()[\]{}]{3,400}(?:\([^()]{0,80}\)[^()[\]{}]{0,200}){0,12})[)\]}]/g)) {
    const inner = match[1]!;
    const strength = strengthOf(text.slice(0, match.index), words, head);
    // In `(e.g., ["a", "b"])` what opens the list stands before the inner bracket.
    const isSample = /(?:e\.?g\.?|examples?|like|such as|default)[,:]?\s{0,3}$/i.test(
      text.slice(Math.max(0, match.index - 16), match.index),
    );
    const list = isSample ? undefined : readValues(inner, strength);
    if (list && !(isOpen && list.values.length < 8)) {
      return list;
    }
  }
  return undefined;
}

/** `Type of the file: md, html, pdf`, `Parent - 'page' or 'board'`. */
function behindColon(text: string, isClosed: boolean): ClosedList | undefined {
  for (const match of text.matchAll(/(?:(:)|[ \t][-–—])[ \t]{1,3}(?=['"`‘“A-Za-z])/g)) {
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    const sentence = untilEnd(text.slice(match.index + match[0].length, match.index + 500));
    const strength = isClosed && match[1] ? 'named' : isClosed ? 'bare' : 'quoted';
    const isOther = OPEN.test(before) || NO_VALUES.test(before);
    const list = isOther ? undefined : (readValues(sentence, strength) ?? manyCodes(sentence));
    if (list && (strength !== 'named' || list.values.length >= 3 || /['"`]/.test(sentence))) {
      return list;
    }
  }
  return undefined;
}

/** Five codes and more after a colon (`Pay with: BTC, ETH, ... or LINK`) are a list whatever they are for. */
function manyCodes(text: string): ClosedList | undefined {
  const list = readValues(text, 'bare');
  return list && list.values.length >= 5 ? list : undefined;
}

/** How sure a list in brackets is: `state (on, off)` stands right behind what it lists. */
function strengthOf(before: string, words: readonly string[], head: string): Strength {
  const word = /([A-Za-z]{2,40})[ \t]$/.exec(before.slice(-41))?.[1]?.toLowerCase() ?? '';
  const isBehind = stem(word) === stem(head);
  if (isBehind && EITHER_OR_NOUN.test(head)) {
    return 'sure';
  }
  if (words.some((part) => CLOSED_NOUN.test(part))) {
    return 'named';
  }
  return isBehind ? 'listed' : 'bare';
}

/** `(e.g., 'empty', 'half', 'full')` for a parameter whose values are a closed set by nature. */
function exampleList(text: string, words: readonly string[], head: string): ClosedList | undefined {
  if (!/^(?:status|priority|severity|level|mode|direction|visibility|state)$/.test(head) || words.length > 3) {
    return undefined;
  }
  // `A custom one is also accepted` opens the list.
  const match = /\balso\b|\bcustom\b/i.test(text) ? null : /\be\.?g\.?,?[ \t]{0,2}([^()]{5,300})/i.exec(text);
  const list =
    match && !/\betc\b|\.\.\./.test(match[1]!) ? readValues(match[1]!.replace(/[)\]].*$/s, ''), 'listed') : undefined;
  return list && list.values.length >= 3 && /['"`]/.test(match![1]!) ? list : undefined;
}

/** A list ends with its sentence, or with the bracket it stands in; dots inside values (`v1.2`) end nothing. */
function untilEnd(text: string): string {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text[index]!;
    if (/[([（［【]/.test(char)) {
      depth++;
    } else if (/[)\]）］】]/.test(char)) {
      if (depth === 0) {
        return text.slice(0, index);
      }
      depth--;
    } else if (
      depth === 0 &&
      (/[\n。；]/.test(char) || (/[.;!?]/.test(char) && /^(?:\s|$)/.test(text.slice(index + 1, index + 2))))
    ) {
      return text.slice(0, index);
    }
  }
  return text;
}

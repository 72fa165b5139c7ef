/** What follows is only a sample of what may stand there. */
export const OPEN =
  /\b(?:e\.?g\.?|for example|for instance|such as|like|including|etc|i\.e|and (?:more|so on|others)|or (?:any|other|similar|a custom)|among others|defaults?(?: is| to|:|=))(?![a-z])|\.\.\.|…|例如|比如|等/i;
const MOST_VALUES = 60;
const MOST_LIST_CHARS = 1400;
/** `..., default: bold` behind the last value says nothing about the list. */
const DEFAULT =
  /(?:[,;]|\s-)?\s{0,3}\b(?:the |with )?defaults?(?: value)?(?: is| to|:|=)\s{0,2}['"`]{0,3}[\w.+/-]{1,40}['"`]{0,3}\s{0,3}$/i;

/** A closed list of values found in prose. */
export interface ClosedList {
  readonly values: readonly string[];
}

/** How sure it is that the text is a list of values, by what introduces it. */
export type Strength = 'enum' | 'sure' | 'fields' | 'listed' | 'named' | 'quoted' | 'bare';

/** Takes a text for a list of values: every item has to look like one. */
export function readValues(text: string, strength: Strength): ClosedList | undefined {
  if (text.length > MOST_LIST_CHARS || (strength === 'fields' && /\bprefix|\bwith -/i.test(text))) {
    return undefined;
  }
  const list = text.replace(DEFAULT, '');
  if (OPEN.test(list)) {
    return undefined;
  }
  const plain = list.replace(/\([^()]*\)|（[^（）]*）|[[［【]/g, ' ').trim();
  // In a list with commas a slash is part of a value: `books/review, films/review`.
  const between = /,.*,|、/s.test(plain)
    ? /\s*(?:,|，|、|;|\bor\b|\band\b|或)\s*/
    : /\s*(?:,|，|、|;|\||\/|\bor\b|\band\b|或)\s*/;
  const items = plain
    .split(between)
    .map((item) => item.trim())
    .filter((item) => item !== '' && item !== 'either');
  if (items.length < 2 || items.length > MOST_VALUES) {
    return undefined;
  }
  const read = items.map((item) => readValue(item, strength));
  if (read.some((value) => value === undefined)) {
    return undefined;
  }
  const found = read as { readonly value: string; readonly isMarked: boolean }[];
  const marked = found.filter(({ isMarked }) => isMarked).length;
  if (!isConvincing(found.length, marked, strength, text)) {
    return undefined;
  }
  const unique = [...new Set(found.map(({ value }) => value))];
  return unique.length === found.length &&
    !unique.every((value) => /^-?\d+(?:\.\d+)?$/.test(value)) &&
    !isBoolean(unique)
    ? { values: unique }
    : undefined;
}

function isConvincing(count: number, marked: number, strength: Strength, text: string): boolean {
  if (strength === 'sure' || strength === 'fields' || strength === 'enum') {
    return true;
  }
  if (strength === 'bare' || strength === 'quoted') {
    return marked === count && (count >= 3 || /\bor\b|[|/]/.test(text));
  }
  return strength === 'named'
    ? marked === count || count >= 3 || /\bor\b|[|/]/.test(text)
    : marked * 2 >= count || count >= 3;
}

function isBoolean(list: readonly string[]): boolean {
  return list.every((value) => /^(?:true|false|yes|no|on|off|null|none|0|1)$/i.test(value));
}

/** Nouns for kinds of values: `path or URL` lists kinds, not values. */
const KIND_OF_VALUE =
  /^(?:ids?|names?|urls?|uris?|paths?|strings?|numbers?|integers?|objects?|arrays?|lists?|files?|folders?|director(?:y|ies)|text|json|dates?|times?|keys?|emails?|usernames?|slugs?|codes?|titles?|queries|query|symbols?|handles?|address(?:es)?|cit(?:y|ies)|states?|countr(?:y|ies)|words?|phrases?|empty|blank|omitted|more|less|greater|positive|negative|absolute|relative|hostname|domain|ip|uuid|hash)$/i;

function readValue(
  item: string,
  strength: Strength,
): { readonly value: string; readonly isMarked: boolean } | undefined {
  const quoted = /^['"`‘’“”]{1,3}([^'"`‘’“”]{1,60})['"`‘’“”]{1,3}(?:\s.{0,80})?$/.exec(item)?.[1];
  if (quoted !== undefined) {
    return strength === 'quoted' && !(/^[\w .+/-]{1,40}$/.test(quoted) && !/YYYY|yyyy/.test(quoted))
      ? undefined
      : { value: quoted, isMarked: true };
  }
  if (strength === 'quoted') {
    return undefined;
  }
  if (strength === 'enum' && /^\w[\w .+/'-]{0,60}$/.test(item)) {
    return { value: item, isMarked: false };
  }
  const described = /^([A-Za-z0-9][\w.+/-]{0,40})(?: (?:for|=|:|-|–|—|means|to|if|when) .{1,80}|: .{1,80})?$/.exec(
    item,
  );
  const value = described?.[1]?.replace(/\.$/, '');
  if (value === undefined || (strength === 'fields' ? /^(?:asc|desc)/i : KIND_OF_VALUE).test(value)) {
    return undefined;
  }
  const isCode =
    /^(?:[A-Z][A-Z0-9_&-]+|\d*[A-Za-z]+\d[\w-]*|\d+[A-Za-z]+|[A-Za-z]+(?:[_/-][A-Za-z0-9]+)+|[a-z]+[A-Z]\w*)$/.test(
      value,
    );
  const isWord = /^[a-z][a-z0-9]*$/.test(value) || (strength !== 'bare' && /^[A-Za-z][A-Za-z0-9]*$/.test(value));
  return isCode || isWord ? { value, isMarked: isCode } : undefined;
}

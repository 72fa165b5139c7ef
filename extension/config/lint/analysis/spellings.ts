import { splitName } from './words';

/** Parameters whose values are people's own words, or names of things. */
const OWN_WORDS =
  /^(?:query|queries|search|text|message|content|body|prompt|question|answer|reason|note|notes|comment|comments|description|summary|title|subject|name|names|id|ids|path|paths|file|url|command|code|expression|sql|key|keys|address|city|email|phone|term|terms|keyword|keywords|input|value|thought)$/;
/** More different values are no list, and fewer passed ones tell nothing. */
const MOST_DISTINCT = 12;
const LEAST_PASSED = 12;
const MOST_PASSED = 5000;
const MOST_WORDS = 3;

/**
 * The spellings of the value that models spell in most ways, when the values look like a closed list that nobody wrote
 * down: few, passed again and again, and one of them in three ways or two of them in two, such as `USD` and `usd`.
 * @param values each as often as it was passed
 */
export function spellingsOf(values: readonly string[], name: string): readonly string[] | undefined {
  if (values.length < LEAST_PASSED || OWN_WORDS.test(splitName(name).at(-1) ?? '')) {
    return undefined;
  }
  const groups = new Map<string, Set<string>>();
  for (const value of values.slice(0, MOST_PASSED)) {
    const key = value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
    if (key === '' || value.trim().split(/\s+/).length > MOST_WORDS) {
      return undefined;
    }
    groups.set(key, (groups.get(key) ?? new Set()).add(value));
  }
  const varied = [...groups.values()].filter(({ size }) => size > 1).sort((a, b) => b.size - a.size);
  const [most] = varied;
  const isList = groups.size <= MOST_DISTINCT && values.length >= 2 * groups.size;
  return most && isList && (most.size > 2 || varied.length > 1) ? [...most] : undefined;
}

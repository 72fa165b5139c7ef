/** A moment that a text states, without its time zone. */
export interface Moment {
  /** As it stands in the text. */
  readonly words: string;
  /** Place of the words in the text. */
  readonly at: number;
  /** Milliseconds since the epoch, read as UTC. */
  readonly ms: number;
  /** False for a day without a time. */
  readonly hasTime: boolean;
}

const ISO = /\b(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?/;

/** The first moment a text states in ISO form; undefined when there is none. */
export function momentIn(text: string): Moment | undefined {
  const match = ISO.exec(text);
  if (!match) {
    return undefined;
  }
  const [, year, month, day, hours, minutes, seconds] = match;
  const ms = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hours ?? 0),
    Number(minutes ?? 0),
    Number(seconds ?? 0),
  );
  return { words: match[0], at: match.index, ms, hasTime: hours !== undefined };
}

const NOW = /\b(?:current|today|now)\b/gi;
/** Characters behind such a word in which the time follows. */
const SOON = 60;
/** Characters of a text in which the time is looked for. */
const MOST_TEXT = 60_000;

/** The time it is by a text that says so: 'the current time is …', 'today: …'. */
export function nowIn(text: string): Moment | undefined {
  for (const { index } of text.slice(0, MOST_TEXT).matchAll(NOW)) {
    const moment = momentIn(text.slice(index, index + SOON));
    if (moment) {
      return { ...moment, at: index + moment.at };
    }
  }
  return undefined;
}

const UNITS: Readonly<Record<string, number>> = {
  minute: 60e3,
  hour: 36e5,
  day: 864e5,
  week: 7 * 864e5,
  month: 30 * 864e5,
};
const SPAN = String.raw`(?:the |our |its |your |a )?(?:last |past |first |allowed |permitted |standard )?(\d{1,3})[- ]?(minute|hour|day|week|month)s?\b`;
const INSIDE = new RegExp(String.raw`\b(?:within|less than|fewer than|under) ${SPAN}`, 'i');
const OUTSIDE = new RegExp(
  String.raw`\b(?:more than|over|beyond|outside(?: of)?|past|longer than|exceed(?:s|ed|ing)?) ${SPAN}`,
  'i',
);
/** A denial right before a span turns it round; one farther off may deny something else. */
const NOT = /\b(?:not|no longer|never)\b|n['’]t\b/i;
const NEAR_NOT = /(?:\bnot|\bno longer|\bnever|n['’]t)(?: \w{1,12}){0,2} $/i;

/** A stretch of time that something is said to lie in, or out of. */
export interface Span {
  readonly isInside: boolean;
  readonly ms: number;
  /** '24 hours' */
  readonly words: string;
}

/** The first span a sentence speaks of; undefined for none, and where a denial makes unsure which is meant. */
export function spanIn(sentence: string): Span | undefined {
  const inside = INSIDE.exec(sentence);
  const match = inside ?? OUTSIDE.exec(sentence);
  const ms = match ? Number(match[1]) * (UNITS[match[2]!.toLowerCase()] ?? 0) : 0;
  if (!match || ms === 0) {
    return undefined;
  }
  const before = sentence.slice(0, match.index);
  const isDenied = NEAR_NOT.test(before);
  if (!isDenied && inside && NOT.test(before)) {
    return undefined;
  }
  return { isInside: inside ? !isDenied : isDenied, ms, words: `${match[1]} ${match[2]!.toLowerCase()}s` };
}

import { type Change, type WordStretch, wordDifference } from './change';

/** What a change is called wherever changes are listed: its kind in words, and its place by meaning. */
export function changeHeading({ title, path }: Pick<Change, 'title' | 'path'>): string {
  return path === '' ? title : `${title}: ${path}`;
}

const LONGEST_LINE = 400;
const LONGEST_BRIEF = 60;
/** Shorter ones are read at a glance, side by side. */
const SHORT_TEXTS = 60;
/** Texts with less in common are other texts. */
const LEAST_COMMON = 10;

type Sides = Pick<Change, 'before' | 'after'>;

/** Both sides in a line or two. Long texts are given once, with the words that changed marked. */
export function changeValues(change: Sides): string[] {
  const stretches = wordsOf(change);
  if (stretches) {
    const marked = stretches.map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`,
    );
    return [oneLine(marked.join(''), LONGEST_LINE)];
  }
  const { before, after } = change;
  return [
    ...(before === undefined ? [] : [`- ${valueText(before, LONGEST_LINE)}`]),
    ...(after === undefined ? [] : [`+ ${valueText(after, LONGEST_LINE)}`]),
  ];
}

/** Both sides in a few words: `0.2 → 0.7`, or the first words of a long text that went and came. */
export function changeBrief(change: Sides): string {
  const stretches = wordsOf(change);
  const first = (kind: WordStretch['kind']): string | undefined =>
    stretches?.find((stretch) => stretch.kind === kind && stretch.text.trim() !== '')?.text.trim();
  const [before, after] = stretches ? [first('removed'), first('added')] : [change.before, change.after];
  const [old, now] = [before, after].map((side) => (side === undefined ? undefined : valueText(side, LONGEST_BRIEF)));
  if (old !== undefined && now !== undefined) {
    return `${old} → ${now}`;
  }
  return old !== undefined ? `− ${old}` : now !== undefined ? `+ ${now}` : '';
}

/** Word by word, where both sides are texts that are long and have something in common. */
function wordsOf({ before, after }: Sides): WordStretch[] | undefined {
  if (typeof before !== 'string' || typeof after !== 'string' || before.length + after.length <= SHORT_TEXTS) {
    return undefined;
  }
  const stretches = wordDifference(before, after);
  const isAlike = stretches.some(({ kind, text }) => kind === 'same' && text.trim().length > LEAST_COMMON);
  return isAlike ? stretches : undefined;
}

function valueText(value: NonNullable<Change['before']> | null, longest: number): string {
  return oneLine(typeof value === 'string' ? value : JSON.stringify(value), longest);
}

function oneLine(text: string, longest: number): string {
  const line = text.replaceAll('\n', ' ');
  return line.length > longest ? `${line.slice(0, longest)}...` : line;
}

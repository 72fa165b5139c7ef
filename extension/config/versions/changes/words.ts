import { diffWordsWithSpace } from 'diff';

/** A stretch of text that is on both sides, only on the later one, or only on the earlier one. */
export interface WordStretch {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Beyond this many changed words, or for longer texts, two texts are shown as a whole. */
const MOST_EDITS = 1000;
const MOST_TEXT = 50_000;

/** Two texts word by word. Bounded: texts with little in common come back as one removed and one added. */
export function wordDifference(before: string, after: string): WordStretch[] {
  const isShort = before.length <= MOST_TEXT && after.length <= MOST_TEXT;
  const found = isShort ? diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS }) : undefined;
  if (found === undefined) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  }
  return found.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/** Characters of a line looked at before a name, to see whether the line is a heading. */
const LINE = 80;
const NEWLINE = 0x0a;

/** What stands behind the words of a label: closing marks of bold, code or a key, then a colon; or a bold line's end. */
const COLON_BEHIND = /^(?:[*_`"']{0,3} ?:(?!\/\/))/;
const BOLD_END = /^(?:\*\*|__)\s{0,3}(?:\n|\\n|$)/;
/** What stands before them in their line: bullets, numbers and opening marks. */
const BEFORE_LABEL = /^[\s>|#*_`"'{,•–-]{0,20}(?:\d{1,3}[.)]\s)?[\s*_`"']{0,6}$/;
const HEADING = /^\s{0,3}#{1,6}\s/;

/**
 * Whether capitalised words are a label or heading: 'Flight Number:', '**Total Price**:', '## What Comes Next', '**Notes For
 * You**' as a line by itself.
 * @param midSentence the words stand behind words in small letters, so that they begin no line
 */
export function isLabel(text: string, start: number, end: number, midSentence: boolean): boolean {
  const from = Math.max(0, start - LINE);
  const before = lastLineOf(text.slice(from, start));
  if (HEADING.test(before)) {
    return true;
  }
  if (midSentence || !BEFORE_LABEL.test(before)) {
    return false;
  }
  const behind = text.slice(end, end + 8);
  return COLON_BEHIND.test(behind) || (/\*\*|__/.test(before) && BOLD_END.test(behind));
}

/** The part behind the last line end, which may be written as an escape in JSON. */
function lastLineOf(text: string): string {
  let at = text.length;
  while (at > 0 && text.charCodeAt(at - 1) !== NEWLINE && !(text[at - 1] === 'n' && text[at - 2] === '\\')) {
    at--;
  }
  return text.slice(at);
}

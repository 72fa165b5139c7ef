/** How much of a text is shown before 'Show more'. */
const FIRST_CHARACTERS = 2500;
const FIRST_LINES = 24;
/** A rest shorter than this is shown too: 'Show more' for two lines is a nuisance. */
const SPARE_CHARACTERS = 600;
const SPARE_LINES = 6;

/**
 * Where the first part of a text ends.
 * @param matchAt a place that has to be inside it; -1 for none
 */
export function sliceEnd(text: string, matchAt = -1): number {
  let lines = 0;
  let end = Math.min(text.length, FIRST_CHARACTERS);
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
    if (++lines === FIRST_LINES) end = at;
  }
  if (text.length - end <= SPARE_CHARACTERS && countLines(text, end) <= SPARE_LINES) return text.length;
  return wholeCharacter(
    text,
    Math.max(end, matchAt === -1 ? 0 : Math.min(text.length, matchAt + FIRST_CHARACTERS / 2)),
  );
}

/** Moves an end that would cut a character in two behind it. */
export function wholeCharacter(text: string, end: number): number {
  const unit = text.charCodeAt(end - 1);
  return unit >= 0xd800 && unit <= 0xdbff && end < text.length ? end + 1 : end;
}

function countLines(text: string, from: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

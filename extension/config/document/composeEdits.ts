import type { TextEdit } from './edit';

/** A stretch of the text as it was, or text that an edit put in. */
type Piece = { readonly text: string } | { readonly start: number; readonly end: number };

/**
 * The edits that do at once what several lists of edits do one after the other, each to the text the one before left.
 * @param length of the text before all edits, in UTF-16 units
 * @param lists edits of one list do not overlap
 */
export function composeEdits(length: number, lists: readonly (readonly TextEdit[])[]): TextEdit[] {
  const pieces = lists.reduce<readonly Piece[]>(edited, [{ start: 0, end: length }]);
  const edits: TextEdit[] = [];
  let position = 0;
  let text = '';
  for (const piece of [...pieces, { start: length, end: length }]) {
    if ('text' in piece) {
      text += piece.text;
      continue;
    }
    if (piece.start > position || text !== '') {
      edits.push({ start: position, end: piece.start, text });
    }
    position = piece.end;
    text = '';
  }
  return edits;
}

function edited(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const result: Piece[] = [];
  const rest = [...pieces].reverse();
  let position = 0;
  const passTo = (end: number, isKept: boolean): void => {
    for (let piece = rest.pop(); piece !== undefined; piece = position < end ? rest.pop() : undefined) {
      const [head, tail] = cut(piece, end - position);
      position += lengthOf(head);
      result.push(...(isKept && lengthOf(head) > 0 ? [head] : []));
      rest.push(...(lengthOf(tail) > 0 ? [tail] : []));
    }
  };
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    passTo(start, true);
    passTo(end, false);
    result.push({ text });
  }
  passTo(Number.POSITIVE_INFINITY, true);
  return result;
}

function lengthOf(piece: Piece): number {
  return 'text' in piece ? piece.text.length : piece.end - piece.start;
}

/** The first units of a piece, and what is left of it. */
function cut(piece: Piece, length: number): [Piece, Piece] {
  if ('text' in piece) {
    return [{ text: piece.text.slice(0, length) }, { text: piece.text.slice(length) }];
  }
  const middle = Math.min(piece.end, piece.start + length);
  return [
    { start: piece.start, end: middle },
    { start: middle, end: piece.end },
  ];
}

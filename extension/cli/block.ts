import { printable } from './io';

/** Room that is worth beginning a word in which does not fit a line. */
const LEAST_PIECE = 24;

/**
 * A paragraph in lines of at most `width` characters, safe for a terminal; a word longer than a line, as in JSON, is
 * cut.
 * @param lead what the first line begins with, in place of spaces
 */
export function block(text: string, indent: number, width: number, lead = ' '.repeat(indent)): string[] {
  const lines: string[] = [];
  let line = lead;
  let isEmpty = true;
  const next = () => {
    lines.push(line);
    line = ' '.repeat(indent);
    isEmpty = true;
  };
  for (const word of printable(text).split(/\s+/)) {
    const isLong = word.length > width - indent;
    if (!isEmpty && (isLong ? line.length + LEAST_PIECE > width : line.length + 1 + word.length > width)) {
      next();
    }
    let rest = word;
    while (rest.length > width - line.length - (isEmpty ? 0 : 1)) {
      const piece = pieceOf(rest, width - line.length - (isEmpty ? 0 : 1));
      line += isEmpty ? piece : ` ${piece}`;
      rest = rest.slice(piece.length);
      next();
    }
    line += isEmpty ? rest : ` ${rest}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** The beginning of a long word: up to a mark that parts JSON, paths and links, and never half a character. */
function pieceOf(word: string, room: number): string {
  const most = word.slice(0, room);
  const mark = Math.max(...[',', '{', '[', ':', '/', '&'].map((sign) => most.lastIndexOf(sign))) + 1;
  const cut = mark > room / 2 ? mark : room;
  return word.slice(0, /[\ud800-\udbff]/.test(word[cut - 1] ?? '') ? cut - 1 : cut);
}

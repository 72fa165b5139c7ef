/**
 * Characters that change how text looks without being seen: control characters, zero-width and bidirectional marks,
 * line separators and Unicode tags. Hidden instructions and reordered text in traces are made of them. Joiners
 * (U+200C, U+200D) are left out: scripts and emoji need them.
 */
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\u{e0001}|[\u{e0020}-\u{e007f}]/u;

/** Text as is, or one hidden character and how many times it stands there in a row. */
export type TextPiece = string | { readonly code: string; readonly times: number };

/** Splits text so that hidden characters can be shown. Carriage returns before line feeds are dropped. */
export function visiblePieces(text: string): readonly TextPiece[] {
  const plain = text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text;
  if (!HIDDEN.test(plain)) return [plain];
  const pieces: TextPiece[] = [];
  let seen = '';
  let hidden = '';
  let times = 0;
  const endHidden = (): void => {
    if (times > 0) pieces.push({ code: codeOf(hidden), times });
    times = 0;
  };
  for (const character of plain) {
    if (!HIDDEN.test(character)) {
      endHidden();
      seen += character;
      continue;
    }
    if (seen) pieces.push(seen);
    seen = '';
    if (character !== hidden) endHidden();
    hidden = character;
    times++;
  }
  endHidden();
  if (seen) pieces.push(seen);
  return pieces;
}

function codeOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

import { perText } from '../perText';

/** A sentence or line of a text, and where it begins. */
export interface Sentence {
  readonly text: string;
  readonly at: number;
}

/** Text beyond this is not split: it is data, not prose. */
const MOST_TEXT = 40_000;
/** A sentence is cut after so many characters. */
const MOST_SENTENCE = 600;

/** The sentences of a text: cut at line ends, and after `.`, `!`, `?` where a space follows. Code fences are left out. */
export const sentencesOf = perText((text): readonly Sentence[] => {
  const sentences: Sentence[] = [];
  const end = Math.min(text.length, MOST_TEXT);
  let start = 0;
  let isCode = false;
  for (let at = 0; at <= end; at++) {
    const code = at === end ? 10 : text.charCodeAt(at);
    const isStop = (code === 46 || code === 33 || code === 63) && isBlank(text.charCodeAt(at + 1));
    if (code !== 10 && !isStop && at - start < MOST_SENTENCE) {
      continue;
    }
    const piece = text.slice(start, isStop ? at + 1 : at);
    const trimmed = piece.trim();
    if (trimmed.startsWith('```')) {
      isCode = !isCode;
    } else if (trimmed !== '' && !isCode) {
      sentences.push({ text: trimmed, at: start + piece.indexOf(trimmed) });
    }
    start = code === 10 || isStop ? at + 1 : at;
  }
  return sentences;
});

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || Number.isNaN(code);
}

/** A block of code between fences, as experts in a chat hand it to an executor. */
export interface CodeBlock {
  readonly language: string;
  readonly code: string;
  readonly at: number;
}

/** The fenced blocks of a text. */
export function codeBlocksOf(text: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  for (let open = text.indexOf('```'); open >= 0; ) {
    const line = text.indexOf('\n', open);
    const close = line < 0 ? -1 : text.indexOf('```', line);
    if (close < 0) {
      break;
    }
    blocks.push({
      language: text.slice(open + 3, Math.min(line, open + 40)).trim(),
      code: text.slice(line + 1, close),
      at: line + 1,
    });
    open = text.indexOf('```', close + 3);
  }
  return blocks;
}

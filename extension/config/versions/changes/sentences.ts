/** One sentence of a prompt, or a line that stands for itself. */
export interface Sentence {
  /** Without list marks, blanks made one. */
  readonly text: string;
  /** It belongs to a worked example. */
  readonly isExample: boolean;
}

const MARK = /^(?:[-*+•]|\d{1,3}[.)])\s{1,8}/;
/** Lines that never go on with the line before: list items, headings, tags, tables, fences, `Name:` lines. */
const STARTS = /^(?:[-*+•]\s|\d{1,3}[.)]\s|#|<|\||```|~~~|[\p{L}][\p{L} _-]{0,30}:)/u;
const ENDS = /^(?:#|```|~~~|\|)|[>:]$/;
const EXAMPLE_LINE = /^(?:examples?|input|output|q|a|question|answer|user|assistant|human)\s?\d{0,3}\s?:/i;
const EXAMPLE_OPEN = /<examples?\b[^<>]{0,100}>/i;
const EXAMPLE_CLOSE = /<\/examples?>/i;

/** The sentences of a prompt's text. Where lines are wrapped makes no difference. */
export function sentencesOfPrompt(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let isInExample = false;
  for (const paragraph of paragraphsOf(text)) {
    isInExample ||= EXAMPLE_OPEN.test(paragraph);
    const isExample = isInExample || EXAMPLE_LINE.test(paragraph);
    for (const sentence of paragraph.replace(MARK, '').split(/(?<=[.!?。！？])\s/)) {
      const tidy = sentence.trim();
      if (tidy !== '') {
        sentences.push({ text: tidy, isExample });
      }
    }
    isInExample &&= !EXAMPLE_CLOSE.test(paragraph);
  }
  return sentences;
}

function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = [];
  let open: string[] = [];
  const close = (): void => {
    if (open.length > 0) {
      paragraphs.push(open.join(' '));
      open = [];
    }
  };
  for (const raw of text.split('\n')) {
    const line = raw.split(/\s+/).filter(Boolean).join(' ');
    if (line === '' || STARTS.test(line)) {
      close();
    }
    if (line !== '') {
      open.push(line);
      if (ENDS.test(line)) {
        close();
      }
    }
  }
  close();
  return paragraphs;
}

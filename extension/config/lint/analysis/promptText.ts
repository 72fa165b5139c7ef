import type { Prompt } from '../../agentConfig';

/** A line of a prompt, without code. */
export interface ProseLine {
  readonly text: string;
  readonly from: number;
}

export interface PromptText {
  /** Lines outside fenced code, tables left out. */
  readonly lines: readonly ProseLine[];
  /** Fenced blocks: their info word and content. */
  readonly fences: readonly { readonly info: string; readonly text: string; readonly from: number }[];
  /** A fence that is never closed. */
  readonly openFence: { readonly from: number; readonly to: number } | undefined;
}

const MOST_TEXT = 2_000_000;
const cache = new WeakMap<Prompt, PromptText>();

/** Splits a prompt into prose and code, once. */
export function promptTextOf(prompt: Prompt): PromptText {
  let text = cache.get(prompt);
  if (!text) {
    text = read(prompt.text.slice(0, MOST_TEXT));
    cache.set(prompt, text);
  }
  return text;
}

interface OpenFence {
  readonly mark: string;
  readonly info: string;
  readonly from: number;
  readonly to: number;
  readonly contentFrom: number;
}

/**
 * Fences nest here: prompts show Markdown inside Markdown. A fence with an info word opens, a bare one closes the
 * innermost, or opens when none is open.
 */
function read(text: string): PromptText {
  const lines: ProseLine[] = [];
  const fences: { info: string; text: string; from: number }[] = [];
  const open: OpenFence[] = [];
  for (let from = 0; from <= text.length; ) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(from, Math.min(end, from + 5000));
    const fence = /^[ \t>]{0,12}(?:[-*] )?(`{3,}|~{3,})[ \t]{0,5}([^\s`]{0,40})/.exec(line);
    const top = open.at(-1);
    if (fence && (fence[2] !== '' || !top || fence[1]![0] !== top.mark[0] || fence[1]!.length < top.mark.length)) {
      // A longer outer fence takes shorter ones as text.
      if (!top || fence[1]!.length >= top.mark.length || fence[1]![0] === top.mark[0]) {
        open.push({
          mark: fence[1]!,
          info: fence[2]!,
          from: from + line.indexOf(fence[1]!),
          to: end,
          contentFrom: end + 1,
        });
      }
    } else if (fence && top) {
      open.pop();
      fences.push({ info: top.info, text: text.slice(top.contentFrom, from), from: top.contentFrom });
    } else if (open.length === 0 && line.trim() !== '') {
      lines.push({ text: line, from });
    }
    if (newline < 0) {
      break;
    }
    from = end + 1;
  }
  const [unclosed] = open;
  return { lines, fences, openFence: unclosed && { from: unclosed.from, to: unclosed.to } };
}

/** A sentence and where it stands. */
export interface Sentence {
  readonly text: string;
  readonly from: number;
}

/** The sentences of the prose: list marks and emphasis taken off, headings and tables left out. */
export function sentencesIn(prompt: Prompt): readonly Sentence[] {
  let sentences = sentenceCache.get(prompt);
  if (!sentences) {
    sentences = split(prompt);
    sentenceCache.set(prompt, sentences);
  }
  return sentences;
}

const sentenceCache = new WeakMap<Prompt, readonly Sentence[]>();

function split(prompt: Prompt): Sentence[] {
  return promptTextOf(prompt).lines.flatMap(({ text, from }) => {
    if (/^\s{0,12}(?:#{1,6} |\||<!--)/.test(text)) {
      return [];
    }
    const sentences: Sentence[] = [];
    let start = 0;
    for (const match of text.matchAll(/[.!?](?=\s|$)|[。！？]/g)) {
      sentences.push({ text: text.slice(start, match.index + 1), from: from + start });
      start = match.index + 1;
    }
    sentences.push({ text: text.slice(start), from: from + start });
    return sentences.flatMap((sentence) => {
      const lead = /^[\s>*+\-\d.)[\]x]{0,20}/.exec(sentence.text)![0].length;
      const plain = sentence.text.slice(lead).trimEnd();
      return plain === '' ? [] : [{ text: plain, from: sentence.from + lead }];
    });
  });
}

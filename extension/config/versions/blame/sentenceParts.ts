import type { Prompt, Role } from '../../agentConfig';
import { rangeWithin } from '../../document/position';
import { sentencesOfPrompt } from '../changes/sentences';
import { tidyText } from '../plain';

/** A sentence of a prompt and where it stands in the file. */
export interface PlacedSentence {
  readonly role: Role;
  /** Blanks made one. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** In a prompt that is a string of a data file, finding each place costs a walk through the string. */
const MOST_QUOTED = 64 * 1024;

/**
 * The sentences of a prompt with their places.
 * @param fileText of the file the prompt stands in
 */
export function sentenceParts(prompt: Prompt, fileText: string): PlacedSentence[] {
  const { node, text } = prompt;
  const isTooLong = node.style !== 'raw' && text.length > MOST_QUOTED;
  return prompt.sections.flatMap(({ role, start, end }) => {
    const finder = new Finder(text.slice(start, end));
    return sentencesOfPrompt(tidyText(text.slice(start, end))).map((sentence) => {
      const found = isTooLong ? undefined : finder.next(sentence.text);
      const range = found
        ? rangeWithin(fileText, node, start + found.start, start + found.end)
        : { start: node.start, end: node.end };
      return { role, text: sentence.text, ...range };
    });
  });
}

/** Finds texts one after the other, whatever blanks and line breaks stand between their words. */
class Finder {
  /** The text without blanks, and where each of its characters stands. */
  private readonly dense: string;
  private readonly places: readonly number[];
  private from = 0;

  constructor(text: string) {
    const places: number[] = [];
    let dense = '';
    for (let at = 0; at < text.length; at++) {
      if (!/\s/.test(text[at]!)) {
        dense += text[at];
        places.push(at);
      }
    }
    this.dense = dense;
    this.places = places;
  }

  next(text: string): { readonly start: number; readonly end: number } | undefined {
    const wanted = text.replaceAll(/\s/g, '');
    const at = this.dense.indexOf(wanted, this.from);
    if (at < 0 || wanted === '') {
      return undefined;
    }
    this.from = at + wanted.length;
    return { start: this.places[at]!, end: this.places[this.from - 1]! + 1 };
  }
}

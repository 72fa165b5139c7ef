/**
 * Finds the values in a text: what can be followed from step to step. One pass over the characters, each looked at a
 * bounded number of times, whatever the text is.
 */
import { classAt, DIGIT, hasExtension, isCapitalised, isEdge, isThree, JOINER, OTHER, UPPER } from './characters';
import { isLabel } from './labels';
import { keyOfDate, keyOfNumber, keyOfTime, monthOf } from './normalise';

export type ValueKind = 'id' | 'number' | 'date' | 'email' | 'url' | 'path' | 'name' | 'phrase';

/**
 * Called for each value found.
 * @param key equal for the same value in other clothes: '€129.00' and '129', 'May 20th' and '2024-05-20'
 * @param isLabel capitalised words that head or label what follows ('Total Price:'), and are nobody's name
 */
export type Emit = (kind: ValueKind, key: string, start: number, end: number, isLabel: boolean) => void;

const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const DOT = 0x2e;
const SLASH = 0x2f;
const COLON = 0x3a;
const AT = 0x40;
const LONGEST_WORD = 200;
const LONGEST_URL = 500;
const LONGEST_PHRASE = 80;
const LONGEST_NAME_WORDS = 5;
/** What may stand in a URL beside letters and digits. */
const IN_URL = new Set([...'-_./@:%+#&?=~,;!$*'].map((char) => char.charCodeAt(0)));

/** Scans a text for values. */
export function scanValues(text: string, emit: Emit): void {
  new Scan(text, emit).run();
}

class Scan {
  /** The run of capitalised words that is open. */
  private nameStart = -1;
  private nameEnd = -1;
  private nameWords = 0;
  private secondWord = -1;
  /** Where the last word in small letters ended. */
  private lowerEnd = -1;
  /** The open run began behind a word in small letters. */
  private midSentence = false;

  constructor(
    private readonly text: string,
    private readonly emit: Emit,
  ) {}

  run(): void {
    const { text } = this;
    let at = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === BACKSLASH) {
        at += 2; // an escape of JSON inside the text: what follows is no letter of a word
        continue;
      }
      if (code === QUOTE) {
        this.phrase(at + 1);
      }
      const kind = classAt(text, at);
      if (kind === OTHER || (kind === JOINER && !(code === SLASH && this.startsPath(at)))) {
        at++;
        continue;
      }
      at = this.word(at);
    }
    this.endName();
  }

  private startsPath(at: number): boolean {
    const before = at === 0 ? OTHER : classAt(this.text, at - 1);
    const after = at + 1 < this.text.length ? classAt(this.text, at + 1) : OTHER;
    return before === OTHER && after !== OTHER && after !== JOINER;
  }

  /** Reads one word and what is joined to it. @returns where to go on */
  private word(start: number): number {
    const { text } = this;
    let digits = 0;
    let letters = 0;
    let uppers = 0;
    let slashes = 0;
    let joined = 0;
    let atSign = -1;
    let end = start;
    for (; end < text.length; end++) {
      const kind = classAt(text, end);
      if (kind === OTHER) {
        break;
      }
      if (kind === DIGIT) {
        digits++;
      } else if (kind !== JOINER) {
        letters++;
        uppers += kind === UPPER ? 1 : 0;
      } else {
        const code = text.charCodeAt(end);
        if (code === COLON) {
          if (text.startsWith('://', end) && letters === end - start && letters > 1) {
            return this.url(start, end + 3);
          }
          if (end === start || classAt(text, end - 1) !== DIGIT || classAt(text, end + 1) !== DIGIT) {
            break;
          }
        }
        joined++;
        slashes += code === SLASH ? 1 : 0;
        atSign = code === AT ? end : atSign;
      }
    }
    const next = Math.max(end, start + 1);
    while (end > start && classAt(text, end - 1) === JOINER) {
      end--;
      joined--;
    }
    if (end - start > LONGEST_WORD || end === start) {
      this.endName();
      return next;
    }
    if (joined <= 0 && digits === 0) {
      this.plainWord(start, end, uppers);
      return next;
    }
    const month = this.monthBefore(start);
    if (month > 0) {
      this.nameStart = -1; // part of the date
    }
    this.endName();
    if (letters === 0 || (digits > 0 && month > 0)) {
      return this.numeric(start, end, slashes, month, next);
    }
    this.mixed(start, end, { digits, slashes, atSign });
    return next;
  }

  private mixed(
    start: number,
    end: number,
    { digits, slashes, atSign }: { digits: number; slashes: number; atSign: number },
  ): void {
    const word = this.text.slice(start, end);
    if (atSign > start && word.indexOf('.', atSign - start) > 0) {
      this.emit('email', `e${word.toLowerCase()}`, start, end, false);
    } else if (slashes > 0 && (slashes > 1 || word.startsWith('/') || hasExtension(word))) {
      this.emit('path', `p${word}`, start, end, false);
    } else if (digits >= 4 && /^\d{4}-\d{2}-\d{2}/.test(word)) {
      this.emit('date', keyOfDate(Number(word.slice(5, 7)), Number(word.slice(8, 10))), start, end, false);
    } else if (digits >= 2) {
      const unit = /^(\d+(?:\.\d+)?)[a-zA-Z%]{1,3}$/.exec(word);
      if (!unit) {
        this.id(word, start, end);
      } else if (digits >= 3) {
        this.emit('number', keyOfNumber(unit[1]!), start, end, false);
      }
    } else if (hasExtension(word)) {
      this.emit('path', `p${word}`, start, end, false);
    }
  }

  /** An id; the number it ends with counts as well, because people and models name things by it. */
  private id(word: string, start: number, end: number): void {
    this.emit('id', `i${word.toLowerCase()}`, start, end, false);
    let from = end;
    while (from > start && classAt(this.text, from - 1) === DIGIT) {
      from--;
    }
    if (from > start && end - from > 3 && classAt(this.text, from - 1) === JOINER) {
      this.emit('number', keyOfNumber(word.slice(from - start)), from, end, false);
    }
  }

  /** A word without letters. @returns where to go on */
  private numeric(start: number, end: number, slashes: number, month: number, next: number): number {
    const { text } = this;
    let last = end;
    // 1,234,567: groups of three behind commas.
    while (text.charCodeAt(last) === COMMA && isThree(text, last + 1)) {
      last += 4;
    }
    if (last > end && text.charCodeAt(last) === DOT && classAt(text, last + 1) === DIGIT) {
      last++;
      while (last < text.length && classAt(text, last) === DIGIT) {
        last++;
      }
    }
    const word = text.slice(start, last);
    const iso = /^\d{4}-(\d{2})-(\d{2})$/.exec(word);
    if (iso) {
      this.emit('date', keyOfDate(Number(iso[1]), Number(iso[2])), start, last, false);
    } else if (month > 0 && Number.parseInt(word, 10) <= 31) {
      this.emit('date', keyOfDate(month, Number.parseInt(word, 10)), start, last, false);
    } else if (/^\d+(?:,\d{3})*(?:\.\d+)?$/.test(word)) {
      const isAmount = start > 0 && '$€£¥'.includes(text[start - 1]!);
      const figures = word.replace(/\D/g, '').replace(/^0+/, '').length;
      if (figures >= 3 || (figures === 2 && (isAmount || word.includes('.')))) {
        this.emit('number', keyOfNumber(word), start, last, false);
      }
    } else if (/^\d{1,2}:\d\d(:\d\d)?$/.test(word)) {
      this.emit('date', `d${keyOfTime(word)}`, start, last, false);
    } else if (word.length >= 5 && slashes !== 1) {
      this.emit('id', `i${word}`, start, last, false);
    }
    return Math.max(next, last);
  }

  private plainWord(start: number, end: number, uppers: number): void {
    const { text } = this;
    const isName = uppers === 1 && classAt(text, start) === UPPER && end - start > 1;
    const follows = this.nameEnd >= 0 && this.nameEnd === start - 1 && text.charCodeAt(start - 1) === SPACE;
    if (!isName) {
      this.endName();
      this.lowerEnd = uppers === 0 ? end : -1;
      return;
    }
    if (follows && this.nameWords < LONGEST_NAME_WORDS) {
      this.secondWord = this.nameWords === 1 ? start : this.secondWord;
      this.nameWords++;
    } else {
      this.endName();
      this.nameStart = start;
      this.nameWords = 1;
      this.midSentence = this.lowerEnd === start - 1 && text.charCodeAt(start - 1) === SPACE;
    }
    this.nameEnd = end;
  }

  private endName(): void {
    const { nameStart, nameEnd, nameWords } = this;
    this.nameEnd = -1;
    if (nameStart < 0) {
      return;
    }
    this.nameStart = -1;
    const isNamed = nameWords > 1 || (this.midSentence && nameEnd - nameStart > 3);
    const heads = isNamed && isLabel(this.text, nameStart, nameEnd, this.midSentence);
    if (isNamed) {
      this.name(nameStart, nameEnd, heads);
    }
    if (nameWords > 2 && !this.midSentence) {
      this.name(this.secondWord, nameEnd, heads); // 'Dear Jana Meyer': the first capital may be the sentence's
    }
    this.midSentence = false;
  }

  private name(start: number, end: number, heads = false): void {
    this.emit('name', `t${this.text.slice(start, end).toLowerCase()}`, start, end, heads);
  }

  /** The month whose name stands right before this place, 1..12; 0 for none. */
  private monthBefore(start: number): number {
    return this.nameEnd >= 0 && this.nameEnd === start - 1
      ? monthOf(this.text.slice(Math.max(this.nameStart, this.nameEnd - 9), this.nameEnd))
      : 0;
  }

  private url(start: number, from: number): number {
    const { text } = this;
    let end = from;
    while (end < text.length && (classAt(text, end) !== OTHER || IN_URL.has(text.charCodeAt(end)))) {
      end++;
    }
    const next = end;
    while (end > from && '.,:;!?/'.includes(text[end - 1]!)) {
      end--;
    }
    this.endName();
    if (end - start <= LONGEST_URL && end > from) {
      this.emit('url', `u${text.slice(start, end)}`, start, end, false);
    }
    return next;
  }

  /** The text between two quotes, when it is short: a JSON leaf or a quoted name. */
  private phrase(start: number): void {
    const { text } = this;
    const most = Math.min(text.length, start + LONGEST_PHRASE);
    let spaces = 0;
    for (let end = start; end < most; end++) {
      const code = text.charCodeAt(end);
      if (code === QUOTE) {
        if (text.charCodeAt(end + 1) !== COLON && spaces > 0 && end - start > 4 && isEdge(text, start, end)) {
          this.emit('phrase', `t${text.slice(start, end).toLowerCase()}`, start, end, false);
        } else if (
          spaces === 0 &&
          end - start > 3 &&
          text.charCodeAt(end + 1) !== COLON &&
          isCapitalised(text, start)
        ) {
          this.name(start, end);
        }
        return;
      }
      if (code < SPACE || code === BACKSLASH) {
        return;
      }
      spaces += code === SPACE ? 1 : 0;
    }
  }
}

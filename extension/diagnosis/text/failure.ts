import { perText } from '../perText';
import type { RunStep } from '../run';
import { textOf } from '../texts';
import { type Fields, fieldsOf, own, parsed } from './plain';
import { unwrapped } from './unwrap';

/** How a tool's result says that the call failed. */
export interface Failure {
  readonly kind: 'rate-limit' | 'timeout' | 'other';
  /** The words that say it, as they stand in the result or status. */
  readonly words: string;
}

/** Characters looked at where a long result begins and ends: what stands between is content, not the call's outcome. */
const HEAD = 400;
const TAIL = 600;

const RATE_LIMIT =
  /\b429\b|rate.?limit|too many requests|quota (?:has been )?exceeded|exceeded (?:your|the) (?:current )?quota|insufficient_quota|resource_exhausted|overloaded|throttl(?:ed|ing)/i;
const TIMEOUT =
  /\btimed? ?out\b|\btimeouterror\b|\btimeout (?:of|after|while|error|exceeded)\b|deadline exceeded|\betimedout\b/i;

/** First words of results that are nothing but an error. */
const OPENING =
  /^[\s"'[({<*]{0,8}(?:error(?! (?:handling|codes?|messages?|rates?|bars?|correction|logs?|analysis)\b)|success: ?false\b|(?:tool call|connection|request|operation|command) (?:timed out|error|failed)(?=[.:!,]|\s{0,4}$| after | while )|exception|traceback \(most recent|failed to |failure:|fatal:|http error|command failed|tool execution failed|execution failed|permission denied|access denied|unauthorized|forbidden|unable to |\w{0,40}(?:Error|Exception)\b ?[:(])/i;
/** Marks that executors leave, wherever a result shows them at its beginning or end. */
const EXECUTOR =
  /\bexit ?code:? ?[1-9]|\bexited with (?:status |code |exit code )?[1-9]|<returncode>-?[1-9]|command returned non-zero|\bexit status [1-9]|\(execution failed\)/i;
/** One of these stands in every text with such a mark: looking for words costs far less than the pattern. */
const EXECUTOR_WORDS = ['exit', '<returncode>', 'returned non-zero', '(execution failed)'];
const TRACEBACK = /^[ \t]{0,40}Traceback \(most recent call last\)/m;
const LAST_LINE = /^[\w.]{0,80}(?:Error|Exception)(?:: .*)?$/;
/** A whole result that says in one line that what was asked for is not there. */
const ABSENT =
  /^[^\n]{1,160}\b(?:(?:does not|doesn['’]t) exist|no such (?:file|directory|table|host|user|key)|(?:could|can|was)(?: ?not|n['’]t) (?:be )?(?:found|opened|read))\b[^\n]{0,60}$/i;
/** A program that ran to its end all the same. */
const FINE = /\bexit ?code:? ?0\b|<returncode>0</i;

/** Wrappers within wrappers that are taken off. */
const MOST_WRAPPERS = 5;

/** Whether a call failed, by the step's status or the shape of its result. */
export function failureOf(step: RunStep, resultText: string): Failure | undefined {
  if (step.status === 'error') {
    const words = wordsIn(step.statusMessage ?? '') || wordsIn(resultText) || 'error status';
    return { kind: kindOf(`${step.statusMessage ?? ''} ${resultText.slice(0, HEAD)}`), words };
  }
  return failureIn(step.result === undefined ? resultText : step.result, resultText);
}

/** What a text that is known to tell of an error says, without its wrappers. */
function wordsIn(text: string): string {
  return failureIn(text)?.words ?? firstSentence(unwrapped(text)?.text || text);
}

/** Whether a result is error-shaped: an object that says so, or a text that begins or ends like an error. */
export function failureIn(result: unknown, text = textOf(result)): Failure | undefined {
  return typeof result === 'string' ? failureOfText(result) : failureOfValue(result, text);
}

const failureOfText = perText((text) => failureOfValue(text, text));

function failureOfValue(result: unknown, text: string): Failure | undefined {
  let value = parsed(result);
  for (let depth = 0; depth < MOST_WRAPPERS; depth++) {
    const item: unknown = Array.isArray(value) ? value[0] : value;
    const fields = fieldsOf(item);
    const words = fields && wordsOfError(fields);
    if (words !== undefined) {
      return { kind: kindOf(words), words: firstSentence(words) };
    }
    const wrapper = typeof value === 'string' ? unwrapped(value) : undefined;
    if (wrapper?.isError) {
      const said = failureIn(wrapper.text)?.words ?? (firstSentence(wrapper.text) || 'isError');
      return { kind: kindOf(wrapper.text), words: said };
    }
    const inner = fields ? textField(fields) : wrapper?.text;
    if (inner === undefined) {
      break;
    }
    value = parsed(inner);
  }
  return typeof value === 'string'
    ? failureInText(value)
    : typeof result === 'string'
      ? undefined
      : failureInList(value, text);
}

/** Parts of one result that are read. */
const MOST_PARTS = 20;

/** The text an object carries, in one piece or in parts; a first part that is JSON stands for all. */
function textField(fields: Fields): string | undefined {
  const inner = own(fields, 'text') ?? own(fields, 'content') ?? own(fields, 'output') ?? own(fields, 'result');
  if (!Array.isArray(inner)) {
    return typeof inner === 'string' ? inner : undefined;
  }
  const [first, ...rest] = inner.slice(0, MOST_PARTS).map((part: unknown) => {
    const text = fieldsOf(part) && own(fieldsOf(part)!, 'text');
    return typeof text === 'string' ? text : undefined;
  });
  const isWhole = first === undefined || typeof parsed(first) !== 'string';
  return isWhole ? first : [first, ...rest.filter((text) => text !== undefined)].join('\n');
}

function failureInList(value: unknown, text: string): Failure | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? failureInText(text) : undefined;
}

function failureInText(text: string): Failure | undefined {
  const head = text.slice(0, HEAD);
  const tail = text.length > HEAD ? fromLineStart(text.slice(-TAIL)) : head;
  if (text.length <= HEAD && ABSENT.test(text.trim())) {
    return { kind: 'other', words: firstSentence(text) };
  }
  if (OPENING.test(head) && !/^[\s"']*errors?:? ?(?:0|none|null)\b/i.test(head)) {
    return { kind: kindOf(head), words: telling(text, head) };
  }
  if (isMarked(head) || isMarked(tail)) {
    return { kind: kindOf(head + tail), words: telling(text, tail) };
  }
  if (tail.includes('Traceback') && TRACEBACK.test(tail) && !FINE.test(head) && LAST_LINE.test(lastLine(text))) {
    return { kind: kindOf(tail), words: lastLine(text) };
  }
  return undefined;
}

/** A cut leaves half a line, which is nobody's words. */
function fromLineStart(part: string): string {
  const line = part.indexOf('\n');
  return line < 0 ? part : part.slice(line + 1);
}

function isMarked(part: string): boolean {
  const lower = part.toLowerCase();
  return EXECUTOR_WORDS.some((word) => lower.includes(word)) && EXECUTOR.test(part);
}

/** The error's own message: the last line that names an error, else the sentence that opens or ends the text. */
function telling(text: string, part: string): string {
  const last = lastLine(text);
  if (/^[\w.]{1,80}(?:Error|Exception)(?::|$)/.test(last)) {
    return last;
  }
  const named = part.split('\n').findLast((line) => NAMES_ERROR.test(line));
  const opening = part.replace(/^\s{0,8}success: ?false\s/i, '');
  return named !== undefined ? firstSentence(named) : text.startsWith(part) ? firstSentence(opening) : last;
}

const NAMES_ERROR = /^[\w.]{0,80}(?:Error|Exception)\b/;

/** What an object says of its own failure. */
function wordsOfError(fields: Fields): string | undefined {
  for (const key of ['error', 'exception', 'Error', 'errorMessage', 'error_message', 'errors', 'stderr']) {
    const value = own(fields, key);
    const says = fieldsOf(value) ?? (Array.isArray(value) && value.length > 0 ? value : undefined);
    if (key === 'stderr') {
      const code = own(fields, 'exit_code') ?? own(fields, 'exitCode') ?? own(fields, 'returncode');
      if (typeof value === 'string' && typeof code === 'number' && code !== 0) {
        return value || `exit code ${code}`;
      }
      continue;
    }
    if (typeof value === 'string' && value.trim() !== '' && !/^(?:none|null|false|no|0)$/i.test(value.trim())) {
      return value;
    }
    if (value === true || (says && Object.keys(says).length > 0)) {
      return messageOf(fields) ?? textOf(says ?? value);
    }
  }
  return wordsOfState(fields);
}

function wordsOfState(fields: Fields): string | undefined {
  const status = own(fields, 'status') ?? own(fields, 'state');
  const code = own(fields, 'statusCode') ?? own(fields, 'status_code') ?? own(fields, 'http_status') ?? status;
  const exit = own(fields, 'exit_code') ?? own(fields, 'exitCode') ?? own(fields, 'returncode');
  if (own(fields, 'isError') === true || own(fields, 'is_error') === true) {
    return messageOf(fields) ?? partText(own(fields, 'content'));
  }
  if (typeof status === 'string' && /^(?:error|failed|failure|exception|timeout)$/i.test(status)) {
    return messageOf(fields) ?? status;
  }
  if (own(fields, 'success') === false || own(fields, 'ok') === false) {
    return messageOf(fields) ?? '"success": false';
  }
  if (typeof code === 'number' && code >= 400 && code < 600) {
    return messageOf(fields) ?? `HTTP ${code}`;
  }
  return typeof exit === 'number' && exit !== 0 ? (messageOf(fields) ?? `exit code ${exit}`) : undefined;
}

/** The text of the first part of a message, or of content that is no list of parts. */
function partText(content: unknown): string {
  const part = Array.isArray(content) ? fieldsOf(content[0]) : undefined;
  return textOf((part && own(part, 'text')) ?? content ?? 'isError');
}

function messageOf(fields: Fields): string | undefined {
  for (const key of ['message', 'detail', 'reason', 'error', 'description', 'title']) {
    const value = own(fields, key);
    const message = typeof value === 'string' ? value : fieldsOf(value) && own(fieldsOf(value)!, 'message');
    if (typeof message === 'string' && message.trim() !== '') {
      return message;
    }
  }
  return undefined;
}

function kindOf(words: string): Failure['kind'] {
  const part = words.slice(0, HEAD + TAIL);
  return RATE_LIMIT.test(part) ? 'rate-limit' : TIMEOUT.test(part) ? 'timeout' : 'other';
}

/** A first sentence shorter than this says too little by itself. */
const SHORTEST_SENTENCE = 20;

function firstSentence(text: string): string {
  const line = text.slice(0, HEAD).trimStart().split('\n', 1)[0] ?? '';
  const end = line.slice(SHORTEST_SENTENCE).search(/[.!?] /);
  return (end < 0 ? line : line.slice(0, SHORTEST_SENTENCE + end + 1)).trimEnd();
}

function lastLine(text: string): string {
  const end = text.slice(-TAIL).trimEnd();
  return end.slice(end.lastIndexOf('\n') + 1).trim();
}

/** Whether a result holds nothing: null, an empty text, list or object, or words that say nothing was found. */
export function isEmptyResult(result: unknown): boolean {
  return typeof result === 'string' ? isEmptyText(result) : isEmptyValue(result);
}

const isEmptyText = perText(isEmptyValue);

function isEmptyValue(result: unknown): boolean {
  const value = parsed(result);
  if (value === null || value === undefined) {
    return true;
  }
  if (Array.isArray(value)) {
    return value.length === 0;
  }
  const fields = fieldsOf(value);
  if (fields) {
    const keys = Object.keys(fields);
    const lists = ['results', 'items', 'data', 'hits', 'documents', 'matches', 'records', 'rows'].filter((key) =>
      keys.includes(key),
    );
    return keys.length === 0 || lists.some((key) => isBare(own(fields, key)));
  }
  return typeof value === 'string' && NOTHING.test(value.slice(0, 300).trim().replace(/\s+/g, ' '));
}

const NOTHING =
  /^\s*(?:(?:exit ?code: 0[^\n]{0,40}\n)?\s*(?:code )?output:)?\s*(?:\[\s*\]|\{\s*\}|null|none|n\/a|no (?:matching )?(?:results?|records?|matches|documents?|entries|data|items)(?: (?:were )?found| returned| available)?|nothing (?:was )?found|not found|0 results?)?[\s.!]*$/i;

function isBare(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

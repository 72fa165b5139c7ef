/**
 * Results come wrapped: a tool server's answer printed as a Python object, a label of the framework, an element. What
 * counts is the text inside. Everything here looks at a bounded beginning and end, or at each character once.
 */

/** What a wrapper holds, and whether the wrapper itself says that the call failed. */
export interface Unwrapped {
  readonly text: string;
  readonly isError: boolean;
}

/** Characters within which a printed object comes to its text, and within which it says how the call went. */
const OPENING = 300;
const CLOSING = 80;
/** Characters of the inner text that are kept, at its beginning and at its end. */
const KEPT = 2000;

/** How objects and dictionaries begin when Python prints them: `meta=None content=[TextContent(…`, `{'isError': …`. */
const PRINTED =
  /^\s{0,8}(?:\[?\s{0,4}[A-Z]\w{2,40}\((?=\w{1,30}=)|_?meta=\w{1,20},? |content=[['"]|\[?\s{0,4}\{\s{0,4}'\w{1,30}':)/;
/** The field of such an object that holds the text. */
const TEXT_FIELD = /(?:\b(?:text|content)=|'(?:text|content)': ?)(['"])/;
/** The field that says how it went, as Python or JSON writes it. */
const IS_ERROR = /\bis_?error['"]?\s{0,4}[=:]\s{0,4}true\b/i;
const ENDS_IN_ERROR = /\bis_?error['"]?\s{0,4}[=:]\s{0,4}true\s{0,8}[)}\]]{0,4}\s{0,8}$/i;

/** Labels and elements that frameworks put before a result. */
const LABEL =
  /^\s{0,8}(?:<(?:tool_)?(?:result|output|response|observation)>|(?:tool )?(?:result|output|response|observation) ?:)\s{0,8}/i;

/** Takes the outermost wrapper off; undefined when there is none. */
export function unwrapped(text: string): Unwrapped | undefined {
  const label = LABEL.exec(text.slice(0, OPENING));
  if (label) {
    return { text: text.slice(label[0].length), isError: false };
  }
  const head = text.slice(0, OPENING);
  const isPrinted = PRINTED.test(head);
  if (!isPrinted && !(/^\s{0,8}[{[]/.test(head) && ENDS_IN_ERROR.test(text.slice(-CLOSING)))) {
    return undefined;
  }
  const field = TEXT_FIELD.exec(head);
  const before = field ? head.slice(0, field.index) : head;
  const isError = IS_ERROR.test(before) || ENDS_IN_ERROR.test(text.slice(-CLOSING));
  if (field) {
    return { text: literal(text, field.index + field[0].length, field[1]!), isError };
  }
  return isError ? { text: '', isError } : undefined;
}

/** The string literal that begins behind a quote: its beginning and end when it is long. */
function literal(text: string, start: number, quote: string): string {
  let end = start;
  while (end < text.length && text[end] !== quote) {
    end += text[end] === '\\' ? 2 : 1;
  }
  const inner =
    end - start <= 2 * KEPT
      ? text.slice(start, end)
      : `${text.slice(start, start + KEPT)}\n${text.slice(Math.min(end, text.length) - KEPT, end)}`;
  return inner.replace(/\\([\s\S])/g, (_, char: string) => (char === 'n' ? '\n' : char === 't' ? '\t' : char));
}

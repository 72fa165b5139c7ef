import type { Document } from '../document/document';
import type { Node } from '../document/node';

/** Accepted findings of one file, from its comments. */
export interface Suppressions {
  /** Whether a comment accepts a rule's findings at a line (one-based). */
  accepts(rule: string, line: number): boolean;
  /** Comments that cannot be understood; such a comment accepts nothing. */
  readonly problems: readonly { readonly message: string; readonly start: number; readonly end: number }[];
}

const NONE: Suppressions = { accepts: () => false, problems: [] };
const MARK = 'backstep-ignore';
const COMMENT =
  /backstep-ignore(-file)?[ \t]{1,20}([a-z][a-z0-9-]*(?:[ \t]{0,5},[ \t]{0,5}[a-z][a-z0-9-]*){0,20})?[ \t]{0,20}(?::[ \t]{0,20}([^\n]*))?/y;
/** What may stand before the mark on its line, by format. */
const OPENERS: Readonly<Record<string, RegExp>> = {
  json: /(?:\/\/|\/\*)[^\n]{0,200}$/,
  jsonl: /(?:\/\/|\/\*)[^\n]{0,200}$/,
  yaml: /#[^\n]{0,200}$/,
  toml: /#[^\n]{0,200}$/,
  env: /#[^\n]{0,200}$/,
  markdown: /(?:<!--|#|\{\{!)[^\n]{0,200}$/,
  text: /<!--[^\n]{0,200}$/,
};

/**
 * Reads `backstep-ignore rule-id, other-id: reason` comments. One accepts findings on its own line and on the next;
 * `backstep-ignore-file` on every line. A comment without a reason accepts nothing and says so.
 */
export function readSuppressions(document: Document, knownRules: ReadonlySet<string>): Suppressions {
  const { text } = document;
  if (!text.includes(MARK)) {
    return NONE;
  }
  const byLine = new Map<number, Set<string>>();
  const wholeFile = new Set<string>();
  const problems: { message: string; start: number; end: number }[] = [];
  for (let start = text.indexOf(MARK); start >= 0; start = text.indexOf(MARK, start + 1)) {
    if (!isComment(document, start)) {
      continue;
    }
    COMMENT.lastIndex = start;
    const match = COMMENT.exec(text);
    const rules = match?.[2]?.split(',').map((id) => id.trim()) ?? [];
    const reason = match?.[3]?.replace(/(?:-->|\*\/|\}\}).*$/, '').trim() ?? '';
    const end = start + (match?.[0].length ?? MARK.length);
    const unknown = rules.find((id) => !knownRules.has(id));
    if (rules.length === 0 || reason === '' || unknown) {
      const why = unknown
        ? `there is no rule "${unknown}"`
        : rules.length === 0
          ? 'it names no rule'
          : 'it gives no reason';
      problems.push({ message: `this comment accepts nothing: ${why} (backstep-ignore rule-id: reason)`, start, end });
      continue;
    }
    const line = document.lines.at(start).line;
    for (const id of rules) {
      if (match?.[1]) {
        wholeFile.add(id);
      } else {
        addTo(byLine, line, id);
        addTo(byLine, line + 1, id);
      }
    }
  }
  return { accepts: (rule, line) => wholeFile.has(rule) || (byLine.get(line)?.has(rule) ?? false), problems };
}

/** A suppression comment as it would be written, but for its reason. */
export interface CommentPlace {
  /** Offset at which a line begins, to put the comment's line before it. */
  readonly start: number;
  readonly before: string;
  readonly after: string;
}

const COMMENTED: ReadonlySet<string> = new Set(['yaml', 'toml', 'env', 'markdown']);

/**
 * Where a comment can be put that accepts a rule's findings on a line (one-based).
 * @returns undefined where the format has no comments, and inside a text: a comment there would be part of the text
 */
export function commentPlace(document: Document, rule: string, line: number): CommentPlace | undefined {
  const { text, root, body, format, path } = document;
  const start = document.lines.start(line);
  const isJsonc = format === 'json' && path.endsWith('.jsonc');
  const isText = body !== undefined && start >= body.start;
  if (!(isJsonc || COMMENTED.has(format)) || isText || isInString(root, start)) {
    return undefined;
  }
  const indent = /[ \t]{0,200}/y.exec(text.slice(start, start + 200))?.[0] ?? '';
  const after = text.includes('\r\n') ? '\r\n' : '\n';
  return { start, before: `${indent}${isJsonc ? '//' : '#'} ${MARK} ${rule}: `, after };
}

function addTo(map: Map<number, Set<string>>, line: number, id: string): void {
  const set = map.get(line) ?? new Set();
  map.set(line, set.add(id));
}

/** A mark inside a string is text that a tool's author wrote, not a comment: it must not silence findings about itself. */
function isComment(document: Document, offset: number): boolean {
  const { text, root, format } = document;
  const line = text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 300), offset);
  return (OPENERS[format]?.test(line) ?? false) && !isInString(root, offset);
}

function isInString(root: Node | undefined, offset: number): boolean {
  let node = root;
  while (node && node.start <= offset && offset < node.end) {
    if (node.type === 'string') {
      return true;
    }
    const children: readonly Node[] = node.type === 'object' ? node.members.map(({ value }) => value) : node.items;
    node = children.find((child) => child.start <= offset && offset < child.end);
  }
  return false;
}

import { get, type Member, memberOf, type Node } from './node';
import { rangeWithin } from './position';

/** A change to the data of a file, to be written with as little change to its text as possible. */
export type Edit =
  | { readonly op: 'insert'; readonly object: Node; readonly key: string; readonly value: unknown }
  | { readonly op: 'replace'; readonly node: Node; readonly value: unknown }
  | {
      readonly op: 'replace-text';
      readonly node: Node;
      readonly from: number;
      readonly to: number;
      readonly text: string;
    }
  | { readonly op: 'rename-key'; readonly node: Node; readonly key: string }
  | { readonly op: 'remove'; readonly node: Node };

/** A replacement of a stretch of a file's text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text edit for a change. Nothing else of the file is touched: no re-serialising, comments and layout stay.
 * @param isYaml whether the file, or the front matter the node stands in, is YAML
 * @returns undefined when the change cannot be written safely there
 */
export function textEdit(text: string, isYaml: boolean, edit: Edit): TextEdit | undefined {
  switch (edit.op) {
    case 'insert':
      return insertMember(text, isYaml, edit.object, edit.key, edit.value);
    case 'replace':
      return { start: edit.node.start, end: edit.node.end, text: write(edit.value, isYaml) };
    case 'replace-text':
      return replaceText(text, edit.node, edit.from, edit.to, edit.text);
    case 'rename-key': {
      const member = memberOf(edit.node);
      return member && { start: member.keyStart, end: member.keyEnd, text: write(edit.key, isYaml) };
    }
    case 'remove':
      return removeNode(text, edit.node);
  }
}

/** Applies edits to a text. Edits that overlap an earlier one are left out. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let position = 0;
  for (const edit of sorted) {
    if (edit.start >= position) {
      result += text.slice(position, edit.start) + edit.text;
      position = edit.end;
    }
  }
  return result + text.slice(position);
}

/** A value in flow style, which YAML and TOML share with JSON. */
function write(value: unknown, isYaml: boolean): string {
  if (
    isYaml &&
    typeof value === 'string' &&
    /^[A-Za-z][\w .,/()-]*$/.test(value) &&
    !/^(?:true|false|null|yes|no|on|off)$/i.test(value)
  ) {
    return value.trimEnd() === value ? value : JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
  }
  return JSON.stringify(value);
}

function insertMember(text: string, isYaml: boolean, object: Node, key: string, value: unknown): TextEdit | undefined {
  if (object.type !== 'object' || get(object, key)) {
    return undefined;
  }
  const last = object.members.at(-1);
  if (isYaml && object.style === 'block') {
    return last && insertYamlLine(text, object, last, `${key}: ${write(value, true)}`);
  }
  const entry = isYaml ? `${key}: ${write(value, true)}` : `${JSON.stringify(key)}: ${write(value, false)}`;
  if (!last) {
    return { start: object.start + 1, end: object.start + 1, text: text[object.start] === '{' ? entry : '' };
  }
  const place = last.value.end;
  const gap = text.slice(previousEnd(object, last), last.keyStart);
  const layout = gap.includes('\n') ? gap.slice(gap.indexOf('\n') - (gap.includes('\r\n') ? 1 : 0)) : ' ';
  return { start: place, end: place, text: `,${layout}${entry}` };
}

/** Where the text before a member ends: the member before it, or the brace. */
function previousEnd(object: Node, member: Member): number {
  const before = object.members[object.members.indexOf(member) - 1];
  return before ? before.value.end : object.start + 1;
}

/** A new line before the last member, so that nothing has to be known about how a block value ends. */
function insertYamlLine(text: string, object: Node, last: Member, line: string): TextEdit {
  const anchor = object.members.length > 1 ? last : object.members[0]!;
  const lineStart = text.lastIndexOf('\n', anchor.keyStart - 1) + 1;
  const before = text.slice(lineStart, anchor.keyStart);
  // In `- name: x` the first key stands after the dash: the new line goes before the key, the rest moves down.
  const indent = before.replace(/[^\s]/g, ' ');
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return { start: anchor.keyStart, end: anchor.keyStart, text: `${line}${newline}${indent}` };
}

function replaceText(text: string, node: Node, from: number, to: number, replacement: string): TextEdit | undefined {
  if ((node.style === 'plain' || node.style === 'block') && /[:#\n]/.test(replacement)) {
    return undefined;
  }
  const { start, end } = rangeWithin(text, node, from, to);
  const escaped = node.style === 'double' ? JSON.stringify(replacement).slice(1, -1) : replacement;
  return { start, end, text: node.style === 'single' ? escaped.replaceAll("'", "''") : escaped };
}

/** Takes out a member or an item, with the comma or the line that goes with it. */
function removeNode(text: string, node: Node): TextEdit | undefined {
  const parent = node.parent;
  if (!parent) {
    return undefined;
  }
  const member = memberOf(node);
  const start = member ? member.keyStart : node.start;
  if (parent.style === 'block') {
    return removeLines(text, start, node.end, parent);
  }
  const comma = /^\s{0,1000},/.exec(text.slice(node.end, node.end + 1001));
  if (comma) {
    const after = /^\s*/.exec(text.slice(node.end + comma[0].length))![0].length;
    return { start, end: node.end + comma[0].length + after, text: '' };
  }
  const before = /,?\s{0,1000}$/.exec(text.slice(Math.max(0, start - 1001), start))![0].length;
  return { start: start - before, end: node.end, text: '' };
}

/** Removing the only entry of a block would leave its key with null; that is not done. */
function removeLines(text: string, start: number, end: number, parent: Node): TextEdit | undefined {
  if (parent.members.length + parent.items.length < 2) {
    return undefined;
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (parent.type === 'object' && text.slice(lineStart, start).trim() !== '') {
    return undefined;
  }
  // A block scalar's range takes its last line break with it.
  const newline = text[end - 1] === '\n' ? end - 1 : text.indexOf('\n', end);
  return { start: lineStart, end: newline < 0 ? text.length : newline + 1, text: '' };
}

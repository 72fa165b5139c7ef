/**
 * JSON as lines that open and close. Values are hostile (a million elements, ten thousand levels), so nodes are made
 * when their parent opens, long lists open in groups, and nothing here recurses on depth.
 */
import { beginning, isClipped, lengthOf, type TextValue } from './payload';

/** Most children one node shows; longer lists are split into groups of a power of this. */
const GROUP = 100;
/** Lines that are open at first; the rest is a key press away. */
const INITIAL_LINES = 80;
const INITIAL_DEPTH = 4;
/** Values looked at when opening what a search matched. */
const MOST_SEARCHED = 50_000;
const MOST_REVEALED = 100;

export interface JsonNode {
  /** Key, index, or range of a group; empty at the root. */
  readonly label: string;
  readonly value: unknown;
  readonly depth: number;
  readonly parent: JsonNode | undefined;
  /** Set for a group: part of its value's entries, `to` excluded. */
  readonly group: { readonly from: number; readonly to: number } | undefined;
  open: boolean;
  children: readonly JsonNode[] | undefined;
}

export function jsonRoot(value: unknown): JsonNode {
  return { label: '', value, depth: 0, parent: undefined, group: undefined, open: false, children: undefined };
}

export function asText(value: unknown): TextValue | undefined {
  return typeof value === 'string' || isClipped(value) ? value : undefined;
}

/** How many entries an array or object has; 0 for anything else. */
export function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null && !isClipped(value) ? Object.keys(value).length : 0;
}

export function canOpen(node: JsonNode): boolean {
  return node.group !== undefined || sizeOf(node.value) > 0;
}

export function childrenOf(node: JsonNode): readonly JsonNode[] {
  node.children ??= makeChildren(node);
  return node.children;
}

/** The lines shown: the root's children and what is open below them, at most `most`. */
export function openLines(
  root: JsonNode,
  most: number,
): { readonly lines: readonly JsonNode[]; readonly more: boolean } {
  const lines: JsonNode[] = [];
  const pending = [...childrenOf(root)].reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (lines.length === most) return { lines, more: true };
    lines.push(node);
    if (!node.open) continue;
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i--) pending.push(children[i]!);
  }
  return { lines, more: false };
}

/** Opens nodes from the top, level by level, while they fit; values whose one-line preview says it all stay closed. */
export function openInitially(root: JsonNode): void {
  let room = INITIAL_LINES;
  const queue: JsonNode[] = [root];
  for (let next = 0; next < queue.length; next++) {
    const node = queue[next]!;
    if (node !== root && (node.group || previewOf(node.value).complete)) continue;
    if (node.depth > INITIAL_DEPTH) continue;
    const lines = childrenOf(node).length;
    if (node !== root && lines > room) continue;
    room -= lines;
    node.open = true;
    for (const child of childrenOf(node)) if (canOpen(child)) queue.push(child);
  }
}

/** Opens the way to values and keys that contain a text (lower case). */
export function openMatches(root: JsonNode, query: string): void {
  const pending: JsonNode[] = [root];
  let revealed = 0;
  let seen = 0;
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (++seen > MOST_SEARCHED || revealed >= MOST_REVEALED) return;
    if (canOpen(node)) for (const child of childrenOf(node)) pending.push(child);
    if (!nodeContains(node, query)) continue;
    revealed++;
    for (let up = node.parent; up && !up.open; up = up.parent) up.open = true;
  }
}

/** Whether a value holds a text (lower case) in a key or in the part of a string that the page has. */
export function containsText(value: unknown, query: string): boolean {
  const pending: unknown[] = [value];
  for (let seen = 0; pending.length > 0 && seen < MOST_SEARCHED; seen++) {
    const item = pending.pop();
    if (nodeContains({ label: '', value: item, group: undefined }, query)) return true;
    if (sizeOf(item) === 0) continue;
    for (const [key, child] of Object.entries(item as object)) {
      if (!Array.isArray(item) && key.toLowerCase().includes(query)) return true;
      pending.push(child);
    }
  }
  return false;
}

export interface Preview {
  readonly text: string;
  /** False when something was left out. */
  readonly complete: boolean;
}

/** As much as a pane of usual width shows in one line. */
const PREVIEW_LENGTH = 72;
const PREVIEW_DEPTH = 3;

/** A value in one line: `{ id: 8841, name: "Jana Meyer" }`. */
export function previewOf(value: unknown): Preview {
  const out = { text: '', complete: true };
  addPreview(out, value, 0);
  return { text: out.text, complete: out.complete && out.text.length <= PREVIEW_LENGTH + '""'.length };
}

function addPreview(out: { text: string; complete: boolean }, value: unknown, depth: number): void {
  const text = asText(value);
  if (text !== undefined) {
    const start = beginning(text);
    const isWhole = start.length === lengthOf(text) && start.length <= PREVIEW_LENGTH;
    if (!isWhole) out.complete = false;
    out.text += JSON.stringify(isWhole ? start : `${start.slice(0, PREVIEW_LENGTH)}…`);
    return;
  }
  const size = sizeOf(value);
  const isList = Array.isArray(value);
  if (size === 0) {
    out.text += typeof value === 'object' && value !== null ? (isList ? '[]' : '{}') : String(value);
    return;
  }
  if (depth === PREVIEW_DEPTH) {
    out.complete = false;
    out.text += isList ? '[…]' : '{…}';
    return;
  }
  out.text += isList ? '[' : '{ ';
  let first = true;
  for (const key of keysOf(value)) {
    if (!first) out.text += ', ';
    first = false;
    if (out.text.length > PREVIEW_LENGTH) {
      out.complete = false;
      out.text += '…';
      break;
    }
    if (!isList) out.text += `${key.slice(0, PREVIEW_LENGTH)}: `;
    addPreview(out, (value as Readonly<Record<string, unknown>>)[key], depth + 1);
  }
  out.text += isList ? ']' : ' }';
}

/** Keys one by one, so that a preview of a huge list does not list them all. */
function* keysOf(value: unknown): Iterable<string> {
  if (Array.isArray(value)) for (let i = 0; i < value.length; i++) yield String(i);
  else yield* Object.keys(value as object);
}

function nodeContains(node: Pick<JsonNode, 'label' | 'value' | 'group'>, query: string): boolean {
  if (node.group) return false;
  if (node.label.toLowerCase().includes(query)) return true;
  const text = asText(node.value);
  if (text !== undefined) return beginning(text).toLowerCase().includes(query);
  return typeof node.value !== 'object' && String(node.value).includes(query);
}

function makeChildren(node: JsonNode): readonly JsonNode[] {
  if (!canOpen(node)) return [];
  const { from, to } = node.group ?? { from: 0, to: sizeOf(node.value) };
  let step = 1;
  while ((to - from) / step > GROUP) step *= GROUP;
  const keys = Array.isArray(node.value) ? undefined : Object.keys(node.value as object);
  const children: JsonNode[] = [];
  for (let start = from; start < to; start += step) {
    const end = Math.min(start + step, to);
    const isGroup = step > 1;
    const key = keys ? keys[start]! : String(start);
    children.push({
      label: isGroup ? `${start} … ${end - 1}` : key,
      value: isGroup ? node.value : (node.value as Readonly<Record<string, unknown>>)[key],
      depth: node.depth + 1,
      parent: node,
      group: isGroup ? { from: start, to: end } : undefined,
      open: false,
      children: undefined,
    });
  }
  return children;
}

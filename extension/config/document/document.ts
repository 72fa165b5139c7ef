import { readEnv } from './env';
import { readJson } from './json';
import { containerNode, type Node, type OpenNode, scalarNode } from './node';
import { Lines } from './position';
import { readToml } from './toml';
import { readYaml } from './yaml';

export type Format = 'json' | 'jsonl' | 'yaml' | 'toml' | 'env' | 'markdown' | 'text';

/** A place where a file breaks the rules of its data format. */
export interface SyntaxIssue {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** A file as data with places: the tree of its values, and for prompt files the text below the front matter. */
export interface Document {
  /** As given, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly format: Format;
  /** The value of the file, or the front matter of a prompt file. JSON lines and YAML streams of several documents are an array. */
  readonly root: Node | undefined;
  /** The text of a Markdown or plain prompt file, as one string node. */
  readonly body: Node | undefined;
  readonly issues: readonly SyntaxIssue[];
  readonly lines: Lines;
}

const FORMATS: ReadonlyMap<string, Format> = new Map(
  Object.entries({
    json: 'json',
    jsonc: 'json',
    snap: 'json',
    jsonl: 'jsonl',
    ndjson: 'jsonl',
    yaml: 'yaml',
    yml: 'yaml',
    toml: 'toml',
    md: 'markdown',
    mdc: 'markdown',
    prompty: 'markdown',
    prompt: 'markdown',
    txt: 'text',
  } as const),
);

/** Which data format a file has, by its name; undefined for files no config kind is written in. */
export function formatOf(path: string): Format | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/(?:^|[._])\.?env(?:$|[.-])/.test(name)) {
    return 'env';
  }
  return FORMATS.get(name.slice(name.lastIndexOf('.') + 1));
}

/** Reads a file's text into a tree with places. Never throws: what is broken becomes an issue. */
export function readDocument(path: string, text: string, format: Format): Document {
  const parts = readParts(text, format, /\.prompty?$/.test(path));
  let lines: Lines | undefined;
  return {
    path: path.replaceAll('\\', '/'),
    text,
    format: parts.format ?? format,
    root: parts.root,
    body: parts.body,
    issues: parts.issues,
    get lines() {
      lines ??= new Lines(text);
      return lines;
    },
  };
}

interface Parts {
  readonly root?: Node | undefined;
  readonly body?: Node | undefined;
  readonly issues: readonly SyntaxIssue[];
  readonly format?: Format;
}

function readParts(text: string, format: Format, promptFile: boolean): Parts {
  switch (format) {
    case 'json':
      return readJsonFile(text);
    case 'jsonl': {
      const { roots, issues } = readJson(text, true);
      return { root: listOf(roots, text), issues };
    }
    case 'yaml': {
      const { roots, issues } = readYaml(text);
      return { root: roots.length > 1 ? listOf(roots, text) : roots[0], issues };
    }
    case 'toml':
      return readToml(text);
    case 'env':
      return { root: readEnv(text), issues: [] };
    case 'markdown':
      return readFrontMatter(text, promptFile);
    case 'text':
      return { body: bodyNode(text, 0), issues: [] };
  }
}

/** JSON, or JSON lines under a `.json` name: several objects one after the other, each on a line of its own. */
function readJsonFile(text: string): Parts {
  const lines = /^﻿?\s{0,20}\{[^\n]*\}[ \t\r]*\n[ \t]*\{/.test(text.slice(0, 200_000));
  const { roots, issues } = readJson(text, lines);
  return lines ? { root: listOf(roots, text), issues, format: 'jsonl' } : { root: roots[0], issues };
}

function listOf(roots: readonly Node[], text: string): Node {
  const list: OpenNode = containerNode('array', 0, undefined, undefined);
  list.end = text.length;
  list.items.push(...roots);
  return list;
}

function bodyNode(text: string, start: number): Node {
  return scalarNode(text.slice(start), start, text.length, undefined, 'body', 'raw');
}

const FENCE = /^---[ \t]*\r?$/;

/**
 * Splits `---` front matter from the text below it.
 * @param promptFile `.prompt` and `.prompty` files may have comment lines above it (Dotprompt allows a licence there),
 * and Continue writes it without the first fence: `name: value` lines, then `---`
 */
function readFrontMatter(text: string, promptFile: boolean): Parts {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = lineAt(text, start);
  while (line.end < text.length && (line.text.trim() === '' || (promptFile && /^#(?: |$)/.test(line.text)))) {
    start = line.next;
    line = lineAt(text, start);
  }
  const fenced = FENCE.test(line.text);
  if (!fenced && !(promptFile && /^[A-Za-z_][\w-]*:(?: |$)/.test(line.text))) {
    return { body: bodyNode(text, 0), issues: [] };
  }
  const from = fenced ? line.next : start;
  for (let offset = from; offset < text.length; offset = line.next) {
    line = lineAt(text, offset);
    if (FENCE.test(line.text)) {
      const { roots, issues } = readYaml(text.slice(from, offset), from);
      return { root: roots[0], body: bodyNode(text, line.next), issues };
    }
  }
  const issue = { message: 'the front matter has no closing ---', start, end: start + 3 };
  return fenced ? { body: bodyNode(text, from), issues: [issue] } : { body: bodyNode(text, 0), issues: [] };
}

function lineAt(text: string, start: number): { readonly text: string; readonly end: number; readonly next: number } {
  const newline = text.indexOf('\n', start);
  const end = newline < 0 ? text.length : newline;
  return { text: text.slice(start, Math.min(end, start + 1000)), end, next: newline < 0 ? text.length : newline + 1 };
}

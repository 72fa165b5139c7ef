import { type ConfigFile, NO_PARTS } from './agentConfig';
import { type Document, formatOf, readDocument } from './document/document';
import { get, has } from './document/node';
import type { Kind } from './kinds/kind';
import { KINDS } from './kinds/kinds';
import { readPrompt } from './parts/prompts';

/** Files larger than this are not read: no config is, and an editor would not show it either. */
export const MOST_BYTES = 32 * 1024 * 1024;
/** YAML is parsed some ten times slower than JSON. */
const MOST_YAML = 4 * 1024 * 1024;

/** Names that are never agent config, whatever they hold. */
const OTHERS =
  /(?:^|\/)(?:package(?:-lock)?|npm-shrinkwrap|composer|tsconfig[\w.-]*|jsconfig|deno|biome|lerna|nx|turbo|vercel|firebase|angular|manifest|openapi|swagger)\.jsonc?$|(?:^|\/)(?:pnpm-lock|docker-compose[\w.-]*|compose|openapi|swagger)\.ya?ml$|\.(?:trace|otlp)\.jsonl?$|\.(?:schema|map)\.json$|\.tsbuildinfo$|(?:^|\/)\.github\/(?:workflows|ISSUE_TEMPLATE|actions)\/|(?:^|\/)(?:README|CHANGELOG|CONTRIBUTING|LICENSE|SECURITY|CODE_OF_CONDUCT)(?:\.\w+)?\.(?:md|txt)$/i;

/** Top-level keys that say a file is something else. */
const OTHER_KEYS = ['openapi', 'swagger', 'asyncapi', 'resourceSpans', 'resourceLogs', 'lockfileVersion'];

/** How a file that no kind recognises is to be read because an agent file names it. */
export type ReadAs = 'prompt' | undefined;

/** Whether a file is something else by its name alone. */
export function isNeverConfig(path: string): boolean {
  return OTHERS.test(path.replaceAll('\\', '/'));
}

/**
 * Reads a file if it is agent config.
 * @returns undefined for any other file: it gets no diagnostics, however broken it is
 */
export function readConfigFile(path: string, text: string, as?: ReadAs): ConfigFile | undefined {
  const format = formatOf(path) ?? (as === undefined ? undefined : 'text');
  if (format === undefined || isNeverConfig(path) || isTooLarge(text, format) || isBinary(text)) {
    return undefined;
  }
  const document = readDocument(path, text, format);
  if (OTHER_KEYS.some((key) => has(document.root, key)) || isKubernetes(document)) {
    return undefined;
  }
  const kind = kindOf(document);
  if (kind === undefined) {
    return as === 'prompt' && document.body ? promptFile(document) : undefined;
  }
  return { ...NO_PARTS, ...kind.read(document), path: document.path, kind: kind.id, document };
}

/** The kind of a file, undefined when it is no agent config. */
export function kindOf(document: Document): Kind | undefined {
  return KINDS.find((kind) => kind.formats.includes(document.format) && kind.matches(document));
}

function promptFile(document: Document): ConfigFile {
  const prompts = readPrompt(document.body, { language: 'mustache' });
  return { ...NO_PARTS, prompts, path: document.path, kind: 'prompt-text', document };
}

function isTooLarge(text: string, format: string): boolean {
  return text.length > (format === 'yaml' ? MOST_YAML : MOST_BYTES);
}

/** A NUL in the first part of a text says it is no text. */
function isBinary(text: string): boolean {
  return text.slice(0, 8192).includes('\0');
}

function isKubernetes({ root }: Document): boolean {
  const first = root?.type === 'array' ? root.items[0] : root;
  const version = get(first, 'apiVersion')?.value;
  return (
    version !== undefined &&
    has(first, 'kind') &&
    !(root?.items ?? [root]).some((item) => String(get(item, 'apiVersion')?.value).startsWith('kagent.dev/'))
  );
}

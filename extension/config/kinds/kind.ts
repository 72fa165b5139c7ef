import type { ConfigParts } from '../agentConfig';
import type { Document, Format } from '../document/document';

/** One kind of agent-config file: which files are of it, and how to read them into parts. */
export interface Kind {
  /** Stands in reports and in `backstep.json`. */
  readonly id: string;
  /** What people call it. */
  readonly title: string;
  readonly formats: readonly Format[];
  /**
   * Whether a file is of this kind, by its content and name together. A file that only looks alike must not match:
   * everything that matches gets diagnostics.
   */
  matches(document: Document): boolean;
  read(document: Document): Partial<ConfigParts>;
}

/** The file's name in lower case. */
export function fileName(document: Document): string {
  return document.path.slice(document.path.lastIndexOf('/') + 1).toLowerCase();
}

/**
 * Whether the file's name is, or ends with, a given name after a separator: `AGENTS.md`, `packages__api__AGENTS.md`.
 * Exports flatten folders into names that way.
 */
export function isNamed(document: Document, name: string): boolean {
  const file = fileName(document);
  return file === name || file.endsWith(`__${name}`);
}

/** Whether a folder of that name is on the path. */
export function isUnder(document: Document, folder: string): boolean {
  return document.path.toLowerCase().split(/\/|__/).slice(0, -1).includes(folder);
}

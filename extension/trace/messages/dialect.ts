import type { Message, Part, Role } from '../model';
import type { Fields } from './fields';

/** Reads content of any dialect: dialects nest in each other, and must not know each other. */
export type PartReader = (content: unknown) => Part[];

/** One vendor's or framework's way to write messages. All functions are pure and return undefined for foreign shapes. */
export interface Dialect {
  /** A whole message in this dialect's own shape. */
  readonly message?: (item: Fields, read: PartReader) => Message | undefined;
  /** One content part. An empty list is a part with nothing to show (a cache marker, redacted reasoning). */
  readonly part?: (item: Fields, read: PartReader) => Part[] | undefined;
}

const ROLES = new Map<string, Role>([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'user'],
  ['human', 'user'],
  ['assistant', 'assistant'],
  ['ai', 'assistant'],
  ['model', 'assistant'],
  ['tool', 'tool'],
  ['function', 'tool'],
]);

/** @returns undefined for roles outside the four (a speaker's name in multi-agent chats) */
export function roleFrom(value: unknown): Role | undefined {
  return typeof value === 'string' ? ROLES.get(value.toLowerCase()) : undefined;
}

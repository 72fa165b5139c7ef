import type { Step } from '../../../trace/model';

/** Characters kept of what went wrong, and results longer than this that are not read as JSON. */
const MOST_WORDS = 200;
const MOST_RESULT = 20_000;
const OPENS_LIKE_ERROR = /^\s{0,20}(?:error|exception|failed) ?:/i;

/**
 * What a tool said went wrong: the step's error status, a result that is an object saying so (`error`, `isError`,
 * `success: false`, `status: "error"`), or a text that begins with `Error:`. Other wordings are not looked for.
 */
export function errorOf(
  { status, statusMessage }: Pick<Step, 'status' | 'statusMessage'>,
  result: unknown,
): string | undefined {
  const said = errorIn(result);
  if (status === 'error') {
    return shortened(statusMessage || said || 'error');
  }
  return said === undefined ? undefined : shortened(said);
}

function errorIn(result: unknown): string | undefined {
  const value = typeof result === 'string' ? parsed(result) : result;
  if (typeof value === 'string') {
    return OPENS_LIKE_ERROR.test(value) ? value : undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return undefined;
  }
  const own = (key: string): unknown =>
    Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  const error = own('error');
  if (typeof error === 'string' && error.trim() !== '') {
    return error;
  }
  const isError =
    (typeof error === 'object' && error !== null) ||
    error === true ||
    own('isError') === true ||
    own('is_error') === true ||
    own('success') === false ||
    own('status') === 'error';
  const words = [own('message'), fieldOf(error, 'message'), own('detail')].find((each) => typeof each === 'string');
  return isError ? ((words as string | undefined) ?? 'error') : undefined;
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function parsed(text: string): unknown {
  if (text.length > MOST_RESULT || !/^\s{0,20}\{/.test(text)) {
    return text;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > MOST_WORDS ? `${line.slice(0, MOST_WORDS - 1)}…` : line;
}

import type { Head } from './formats/format';
import { explain } from './formats/otelSdk';
import type { ByteSource } from './skim/types';

/** One sentence that says what a file seems to be instead of a trace, and what would help. */
export function whyNotATrace(source: ByteSource, head: Head): string {
  if (source.size === 0) {
    return 'The file is empty.';
  }
  const text = head.text.trimStart();
  const first = head.values[0];
  if (text === '') {
    return 'The file starts with nothing but white space and holds no JSON.';
  }
  const explained = explain(head);
  if (explained !== undefined) {
    return explained;
  }
  if (first === undefined) {
    return `This is not JSON: it starts with ${quoteStart(text)}. Backstep reads traces exported as JSON or JSON lines.`;
  }
  const shape = Array.isArray(first) ? 'a JSON array' : 'JSON';
  const sample = Array.isArray(first) ? first[0] : first;
  const keys = sample !== null && typeof sample === 'object' ? Object.keys(sample).slice(0, 8) : [];
  const seen = keys.length > 0 ? ` with the keys ${keys.map((key) => quoteStart(key)).join(', ')}` : '';
  return `This is ${shape}${seen}, which is no trace format Backstep knows.`;
}

function quoteStart(text: string): string {
  const start = [...text.slice(0, 80)].slice(0, 40).join('');
  return JSON.stringify(start.length < text.length ? `${start}…` : start);
}

import type { FileContent } from './resolve';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const wideDecoder = new TextDecoder('utf-16le');

/** Bytes as text: UTF-8, or UTF-16 where a mark says so. Bytes with a NUL in their first part are no text. */
export function decodeText(bytes: Uint8Array): FileContent {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: wideDecoder.decode(bytes) };
  }
  return bytes.subarray(0, 8192).includes(0) ? { why: 'it is binary' } : { text: decoder.decode(bytes) };
}

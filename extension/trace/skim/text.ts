import type { ByteSource, TextRef } from './types';

const utf8 = new TextDecoder('utf-8');
const BACKSLASH = 0x5c;

/** A buffer whose `indexOf` is the fastest the platform has (Node's Buffer searches with SIMD; Uint8Array does not). */
export function allocate(size: number): Uint8Array {
  return typeof Buffer === 'undefined' ? new Uint8Array(size) : Buffer.allocUnsafeSlow(size);
}

/** Decodes UTF-8; invalid bytes become U+FFFD. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  if (typeof Buffer !== 'undefined' && bytes instanceof Buffer) {
    return bytes.toString('utf8', start, end);
  }
  return utf8.decode(bytes.subarray(start, end));
}

/** One character a byte: for patterns over bytes. */
export function decodeLatin1(bytes: Uint8Array): string {
  if (typeof Buffer !== 'undefined') {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  }
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 4096) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 4096)));
  }
  return pieces.join('');
}

/** Decodes the inside of a JSON string. Broken escapes are kept as they are written. */
export function decodeJsonString(bytes: Uint8Array, start: number, end: number): string {
  const text = decodeUtf8(bytes, start, end);
  if (!text.includes('\\')) {
    return text;
  }
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return unescapeLeniently(text);
  }
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** For strings JSON.parse refuses: raw control characters, `\x41`, a cut `\u12`. */
function unescapeLeniently(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g,
    (whole, hex: string | undefined, char: string | undefined) =>
      hex === undefined ? (SIMPLE_ESCAPES[char ?? ''] ?? whole) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Where some bytes first stand in others, from a place on; -1 for nowhere. */
export function indexOfBytes(bytes: Uint8Array, part: Uint8Array, from: number): number {
  if (typeof Buffer !== 'undefined' && bytes instanceof Buffer) {
    return bytes.indexOf(part, from);
  }
  let at = bytes.indexOf(part[0] as number, from);
  while (at >= 0 && !part.every((byte, index) => bytes[at + index] === byte)) {
    at = bytes.indexOf(part[0] as number, at + 1);
  }
  return at;
}

/** Whether `length` bytes at `from` in one array are those at `at` in the other; both have as many. */
export function startsLike(bytes: Uint8Array, from: number, other: Uint8Array, length: number, at = 0): boolean {
  if (typeof Buffer !== 'undefined' && bytes instanceof Buffer) {
    return bytes.compare(other, at, at + length, from, from + length) === 0;
  }
  for (let index = 0; index < length; index++) {
    if (bytes[from + index] !== other[at + index]) {
      return false;
    }
  }
  return true;
}

/** Copies a range of bytes; shorter when the file ends before it. */
export function readBytes(source: ByteSource, start: number, end: number): Uint8Array {
  const bytes = allocate(Math.max(0, end - start));
  let filled = 0;
  while (filled < bytes.length) {
    const count = source.read(start + filled, bytes.subarray(filled));
    if (count === 0) {
      return bytes.subarray(0, filled);
    }
    filled += count;
  }
  return bytes;
}

/**
 * Decodes a text the skimmer left in the file.
 * @param most bytes to read at most; a longer text is cut at a character's edge
 */
export function readText(source: ByteSource, ref: TextRef, most = Number.POSITIVE_INFINITY): string {
  const end = Math.min(ref.end, ref.start + most);
  const bytes = readBytes(source, ref.start, end);
  return decodeJsonString(bytes, 0, end < ref.end ? wholeCharacters(bytes) : bytes.length);
}

/** Length of the longest prefix that ends neither inside a UTF-8 character nor inside an escape. */
export function wholeCharacters(bytes: Uint8Array): number {
  let lead = bytes.length - 1;
  while (lead >= 0 && ((bytes[lead] as number) & 0xc0) === 0x80) {
    lead--;
  }
  const end = lead >= 0 && lead + lengthOfCharacter(bytes[lead] as number) > bytes.length ? lead : bytes.length;
  // A cut escape is at most 5 bytes long (`\u12`); drop back to before its backslash when it is unpaired.
  for (let at = end - 1; at >= Math.max(0, end - 5); at--) {
    if (bytes[at] === BACKSLASH) {
      let run = at;
      while (run > 0 && bytes[run - 1] === BACKSLASH) {
        run--;
      }
      const unpaired = (at - run + 1) % 2 === 1;
      const needed = bytes[at + 1] === 0x75 ? 6 : 2;
      return unpaired && at + needed > end ? at : end;
    }
  }
  return end;
}

/** Bytes of the UTF-8 character that starts with this one. */
function lengthOfCharacter(lead: number): number {
  return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** What a file's first bytes say it is. */
export type BytesKind =
  /** Text in UTF-8, as far as can be told: read as it is. */
  | { readonly type: 'text' }
  | { readonly type: 'gzip' | 'zstd' | 'zip' | 'utf-16le' | 'utf-16be' }
  /** Something Backstep does not read. `sentence` says what, and what to do instead where that is known. */
  | { readonly type: 'other'; readonly sentence: string };

/** How many bytes `kindOf` needs to see. */
export const KIND_BYTES = 512;

const OTHERS: readonly { readonly magic: string | readonly number[]; readonly sentence: string }[] = [
  {
    magic: 'SQLite format 3\0',
    sentence: 'This is a SQLite database, not an exported trace. Export the runs from the tool that wrote it.',
  },
  { magic: 'PAR1', sentence: 'This is a Parquet file. Export the runs as JSON or JSON lines instead.' },
  { magic: 'ARROW1', sentence: 'This is an Arrow file. Export the runs as JSON or JSON lines instead.' },
  { magic: [0x80, 0x04, 0x95], sentence: 'This is a Python pickle. Export the runs as JSON instead.' },
  { magic: 'BZh', sentence: 'This file is compressed with bzip2. Decompress it first.' },
  { magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], sentence: 'This file is compressed with xz. Decompress it first.' },
  { magic: [0x04, 0x22, 0x4d, 0x18], sentence: 'This file is compressed with LZ4. Decompress it first.' },
  { magic: '7z\xbc\xaf\x27\x1c', sentence: 'This is a 7-Zip archive. Unpack it first.' },
  { magic: 'Rar!', sentence: 'This is a RAR archive. Unpack it first.' },
  { magic: '\x89PNG', sentence: 'This is a PNG picture, not a trace.' },
  { magic: [0xff, 0xd8, 0xff], sentence: 'This is a JPEG picture, not a trace.' },
  { magic: 'GIF8', sentence: 'This is a GIF picture, not a trace.' },
  { magic: '%PDF', sentence: 'This is a PDF document, not a trace.' },
  { magic: '\x7fELF', sentence: 'This is a program (ELF), not a trace.' },
  { magic: [0x00, 0x61, 0x73, 0x6d], sentence: 'This is a WebAssembly module, not a trace.' },
  { magic: [0xca, 0xfe, 0xba, 0xbe], sentence: 'This is a compiled program, not a trace.' },
  { magic: [0xff, 0xfe, 0x00, 0x00], sentence: 'This text is in UTF-32. Save it as UTF-8 first.' },
  { magic: [0x00, 0x00, 0xfe, 0xff], sentence: 'This text is in UTF-32. Save it as UTF-8 first.' },
];

const TAR_MAGIC_AT = 257;

/**
 * Tells what a file is by its first bytes.
 * @param head the first `KIND_BYTES` bytes, or all there are
 */
export function kindOf(head: Uint8Array): BytesKind {
  const other = OTHERS.find(({ magic }) => startsWith(head, magic));
  if (other) {
    return { type: 'other', sentence: other.sentence };
  }
  if (startsWith(head, [0x1f, 0x8b])) {
    return { type: 'gzip' };
  }
  if (startsWith(head, [0x28, 0xb5, 0x2f, 0xfd])) {
    return { type: 'zstd' };
  }
  if (startsWith(head, 'PK\x03\x04') || startsWith(head, 'PK\x05\x06')) {
    return { type: 'zip' };
  }
  if (startsWith(head, [0xff, 0xfe])) {
    return { type: 'utf-16le' };
  }
  if (startsWith(head, [0xfe, 0xff])) {
    return { type: 'utf-16be' };
  }
  if (startsWith(head.subarray(TAR_MAGIC_AT), 'ustar')) {
    return { type: 'other', sentence: 'This is a tar archive. Unpack it and open the trace file inside.' };
  }
  if (isOpening(head[0]) && head[1] === 0) {
    return { type: 'utf-16le' };
  }
  // The collector's file exporter puts a length of four bytes before each message; its first field is number 1.
  if (head[0] === 0 && head[4] === 0x0a) {
    return {
      type: 'other',
      sentence: 'This looks like OTLP in binary protobuf. Export JSON instead (in the collector: format: json).',
    };
  }
  if (head.includes(0)) {
    return { type: 'other', sentence: 'This is a binary file that Backstep does not know, not a trace.' };
  }
  return { type: 'text' };
}

function isOpening(byte: number | undefined): boolean {
  return byte === 0x7b || byte === 0x5b;
}

function startsWith(bytes: Uint8Array, magic: string | readonly number[]): boolean {
  for (let i = 0; i < magic.length; i++) {
    if (bytes[i] !== (typeof magic === 'string' ? magic.charCodeAt(i) : magic[i])) {
      return false;
    }
  }
  return true;
}

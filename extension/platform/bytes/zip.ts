import { readBytes } from '../../trace/skim/text';
import type { ByteSource } from '../../trace/skim/types';
import { type Compression, DecodeStopped, type DecodeWatch, decompress, pieces, writeBounded } from './decode';
import { Spill } from './spill';

/** A file in a ZIP archive (APPNOTE.TXT 6.3.10). Its name is only ever compared, never used as a path. */
export interface ZipMember {
  readonly name: string;
  readonly method: number;
  readonly compressedSize: number;
  /** Where its local header begins. */
  readonly headerAt: number;
}

const STORED = 0;
const METHODS: Readonly<Record<number, Compression>> = { 8: 'deflate-raw', 93: 'zstd' };

const END_SIZE = 22;
const END64_LOCATOR_SIZE = 20;
const END64_SIZE = 56;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const MOST_COMMENT = 0xffff;
const MOST_DIRECTORY = 64 * 1024 ** 2;
/** In a 32-bit field: the number is in the ZIP64 extra field instead. */
const IN_ZIP64 = 0xffffffff;
const ZIP64_EXTRA = 1;

/**
 * Lists an archive's members in the order of its central directory.
 * @throws Error with a sentence for people when the archive is damaged
 */
export function readDirectory(source: ByteSource): ZipMember[] {
  const { start, size } = findDirectory(source);
  if (size > MOST_DIRECTORY || start + size > source.size) {
    throw new Error('The list of files in this ZIP archive is damaged.');
  }
  const bytes = readBytes(source, start, start + size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const members: ZipMember[] = [];
  let at = 0;
  while (at + ENTRY_SIZE <= view.byteLength && view.getUint32(at, true) === 0x02014b50) {
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + ENTRY_SIZE + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > view.byteLength) {
      break;
    }
    const zip64 = readZip64(view, at, ENTRY_SIZE + nameLength, extraLength);
    members.push({
      name: Buffer.from(bytes.buffer, bytes.byteOffset + at + ENTRY_SIZE, nameLength).toString('utf8'),
      method: view.getUint16(at + 10, true),
      ...zip64,
    });
    at = next;
  }
  return members;
}

function findDirectory(source: ByteSource): { start: number; size: number } {
  const tailAt = Math.max(0, source.size - END_SIZE - MOST_COMMENT - END64_LOCATOR_SIZE);
  const tail = readBytes(source, tailAt, source.size);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = view.byteLength - END_SIZE; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) {
      continue;
    }
    const start = view.getUint32(at + 16, true);
    const locator = at - END64_LOCATOR_SIZE;
    if (locator >= 0 && view.getUint32(locator, true) === 0x07064b50) {
      const end64 = readBytes(source, Number(view.getBigUint64(locator + 8, true)), source.size).subarray(
        0,
        END64_SIZE,
      );
      if (end64.length === END64_SIZE) {
        const view64 = new DataView(end64.buffer, end64.byteOffset, END64_SIZE);
        return { size: Number(view64.getBigUint64(40, true)), start: Number(view64.getBigUint64(48, true)) };
      }
    }
    return { size: view.getUint32(at + 12, true), start };
  }
  throw new Error('This ZIP archive is cut off: the list of its files, at its end, is missing.');
}

/** Sizes and offsets of a directory entry, from its ZIP64 extra field where the 32-bit ones are full. */
function readZip64(view: DataView, at: number, extraOffset: number, extraLength: number) {
  const uncompressed = view.getUint32(at + 24, true);
  let compressedSize = view.getUint32(at + 20, true);
  let headerAt = view.getUint32(at + 42, true);
  let field = at + extraOffset;
  const end = field + extraLength;
  while (field + 4 <= end) {
    const next = field + 4 + view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === ZIP64_EXTRA && next <= end) {
      let value = field + 4 + (uncompressed === IN_ZIP64 ? 8 : 0);
      if (compressedSize === IN_ZIP64 && value + 8 <= next) {
        compressedSize = Number(view.getBigUint64(value, true));
        value += 8;
      }
      if (headerAt === IN_ZIP64 && value + 8 <= next) {
        headerAt = Number(view.getBigUint64(value, true));
      }
    }
    field = next;
  }
  return { compressedSize, headerAt };
}

/** Names may be very long, and are the archive's own text. */
const MOST_NAME = 100;

/**
 * Decompresses a member.
 * @throws Error with a sentence for people when it is damaged or of an unknown method
 * @throws DecodeStopped when it is too much, or cancelled
 */
export async function readMember(source: ByteSource, member: ZipMember, watch: DecodeWatch): Promise<Spill> {
  const spill = new Spill();
  try {
    await unpack(source, member, spill, watch);
    return spill;
  } catch (error) {
    spill.abandon();
    if (error instanceof DecodeStopped) {
      throw error;
    }
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${member.name.slice(0, MOST_NAME)} could not be read: ${why}`, { cause: error });
  }
}

async function unpack(source: ByteSource, member: ZipMember, spill: Spill, { signal }: DecodeWatch): Promise<void> {
  const local = readBytes(source, member.headerAt, Math.min(member.headerAt + LOCAL_SIZE, source.size));
  const view = new DataView(local.buffer, local.byteOffset, local.byteLength);
  if (view.byteLength < LOCAL_SIZE || view.getUint32(0, true) !== 0x04034b50) {
    throw new Error('Its header is damaged.');
  }
  const start = member.headerAt + LOCAL_SIZE + view.getUint16(26, true) + view.getUint16(28, true);
  const end = start + member.compressedSize;
  if (end > source.size) {
    throw new Error('It is cut off.');
  }
  if (member.method === STORED) {
    for await (const piece of pieces(source, start, end, { signal })) {
      writeBounded(spill, piece, member.compressedSize);
    }
    return;
  }
  const compression = METHODS[member.method];
  if (!compression) {
    throw new Error(`Its compression method (${member.method}) is not known.`);
  }
  const damage = await decompress(source, { start, end }, compression, spill, { signal });
  if (damage) {
    throw new Error(damage);
  }
}

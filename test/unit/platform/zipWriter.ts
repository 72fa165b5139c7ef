import * as zlib from 'node:zlib';

export interface Member {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** 0 stored, 8 deflated, 93 zstd; anything else is stored and says so. */
  readonly method?: number;
}

/** Writes a ZIP archive, as small as the format allows. */
export function zip(members: readonly Member[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, method = 8 } of members) {
    const plain = Buffer.from(content);
    const packed = method === 8 ? zlib.deflateRawSync(plain) : method === 93 ? zlib.zstdCompressSync(plain) : plain;
    const encodedName = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(plain.length, 22);
    local.writeUInt16LE(encodedName.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(plain.length, 24);
    entry.writeUInt16LE(encodedName.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, encodedName, packed);
    directory.push(entry, encodedName);
    at += local.length + encodedName.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

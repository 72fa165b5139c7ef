import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as zlib from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type BytesLocation, type OpenBytes, openBytes, readTextHead } from '../../../extension/platform/bytes/bytes';
import { decompress, writeBounded } from '../../../extension/platform/bytes/decode';
import { MemoryBytes } from '../../../extension/platform/bytes/sources';
import { Spill } from '../../../extension/platform/bytes/spill';
import { readBytes } from '../../../extension/trace/skim/text';
import type { ByteSource } from '../../../extension/trace/skim/types';
import { zip } from './zipWriter';

const WATCH = { signal: { aborted: false } };
const TEXT = '{"role":"user","content":"Grüße 🎉"}\n';
const MIB = 1024 ** 2;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'backstep-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): { type: 'path'; path: string } {
  const location = { type: 'path' as const, path: path.join(folder, name) };
  writeFileSync(location.path, content);
  return location;
}

function textOf(bytes: ByteSource): string {
  return Buffer.from(readBytes(bytes, 0, bytes.size)).toString('utf8');
}

async function open(content: string | Uint8Array): Promise<OpenBytes> {
  return openBytes({ type: 'bytes', bytes: Buffer.from(content) }, WATCH);
}

/** Lines that do not compress to nothing. */
function manyLines(count: number): string {
  return Array.from({ length: count }, (_, i) => `{"i":${i},"x":${(i * 2654435761) % 4294967296}}\n`).join('');
}

describe('plain text', () => {
  test('is read as it is, from a path and from memory', async () => {
    const onDisk = await openBytes(file('plain.json', TEXT), WATCH);
    expect(onDisk).toMatchObject({ isText: true, notes: [], sizeOnDisk: Buffer.byteLength(TEXT) });
    expect(textOf(onDisk)).toBe(TEXT);
    onDisk.close();
    expect(textOf(await open(TEXT))).toBe(TEXT);
  });

  test('reads nothing outside the file, and nothing once closed', async () => {
    const bytes = await openBytes(file('edges.json', '0123456789'), WATCH);
    const into = new Uint8Array(4);
    expect([bytes.read(8, into), bytes.read(10, into), bytes.read(1e15, into)]).toEqual([2, 0, 0]);
    bytes.close();
    bytes.close();
    expect(bytes.read(0, into)).toBe(0);
  });

  test('can be read beyond 4 GiB', async () => {
    const location = file('sparse.json', ' '.repeat(600));
    const at = 5 * 1024 ** 3;
    writeFileSync(location.path, '', { flag: 'r+' });
    execFileSync('truncate', ['-s', String(at), location.path]);
    appendFileSync(location.path, '{"end":true}');
    const bytes = await openBytes(location, WATCH);
    expect(bytes.size).toBe(at + 12);
    expect(Buffer.from(readBytes(bytes, at, at + 99)).toString()).toBe('{"end":true}');
    bytes.close();
    unlinkSync(location.path);
  });

  test.each([
    ['missing', () => ({ type: 'path', path: path.join(folder, 'no such file') }), /does not exist/],
    ['a folder', () => ({ type: 'path', path: folder }), /not a regular file/],
    ['a pipe', pipe, /not a regular file/],
  ] as const)('%s is refused in a sentence', async (_, location, message) => {
    await expect(openBytes(location() as BytesLocation, WATCH)).rejects.toThrow(message);
  });

  function pipe() {
    const location = path.join(folder, 'pipe');
    execFileSync('mkfifo', [location]);
    return { type: 'path', path: location };
  }
});

describe('a file that changes', () => {
  test('is none, grown, rewritten or gone', async () => {
    const location = file('growing.jsonl', TEXT);
    const bytes = await openBytes(location, WATCH);
    expect(bytes.refresh()).toBe('none');
    appendFileSync(location.path, TEXT);
    expect(bytes.size).toBe(Buffer.byteLength(TEXT));
    expect(bytes.refresh()).toBe('grown');
    expect(textOf(bytes)).toBe(TEXT + TEXT);
    writeFileSync(location.path, '{}');
    expect(bytes.refresh()).toBe('rewritten');
    unlinkSync(location.path);
    expect(bytes.refresh()).toBe('gone');
    bytes.close();
  });

  test('is rewritten when another file took its place, however large', async () => {
    const location = file('replaced.jsonl', TEXT);
    const bytes = await openBytes(location, WATCH);
    renameSync(file('next.jsonl', TEXT.repeat(3)).path, location.path);
    expect(bytes.refresh()).toBe('rewritten');
    expect(textOf(bytes)).toBe(TEXT);
    bytes.close();
  });

  test('is rewritten, not grown, when it is compressed', async () => {
    const location = file('growing.jsonl.gz', zlib.gzipSync(TEXT));
    const bytes = await openBytes(location, WATCH);
    appendFileSync(location.path, zlib.gzipSync(TEXT));
    expect(bytes.refresh()).toBe('rewritten');
    bytes.close();
  });
});

describe('encodings', () => {
  test.each([
    ['gzip', zlib.gzipSync(TEXT)],
    ['gzip of several members', Buffer.concat([zlib.gzipSync(TEXT.slice(0, 10)), zlib.gzipSync(TEXT.slice(10))])],
    ['UTF-16 LE', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16 LE without a mark', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
    ['gzip of UTF-16', zlib.gzipSync(Buffer.from(`\ufeff${TEXT}`, 'utf16le'))],
  ])('%s', async (_, content) => {
    const bytes = await open(content);
    expect(textOf(bytes)).toBe(TEXT);
    expect(bytes).toMatchObject({ isText: false, notes: [], sizeOnDisk: content.length });
  });

  test('UTF-16 whose characters lie across the pieces it is read in', async () => {
    const text = `x${'🎉'.repeat(200_000)}`;
    expect(textOf(await open(Buffer.from(`\ufeff${text}`, 'utf16le'))) === text).toBe(true);
  });

  test('zstd, or a sentence where Node has no zstd', async () => {
    if (typeof zlib.createZstdDecompress === 'function') {
      expect(textOf(await open(zlib.zstdCompressSync(TEXT)))).toBe(TEXT);
    } else {
      await expect(open(new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0]))).rejects.toThrow('zstd -d');
    }
  });

  test('a cut gzip file is shown up to the cut, with a note', async () => {
    const text = manyLines(200_000);
    const whole = zlib.gzipSync(text);
    const bytes = await open(whole.subarray(0, whole.length * 0.6));
    expect(bytes.notes).toEqual([expect.stringContaining('ends early')]);
    expect(bytes.size).toBeGreaterThan(text.length * 0.4);
    expect(text.startsWith(textOf(bytes))).toBe(true);
  });

  test('damaged gzip gives what could be read, and a sentence when that is nothing', async () => {
    const text = manyLines(50_000);
    const bytes = await open(Buffer.concat([zlib.gzipSync(text), Buffer.from('no gzip member')]));
    // zlib keeps back the last 16 KiB when it meets damage.
    expect(bytes.size).toBeGreaterThan(text.length - 16 * 1024);
    expect(text.startsWith(textOf(bytes))).toBe(true);
    expect(bytes.notes).toEqual([expect.stringMatching(/damaged .* is shown\.$/)]);
    const hopeless = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 255, 255]);
    await expect(open(hopeless)).rejects.toThrow(/damaged \([^)]*\)\.$/);
  });

  test('endless layers of compression are refused', async () => {
    let content: Uint8Array = Buffer.from(TEXT);
    for (let i = 0; i < 6; i++) {
      content = zlib.gzipSync(content);
    }
    await expect(open(content)).rejects.toThrow('several times over');
  });

  test('decoding stops when it is cancelled', async () => {
    const signal = { aborted: false };
    const opening = openBytes(
      { type: 'bytes', bytes: zlib.gzipSync(manyLines(400_000)) },
      { signal, onProgress: () => (signal.aborted = true) },
    );
    await expect(opening).rejects.toThrow('cancelled');
  });
});

describe('decompression bombs', () => {
  test('are refused by ratio, before they are unpacked', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(260 * MIB, 'a'));
    await expect(open(bomb)).rejects.toThrow(/more than 300 times/);
  });

  test('are refused by size', () => {
    const full = new Spill();
    Object.defineProperty(full, 'size', { value: 8 * 1024 ** 3 });
    expect(() => writeBounded(full, new Uint8Array(1), 7 * 1024 ** 3)).toThrow('8 GB');
  });
});

describe('spilling to a temporary file', () => {
  test('gives the same bytes and leaves nothing behind', async () => {
    const temporary = mkdtempSync(path.join(folder, 'temporary-'));
    vi.stubEnv('TMPDIR', temporary);
    const text = manyLines(50_000);
    const packed = new MemoryBytes(zlib.gzipSync(text));
    const spill = new Spill(10_000);
    await decompress(packed, { start: 0, end: packed.size }, 'gzip', spill, WATCH);
    const bytes = spill.finish();
    vi.unstubAllEnvs();
    expect(readdirSync(temporary)).toEqual([]);
    expect(bytes.size).toBe(text.length);
    expect(textOf(bytes) === text).toBe(true);
    bytes.close();
    expect(bytes.read(0, new Uint8Array(1))).toBe(0);
  });
});

describe('Inspect .eval archives', () => {
  const SAMPLES = [
    { name: 'samples/1_epoch_1.json', content: '{"id":1}' },
    { name: 'samples/2_epoch_1.json', content: '{"id":2}', method: 0 },
  ];
  const HEADER = { name: 'header.json', content: '{"version":2,"eval":{}}' };

  test('become the one document that .json logs are', async () => {
    const bytes = await open(zip([...SAMPLES, { name: 'summaries.json', content: '[]' }, HEADER]));
    expect(JSON.parse(textOf(bytes))).toEqual({ version: 2, eval: {}, samples: [{ id: 1 }, { id: 2 }] });
    expect(bytes.notes).toEqual([]);
  });

  test('of a run that crashed begin with their journal', async () => {
    const bytes = await open(zip([...SAMPLES, { name: '_journal/start.json', content: '{"version":2}' }]));
    expect(JSON.parse(textOf(bytes))).toEqual({ version: 2, samples: [{ id: 1 }, { id: 2 }] });
  });

  test('leave out samples that cannot be read, and say which', async () => {
    const bytes = await open(zip([HEADER, { name: 'samples/odd.json', content: '{}', method: 12 }, ...SAMPLES]));
    expect(JSON.parse(textOf(bytes)).samples).toEqual([{ id: 1 }, { id: 2 }]);
    expect(bytes.notes).toEqual(['samples/odd.json could not be read: Its compression method (12) is not known.']);
  });

  test('name a few of many unreadable samples', async () => {
    const odd = Array.from({ length: 30 }, (_, i) => ({ name: `samples/${i}.json`, content: '{}', method: 12 }));
    const { notes } = await open(zip([HEADER, ...odd]));
    expect(notes).toHaveLength(21);
    expect(notes.at(-1)).toBe('10 more samples could not be read.');
  });

  test('that unpack to absurdly much are refused whole', async () => {
    const bombs = [1, 2].map((i) => ({ name: `samples/${i}.json`, content: Buffer.alloc(130 * MIB, '1') }));
    await expect(open(zip([HEADER, ...bombs]))).rejects.toThrow(/more than 300 times/);
  });

  test('damaged anywhere never end in anything but bytes or a sentence', async () => {
    const whole = zip([HEADER, ...SAMPLES]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const damaged = Buffer.from(whole);
        damaged[at] = byte;
        const outcome = await open(damaged).catch((error) => error);
        expect(outcome instanceof Error ? outcome.message : typeof outcome.size).toMatch(/^number$|\.$/);
      }),
    );
  });

  test('that are something else or cut off are refused in a sentence', async () => {
    await expect(open(zip([{ name: 'word/document.xml', content: '<a/>' }]))).rejects.toThrow('not an Inspect log');
    const whole = zip([HEADER, ...SAMPLES]);
    await expect(open(whole.subarray(0, whole.length - 30))).rejects.toThrow('cut off');
  });

  test('never write outside their own bytes, whatever names they hold', async () => {
    const outside = path.join(folder, 'escaped.json');
    await open(zip([HEADER, { name: `samples/../../../../../../..${outside}`, content: '{"id":3}' }]));
    expect(existsSync(outside)).toBe(false);
  });
});

describe('other files', () => {
  test.each([
    ['SQLite format 3\0more', 'SQLite database'],
    ['PAR1....', 'Parquet'],
    ['\x89PNG\r\n\x1a\n', 'PNG'],
    ['%PDF-1.7', 'PDF'],
    ['\x7fELF\x02\x01', 'program'],
    [`${'a'.repeat(257)}ustar\0`, 'tar archive'],
    ['\x00\x00\x01\x10\x0a\x90\x02', 'binary protobuf'],
    ['abc\x00def', 'binary file'],
  ])('%j is named', async (content, word) => {
    await expect(open(Buffer.from(content, 'latin1'))).rejects.toThrow(word);
  });

  test('have no text to sniff, and neither have missing ones', () => {
    expect(readTextHead(file('pack.gz', zlib.gzipSync(TEXT)), 100)).toHaveLength(0);
    expect(readTextHead({ type: 'path', path: path.join(folder, 'missing') }, 100)).toHaveLength(0);
    expect(readTextHead(file('head.json', TEXT), 5)).toEqual(Buffer.from(TEXT).subarray(0, 5));
  });
});

import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findUpwards, isExistingFile, walkFiles } from '../../../extension/platform/files';

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'backstep-files-')));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }
}

async function walk(...paths: readonly string[]) {
  const found = await walkFiles(
    paths.map((each) => path.join(root, each)),
    { isWanted: (file) => file.endsWith('.json'), mostBytes: 1000 },
  );
  return found.files.map((file) => path.relative(root, file.path));
}

describe('folders', () => {
  test('are read with all below, in order, without what nobody wants', async () => {
    write({
      'b.json': '1',
      'a/c.json': '2',
      'a/d.txt': 'x',
      'node_modules/x/e.json': '3',
      '.git/f.json': '4',
      '.vscode/g.json': '5',
    });
    expect(await walk('.')).toEqual(['.vscode/g.json', 'a/c.json', 'b.json']);
  });

  test('leave out what .gitignore says, nearer rules winning', async () => {
    write({
      '.git/HEAD': '',
      '.gitignore': 'out/\n*.local.json\n/top.json\n',
      'top.json': '1',
      'sub/top.json': '1',
      'out/a.json': '1',
      'sub/out/a.json': '1',
      'sub/x.local.json': '1',
      'keep/.gitignore': '!x.local.json\n',
      'keep/x.local.json': '1',
    });
    expect(await walk('.')).toEqual(['keep/x.local.json', 'sub/top.json']);
    // A folder further down still minds the rules above it, up to the repository's root.
    expect(await walk('sub')).toEqual(['sub/top.json']);
  });

  test('outside a repository mind their own .gitignore only', async () => {
    write({ '.gitignore': '*.json\n', 'sub/a.json': '1' });
    expect(await walk('sub')).toEqual(['sub/a.json']);
    expect(await walk('.')).toEqual([]);
  });

  test('do not lead out through links, nor round in circles', async () => {
    write({ 'a/b.json': '1', 'outside.json': '1' });
    symlinkSync(path.join(root, 'a'), path.join(root, 'a', 'loop'));
    symlinkSync(path.join(root, 'outside.json'), path.join(root, 'a', 'link.json'));
    expect(await walk('a')).toEqual(['a/b.json']);
  });
});

test('a file named outright is read, ignored or not, once', async () => {
  write({ '.git/HEAD': '', '.gitignore': '*\n', 'a.txt': 'x', 'b.json': '1' });
  expect(await walk('a.txt', 'b.json', 'b.json', '.')).toEqual(['a.txt', 'b.json']);
});

test('says what is missing and what could not be read', async () => {
  write({ 'big.json': 'x'.repeat(2000), 'closed.json': '1' });
  chmodSync(path.join(root, 'closed.json'), 0);
  const found = await walkFiles([root, path.join(root, 'nowhere')], { isWanted: () => true, mostBytes: 1000 });
  expect(found.missing).toEqual([path.join(root, 'nowhere')]);
  const why = Object.fromEntries(found.skipped.map((each) => [path.basename(each.path), each.why]));
  expect(why['big.json']).toContain('larger than');
  // A superuser may read everything.
  if (process.getuid?.() !== 0) {
    expect(why['closed.json']).toBe('no permission to read it');
  }
});

test('decodes UTF-16, and keeps a UTF-8 mark', async () => {
  write({ 'a.json': Buffer.from('\ufeff{"ä": 1}', 'utf16le'), 'b.json': '\ufeff{}' });
  const { files } = await walkFiles([root], { isWanted: () => true, mostBytes: 1000 });
  expect(files.map(({ text }) => text)).toEqual(['{"ä": 1}', '\ufeff{}']);
});

test('looks upwards no further than the repository', () => {
  write({ 'backstep.json': '{}', 'repo/.git/HEAD': '', 'repo/a/b/x': '', 'repo/a/backstep.json': '{}' });
  expect(findUpwards('backstep.json', path.join(root, 'repo/a/b'))).toBe(path.join(root, 'repo/a/backstep.json'));
  expect(findUpwards('backstep.json', path.join(root, 'repo'))).toBeUndefined();
  expect([
    isExistingFile(root),
    isExistingFile(path.join(root, 'backstep.json')),
    isExistingFile(path.join(root, 'x')),
  ]).toEqual([false, true, false]);
});

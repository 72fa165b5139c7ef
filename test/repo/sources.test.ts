import { describe, expect, test } from 'vitest';
import { projectFiles, readJson } from './checks/files';
import { lockedAddresses, longFiles, MOST_LINES, machinePaths, wholeZodImports } from './checks/sources';

const files = projectFiles();

test(`no file of the product is longer than ${MOST_LINES} lines`, () => {
  expect(longFiles(files)).toEqual([]);
});

test('zod is imported in the one way that bundles small', () => {
  expect(wholeZodImports(files)).toEqual([]);
});

test('nothing names a path of one machine', () => {
  // The patterns themselves and the samples below are not paths.
  expect(machinePaths(files.filter((file) => !file.path.startsWith('test/repo/')))).toEqual([]);
});

test('the lock file works with any registry', () => {
  expect(lockedAddresses(readJson('package-lock.json') as Parameters<typeof lockedAddresses>[0])).toEqual([]);
});

describe('the checks themselves', () => {
  test('refuse a file of one line more', () => {
    const file = (lines: number) => ({ path: 'extension/a.ts', text: 'x\n'.repeat(lines) });
    expect(longFiles([file(MOST_LINES)])).toEqual([]);
    expect(longFiles([file(MOST_LINES + 1)])).toHaveLength(1);
  });

  test.each(["import { z } from 'zod';", "import z from 'zod';", "import {\n  z,\n} from 'zod';"])(
    'refuse %j',
    (text) => {
      expect(wholeZodImports([{ path: 'a.ts', text }])).toHaveLength(1);
      expect(wholeZodImports([{ path: 'a.ts', text: "import * as z from 'zod';" }])).toEqual([]);
    },
  );

  test.each([
    ['/work', 'main/x'].join('/'),
    ['/root', '.npmrc'].join('/'),
    '/home/alice/x',
    '/Users/Alice/x',
    'https://registry.example.com/zod',
  ])('refuse %s', (text) => {
    expect(machinePaths([{ path: 'a.md', text: `see ${text}` }])).toHaveLength(1);
  });

  test('refuse a lock file with addresses', () => {
    const entry = { version: '1.0.0', resolved: 'https://example.com/a.tgz' };
    expect(lockedAddresses({ packages: { 'node_modules/a': entry } })).toEqual(['node_modules/a']);
  });
});

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { MemoryBytes } from '../../extension/platform/bytes/sources';
import { readDirectory } from '../../extension/platform/bytes/zip';
import { packagedExtension } from '../harness/codeServer.mjs';

const MOST_BYTES = 1_000_000;
/** What a package may hold. */
const PLACES =
  /^(dist\/[^/]+\.(m?js|css|ttf|txt|md)|media\/.+|samples\/.+|schemas\/json\/.+|package(\.nls)?\.json|(readme|changelog)\.md|LICENSE\.txt)$/;

describe('the package', () => {
  let archive: Uint8Array;
  let files: string[];

  beforeAll(async () => {
    archive = readFileSync(await packagedExtension());
    const names = readDirectory(new MemoryBytes(archive)).map(({ name }) => name);
    files = names.filter((name) => name.startsWith('extension/')).map((name) => name.slice('extension/'.length));
  });

  test('is at most 1 MB', () => {
    expect(archive.length).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('holds what runs and what the Marketplace shows, and nothing else', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        ...[
          'extension.js',
          'worker.mjs',
          'lintWorker.mjs',
          'rules.md',
          'webview.js',
          'webview.css',
          'codicon.ttf',
          'cli.js',
          'cli.mjs',
          'ThirdPartyNotices.txt',
        ].map((name) => `dist/${name}`),
        ...['media/icon.png', 'readme.md', 'changelog.md', 'LICENSE.txt', 'samples/incident/create.mjs'],
      ]),
    );
    expect(files.filter((file) => !PLACES.test(file))).toEqual([]);
  });
});

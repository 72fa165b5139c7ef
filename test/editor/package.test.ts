import { statSync } from 'node:fs';
import { listFiles } from '@vscode/vsce';
import { describe, expect, test } from 'vitest';
import { packagedExtension } from '../harness/codeServer.mjs';
import { ROOT } from '../repo/checks/files';

const MOST_BYTES = 1_000_000;

describe('the package', () => {
  test('is at most 1 MB', async () => {
    expect(statSync(await packagedExtension()).size).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('holds what runs and what the Marketplace shows, and nothing else', async () => {
    const files = await listFiles({ cwd: ROOT });
    expect(files).toEqual(
      expect.arrayContaining(
        [
          'extension.js',
          'worker.js',
          'webview.js',
          'webview.css',
          'codicon.ttf',
          'cli.js',
          'ThirdPartyNotices.txt',
        ].map((name) => `dist/${name}`),
      ),
    );
    expect(files).toEqual(
      expect.arrayContaining(['media/icon.png', 'README.md', 'CHANGELOG.md', 'LICENSE', 'samples/incident/create.mjs']),
    );
    const places =
      /^(dist\/[^/]+\.(js|css|ttf|txt|md)|media\/|samples\/|schemas\/json\/|package(\.nls)?\.json$|[A-Z]+(\.md)?$)/;
    expect(files.filter((file) => !places.test(file))).toEqual([]);
  });
});

import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { FORMATS } from '../../extension/trace/formats/formats';
import { documentProblems } from './checks/docs';
import { projectFiles, ROOT, readJson } from './checks/files';

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'CHANGELOG.md'];
const documents = projectFiles().filter((file) => DOCUMENTS.includes(file.path));
const { scripts, version } = readJson('package.json') as { scripts: Record<string, string>; version: string };
const textOf = (name: string) => documents.find((file) => file.path === name)?.text ?? '';

test('documents name only files and scripts that are there', () => {
  expect(documents).toHaveLength(DOCUMENTS.length);
  const exists = (file: string) => existsSync(path.join(ROOT, file));
  expect(documentProblems(documents, exists, Object.keys(scripts))).toEqual([]);
});

test('the README names every format', () => {
  const titles = FORMATS.map(({ title }) => title);
  expect(titles.filter((title) => !textOf('README.md').includes(title))).toEqual([]);
});

test('the README, which is also the Marketplace page, links to nothing that only the source has', () => {
  const links = [...textOf('README.md').matchAll(/\]\((?!https:\/\/|#)([^)]+)\)/g)].map((match) => match[1]);
  expect(links).toEqual([]);
});

test('the changelog has this version', () => {
  expect(textOf('CHANGELOG.md')).toContain(`## [${version}]`);
});

test('the check itself refuses links, folders and scripts that are not there', () => {
  const text = 'See [it](docs/gone.md#top), [that](https://example.com), `extension/gone/`; run `npm run gone`.';
  const known = 'See [it](README.md), `test/`; run `npm run build`.';
  const exists = (file: string) => file === 'README.md' || file === 'test/';
  expect(documentProblems([{ path: 'A.md', text }], exists, ['build'])).toEqual([
    'A.md links to docs/gone.md, which is not there',
    'A.md names extension/gone/, which is not there',
    'A.md names the script gone',
  ]);
  expect(documentProblems([{ path: 'A.md', text: known }], exists, ['build'])).toEqual([]);
});

import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as ids from '../../extension/ids';
import { productFiles, projectFiles, ROOT, readJson } from './checks/files';
import { idProblems, type Manifest, textProblems } from './checks/manifest';

const manifest = readJson('package.json') as Manifest;

test('every id is in extension/ids.ts and in package.json', () => {
  expect(idProblems(ids, manifest)).toEqual([]);
});

test('every command has a handler', () => {
  const code = productFiles(projectFiles()).map((file) => file.text);
  const unused = Object.keys(ids.COMMANDS).filter((key) => !code.some((text) => text.includes(`COMMANDS.${key}`)));
  expect(unused).toEqual([]);
});

test('every text of package.json is in package.nls.json, and none is left over', () => {
  expect(textProblems(manifest, readJson('package.nls.json') as object)).toEqual([]);
});

test('every file that package.json names is there', () => {
  const named = [...JSON.stringify(manifest).matchAll(/"((?:\.\/)?(?:media|schemas|samples)\/[^"*]+)"/g)].map(
    (match) => match[1] ?? '',
  );
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
});

test('no proposed API, which a published extension may not use', () => {
  expect(manifest.enabledApiProposals).toBeUndefined();
});

describe('the checks themselves', () => {
  const contributes = {
    commands: [{ command: 'backstep.open' }],
    views: { box: [{ id: 'backstep.steps', when: 'backstep.ready' }] },
    configuration: { properties: { 'backstep.depth': {} } },
  };
  const all = {
    COMMANDS: { open: 'backstep.open' },
    VIEWS: { steps: 'backstep.steps' },
    SETTINGS: { depth: 'backstep.depth' },
    CONTEXT_KEYS: { ready: 'backstep.ready' },
  };

  test('accept what agrees', () => {
    expect(idProblems(all, { contributes })).toEqual([]);
  });

  test.each([
    ['a command only in code', { ...all, COMMANDS: { ...all.COMMANDS, x: 'backstep.x' } }, 'backstep.x is in ids.ts'],
    ['a command only in package.json', { ...all, COMMANDS: {} }, 'backstep.open is in package.json'],
    ['a view only in package.json', { ...all, VIEWS: {} }, 'backstep.steps is in package.json'],
    ['a setting only in package.json', { ...all, SETTINGS: {} }, 'backstep.depth is in package.json'],
    ['an unknown context key', { ...all, CONTEXT_KEYS: {} }, 'unknown backstep.ready'],
    ['a context key nobody uses', { ...all, CONTEXT_KEYS: { ...all.CONTEXT_KEYS, y: 'backstep.y' } }, 'key backstep.y'],
    ['a group of another name', { ...all, THINGS: { z: 'backstep.z' } }, 'ids.ts has THINGS'],
  ])('refuse %s', (_what, groups, problem) => {
    expect(idProblems(groups, { contributes }).join('\n')).toContain(problem);
  });

  test('refuse a missing and a left-over text', () => {
    expect(textProblems({ title: '%a%' }, { b: 'B' })).toEqual([
      'package.nls.json has no a',
      'package.json never uses b',
    ]);
  });
});

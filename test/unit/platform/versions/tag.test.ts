import { chmodSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tagNameProblem } from '../../../../extension/config/versions/tagName';
import { Answers } from '../../../../extension/platform/versions/answers';
import { AGENT } from '../../config/versions/support';
import { Repo } from '../git/repo';

let repo: Repo;
let head: string;
beforeEach(() => {
  repo = new Repo();
  head = repo.commit('first', { 'parcel.agent.yaml': AGENT });
  repo.git('config', 'user.name', 'Ana');
  repo.git('config', 'user.email', 'ana@example.com');
});
afterEach(() => {
  repo.remove();
});

const tag = (name: string, message = '', commit = head, isTrusted = true): Promise<unknown> => {
  const place = { folder: repo.root, isTrusted, unsaved: [] };
  const call = { method: 'tag', place, commit, name, message } as const;
  return Promise.resolve(new Answers().answer(call, new AbortController().signal));
};

test('a tag is annotated, in the name of the user', async () => {
  await tag('agents/v1 ü'.replace(' ', '-'), 'Good enough\n\n# for now');
  const name = 'agents/v1-ü';
  expect(repo.git('rev-parse', `${name}^{commit}`)).toBe(head);
  expect(repo.git('for-each-ref', '--format=%(objecttype) %(taggername) %(contents)', `refs/tags/${name}`)).toBe(
    'tag Ana Good enough\n\n# for now',
  );
});

test('without a message the name is the message', async () => {
  await tag('v1', ' \n');
  expect(repo.git('for-each-ref', '--format=%(contents)', 'refs/tags/v1')).toBe('v1');
});

test('a tag that is there is never moved', async () => {
  await tag('v1');
  const before = repo.git('rev-parse', 'refs/tags/v1');
  const next = repo.commit('second', { 'parcel.agent.yaml': `${AGENT}\n# more\n` });
  await expect(tag('v1', '', next)).rejects.toThrow("There is a tag 'v1' already.");
  expect(repo.git('rev-parse', 'refs/tags/v1')).toBe(before);
  await expect(tag('v1/x')).rejects.toThrow(/in its way/);
});

test('no hook and no signature program runs', async () => {
  repo.write('hooks/reference-transaction', '#!/bin/sh\ntouch ran-hook\n');
  repo.write('sign', '#!/bin/sh\ntouch ran-sign\nexit 1\n');
  chmodSync(`${repo.root}/hooks/reference-transaction`, 0o755);
  chmodSync(`${repo.root}/sign`, 0o755);
  repo.git('config', 'core.hooksPath', 'hooks');
  repo.git('config', 'gpg.program', './sign');
  repo.git('config', 'tag.gpgSign', 'true');
  repo.git('config', 'tag.forceSignAnnotated', 'true');
  await tag('v1');
  const files = repo.git('status', '--short', '--untracked-files=all');
  expect(files).not.toContain('ran-');
  expect(repo.git('for-each-ref', '--format=%(contents:signature)', 'refs/tags/v1')).toBe('');
});

test('without an identity of the user it says so', async () => {
  repo.git('config', '--unset', 'user.name');
  repo.git('config', '--unset', 'user.email');
  const home = process.env.HOME;
  process.env.HOME = repo.root;
  try {
    await expect(tag('v1')).rejects.toThrow('git does not know your name. Set user.name and user.email');
  } finally {
    process.env.HOME = home;
  }
});

test('without trust nothing is tagged', async () => {
  await expect(tag('v1', '', head, false)).rejects.toThrow(/not trusted/);
  expect(repo.git('tag')).toBe('');
});

test.each(['--output=x', 'HEAD', `${'0'.repeat(39)}x`, 'main\nx'])('%j is no commit to tag', async (commit) => {
  await expect(tag('v1', '', commit)).rejects.toThrow('There is no such commit.');
});

describe('names', () => {
  const bad = [
    '',
    ' ',
    '-d',
    '--force',
    'a b',
    'a..b',
    'a~1',
    'a^',
    'a:b',
    'a?',
    'a*',
    'a[',
    'a\\b',
    '/a',
    'a/',
    'a//b',
  ];
  const worse = ['.a', 'a/.b', 'a.', 'a.lock', 'a.lock/b', 'a@{b', '@', 'a\nb', 'a\u007fb', 'a\tb', 'HEAD'];
  test.each([...bad, ...worse])('%j is refused, as git does', async (name) => {
    expect(tagNameProblem(name)).toMatch(/\.$/);
    await expect(tag(name)).rejects.toThrow(tagNameProblem(name));
    expect(repo.git('tag')).toBe('');
  });
  test.each(['v1', '1.0.0', 'agents/refund/v2', 'größe', 'a@b', "it's", 'lock', '@a'])('%j is taken', async (name) => {
    expect(tagNameProblem(name)).toBeUndefined();
    await tag(name);
    expect(repo.git('tag')).toBe(name);
  });
});

import { mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Answers } from '../../../../extension/platform/versions/answers';
import { Candidates } from '../../../../extension/platform/versions/candidates';
import type { AgentList } from '../../../../extension/platform/versions/messages';
import { AGENT, TOOLS } from '../../config/versions/support';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'backstep-candidates-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

test('what was no config is not read again until it changes', () => {
  const file = write('data.json', '{}');
  const candidates = new Candidates();
  const first = candidates.look(new Set());
  expect(first.isWanted(file)).toBe(true);
  first.keep(() => false);
  expect(candidates.look(new Set()).isWanted(file)).toBe(false);
  expect(candidates.look(new Set([file])).isWanted(file)).toBe(true);
  write('data.json', '{"a": 1}');
  expect(candidates.look(new Set()).isWanted(file)).toBe(true);
});

test('config is read every time', () => {
  const file = write('tools.json', TOOLS);
  const candidates = new Candidates();
  const first = candidates.look(new Set());
  first.isWanted(file);
  first.keep(() => true);
  expect(candidates.look(new Set()).isWanted(file)).toBe(true);
});

test('data is not read: by its name, or because it is large; what cannot all be read is said to be cut', () => {
  const look = new Candidates().look(new Set());
  const file = write('large.json', '');
  truncateSync(file, 5 * 1024 * 1024);
  expect(look.isWanted(file)).toBe(false);
  expect(look.isWanted(write('run.otlp.json', '{}'))).toBe(false);
  expect(look.isWanted(write('code.ts', ''))).toBe(false);
  expect(look.isWanted(path.join(folder, 'gone.json'))).toBe(false);
  truncateSync(file, 4 * 1024 * 1024);
  const wanted = Array.from({ length: 65 }, () => look.isWanted(file));
  expect(wanted).toEqual([...Array(64).fill(true), false]);
  expect(look.isCut).toBe(true);
});

test('a file that was nothing is looked at again when an agent names it', async () => {
  const answers = new Answers();
  const place = { folder, isTrusted: true, unsaved: [] };
  const list = async (): Promise<AgentList> => {
    const call = { method: 'agents', place } as const;
    const [first] = (await answers.answer(call, new AbortController().signal)) as readonly AgentList[];
    return first!;
  };
  const prompt = write('notes.md', 'Find the parcel.\n');
  utimesSync(prompt, 1, 1);
  write('tools.json', TOOLS);
  expect((await list()).agents.map(({ path: file }) => file)).toEqual(['tools.json']);
  write('parcel.agent.yaml', AGENT.replace('prompt.md', 'notes.md'));
  for (let round = 0; round < 2; round++) {
    const { agents } = await list();
    expect(agents.map((agent) => agent.files.map((file) => [file.path, file.lint !== undefined]))).toEqual([
      [
        ['parcel.agent.yaml', true],
        ['notes.md', true],
        ['tools.json', true],
      ],
    ]);
  }
});

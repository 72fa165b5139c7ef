import { expect, test } from 'vitest';
import { formatOf, readDocument } from '../../../extension/config/document/document';
import { commentPlace, readSuppressions } from '../../../extension/config/lint/suppressions';

const RULE = 'model-unpinned';

function commented(path: string, text: string, line: number): string | undefined {
  const document = readDocument(path, text, formatOf(path) ?? 'text');
  const place = commentPlace(document, RULE, line);
  return place && `${text.slice(0, place.start)}${place.before}on purpose${place.after}${text.slice(place.start)}`;
}

test.each([
  ['a.agent.yaml', 'model:\n  name: gpt-4o\n', 2],
  ['a.agent.yaml', 'models:\r\n  - name: gpt-4o\r\n', 2],
  ['a.toml', '[model]\nname = "gpt-4o"\n', 2],
  ['a.md', '---\nmodel: gpt-4o\n---\nBe kind.\n', 2],
  ['.env', 'MODEL=gpt-4o\n', 1],
  ['a.jsonc', '{\n\t"model": "gpt-4o"\n}\n', 2],
])('a comment put into %s is read as one that accepts the finding', (path, text, line) => {
  const edited = commented(path, text, line) ?? '';
  const document = readDocument(path, edited, formatOf(path) ?? 'text');
  const suppressions = readSuppressions(document, new Set([RULE]));
  expect(suppressions.problems).toEqual([]);
  expect(suppressions.accepts(RULE, line + 1)).toBe(true);
  expect(document.issues).toEqual([]);
});

test.each([
  ['a.json', '{\n  "model": "gpt-4o"\n}\n', 2],
  ['a.yaml', 'prompt: |\n  Be kind.\n  Use gpt-4o.\n', 3],
  ['a.md', '---\nmodel: gpt-4o\n---\nBe kind.\nBe brief.\n', 5],
  ['a.txt', 'Be kind.\n', 1],
])('no comment is put into %s where it would be text', (path, text, line) => {
  expect(commented(path, text, line)).toBeUndefined();
});

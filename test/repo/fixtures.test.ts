import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../extension/trace/formats/formats';
import { ROOT } from './checks/files';

/** Formats without a fixture, and fixture folders without a format. */
function fixtureProblems(formats: readonly string[], folders: ReadonlyMap<string, readonly string[]>): string[] {
  return [
    ...formats.filter((id) => (folders.get(id)?.length ?? 0) === 0).map((id) => `${id} has no fixture`),
    ...[...folders.keys()].filter((id) => !formats.includes(id)).map((id) => `${id} is no format`),
  ];
}

test('every format has fixtures, and every fixture folder a format', () => {
  const home = path.join(ROOT, 'test', 'fixtures', 'formats');
  const folders = new Map(readdirSync(home).map((id) => [id, readdirSync(path.join(home, id))]));
  expect(
    fixtureProblems(
      FORMATS.map(({ id }) => id),
      folders,
    ),
  ).toEqual([]);
});

describe('the check itself', () => {
  test('refuses a format without fixtures and fixtures without a format', () => {
    const folders = new Map([
      ['otlp', ['a.json']],
      ['empty', []],
      ['gone', ['b.json']],
    ]);
    expect(fixtureProblems(['otlp', 'empty', 'missing'], folders)).toEqual([
      'empty has no fixture',
      'missing has no fixture',
      'gone is no format',
    ]);
  });
});

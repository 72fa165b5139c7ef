import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { DETECTORS } from '../../extension/diagnosis/detectors/detectors';
import { RUNBOOK_IDS } from '../../extension/diagnosis/runbook';
import { ROOT } from './checks/files';

/**
 * Members of a catalogue that lack a file: what is called by an id lies in a file of that name, and so does its test.
 * @param places folders and endings around the id
 */
function missingFiles(
  ids: readonly string[],
  places: readonly (readonly [folder: string, ending: string])[],
  exists: (file: string) => boolean,
): string[] {
  const files = ids.flatMap((id) => places.map(([folder, ending]) => `${folder}/${id}${ending}`));
  return files.filter((file) => !exists(file));
}

const inProject = (file: string) => existsSync(path.join(ROOT, file));
const idsOf = (members: readonly { readonly id: string }[]) => members.map(({ id }) => id);

describe('every detector', () => {
  test('has a file and a test of its name', () => {
    const places = [
      ['extension/diagnosis/detectors', '.ts'],
      ['test/unit/diagnosis/detectors', '.test.ts'],
    ] as const;
    expect(missingFiles(idsOf(DETECTORS), places, inProject)).toEqual([]);
  });

  test('has an entry in the runbook, which has no others', () => {
    expect([...RUNBOOK_IDS].sort()).toEqual(idsOf(DETECTORS).sort());
  });
});

test('the check itself refuses a member without its file', () => {
  const exists = (file: string) => file === 'a/one.ts' || file === 'b/one.test.ts' || file === 'a/two.ts';
  const places = [
    ['a', '.ts'],
    ['b', '.test.ts'],
  ] as const;
  expect(missingFiles(['one', 'two'], places, exists)).toEqual(['b/two.test.ts']);
});

import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { described, openedFixture } from '../../support/opened';

const FORMATS = ['openai-messages', 'openai-responses', 'anthropic-messages', 'gemini-contents'];
const FILES = FORMATS.flatMap((id) => readdirSync(`test/fixtures/formats/${id}`).map((name) => [id, name] as const));

test.each(FILES)('%s/%s reads as the snapshot says', async (id, name) => {
  const file = await openedFixture(`${id}/${name}`);
  expect(file.format.id).toBe(id);
  await expect(described(file)).toMatchFileSnapshot(`snapshots/${id}.${name}.txt`);
});

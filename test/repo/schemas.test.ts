import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { expect, test } from 'vitest';
import { jsonSchemaText, PUBLISHED_SCHEMAS } from '../../schemas/published';
import { ROOT } from './checks/files';

const FOLDER = path.join(ROOT, 'schemas', 'json');

test('schemas/json holds the listed schemas and nothing else', () => {
  const listed = PUBLISHED_SCHEMAS.map(({ name }) => `${name}.schema.json`);
  expect(readdirSync(FOLDER).sort()).toEqual(listed.sort());
});

test.each(PUBLISHED_SCHEMAS)('$name is what its contract says now (else: npm run schemas)', (published) => {
  const written = readFileSync(path.join(FOLDER, `${published.name}.schema.json`), 'utf8');
  expect(written).toBe(jsonSchemaText(published));
});

test.each(PUBLISHED_SCHEMAS)('$name is a titled JSON Schema of draft 7', (published) => {
  const schema = JSON.parse(jsonSchemaText(published));
  expect(schema.$schema).toContain('draft-07');
  expect(schema.title).toBeTruthy();
  new Ajv({ strict: false, validateFormats: false }).compile(schema);
});

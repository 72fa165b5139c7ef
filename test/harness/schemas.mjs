// `npm run schemas`: writes schemas/json/ from the zod contracts that schemas/published.ts lists.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { ROOT } from './run.mjs';

const folder = path.join(ROOT, 'schemas', 'json');
const bundle = path.join(ROOT, 'node_modules', '.cache', 'published-schemas.mjs');
await esbuild.build({
  absWorkingDir: ROOT,
  entryPoints: ['schemas/published.ts'],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
});

/** @type {typeof import('../../schemas/published')} */
const { PUBLISHED_SCHEMAS, jsonSchemaText } = await import(pathToFileURL(bundle).href);
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const published of PUBLISHED_SCHEMAS) {
  await writeFile(path.join(folder, `${published.name}.schema.json`), jsonSchemaText(published));
}
console.log(`${PUBLISHED_SCHEMAS.length} schemas written to schemas/json`);

// Compiles extension/trace/skim/strings.wat into stringsWasm.ts. `npm run wasm` writes it; a test checks that
// what is committed is what this makes.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

const folder = new URL('../../extension/trace/skim/', import.meta.url);

/** The TypeScript module that holds the compiled code. */
export async function compileStrings() {
  const source = await readFile(new URL('strings.wat', folder), 'utf8');
  const { parseWat } = await wabt();
  const module = parseWat('strings.wat', source, { simd: true, bulk_memory: true });
  module.validate();
  const code = Buffer.from(module.toBinary({}).buffer).toString('base64');
  const lines = (code.match(/.{1,100}/g) ?? []).map((line) => `  '${line}'`);
  return `// Made by \`npm run wasm\` from strings.wat: change that.
export const STRINGS_WASM =
${lines.join(' +\n')};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(new URL('stringsWasm.ts', folder), await compileStrings());
}

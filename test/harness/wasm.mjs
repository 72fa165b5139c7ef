// Compiles extension/trace/skim/closingQuote.wat into closingQuote.ts. `npm run wasm` writes it; a test checks that
// what is committed is what this makes.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

const folder = new URL('../../extension/trace/skim/', import.meta.url);

/** The TypeScript module that holds the compiled code. */
export async function compileClosingQuote() {
  const source = await readFile(new URL('closingQuote.wat', folder), 'utf8');
  const { parseWat } = await wabt();
  const module = parseWat('closingQuote.wat', source, { simd: true });
  module.validate();
  const code = Buffer.from(module.toBinary({}).buffer).toString('base64');
  const lines = (code.match(/.{1,100}/g) ?? []).map((line) => `  '${line}'`);
  return `// Made by \`npm run wasm\` from closingQuote.wat: change that.
export const CLOSING_QUOTE_WASM =
${lines.join(' +\n')};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(new URL('closingQuote.ts', folder), await compileClosingQuote());
}

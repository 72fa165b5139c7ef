// `npm run bench:suspects -- DIR` scores the ranking of suspects on a folder of marked traces (Who&When files, or
// traces with `<name>.labels.json` beside them). `-- DIR --train` fits the weights on them, `--write` keeps the tables.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const HERE = import.meta.dirname;
const program = join(HERE, '..', '..', '.bench', 'build', 'suspects.mjs');
await esbuild.build({
  ...{ entryPoints: [join(HERE, 'suspects', 'main.ts')], outfile: program },
  ...{ bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' },
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
await import(pathToFileURL(program).href);

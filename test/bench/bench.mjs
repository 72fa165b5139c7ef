// `npm run bench` measures Backstep against the budgets of the design on generated files, prints tables and writes
// RESULTS.md. `-- --quick` takes small files and few runs, `-- --only ID` one group; neither writes anything.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const HERE = import.meta.dirname;
const build = join(HERE, '..', '..', '.bench', 'build');
await esbuild.build({
  ...{ entryPoints: ['main', 'make', 'measure'].map((name) => join(HERE, `${name}.ts`)), outdir: build },
  ...{ bundle: true, platform: 'node', format: 'esm', outExtension: { '.js': '.mjs' }, logLevel: 'warning' },
});
await import(pathToFileURL(join(build, 'main.mjs')).href);

// `npm run bench:lint -- FOLDER` scores the linter on a gold set (a folder with `dev.jsonl` and `files/`), and
// `-- --kinds CORPUS` counts which files of a corpus, and of node_modules, are taken for agent config.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const HERE = import.meta.dirname;
const program = join(HERE, '..', '..', '.bench', 'build', 'lint.mjs');
await esbuild.build({
  ...{ entryPoints: [join(HERE, 'lint', 'main.ts')], outfile: program },
  ...{ bundle: true, platform: 'node', format: 'esm', mainFields: ['module', 'main'], logLevel: 'warning' },
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
await import(pathToFileURL(program).href);

// `npm run bench:lint -- FOLDER` scores the linter on a gold set (a folder with `dev.jsonl` and `files/`; `--details`
// prints every hit and miss, `--half a` scores half of the sets), `-- --kinds CORPUS` counts which files of a corpus and
// of node_modules are taken for agent config, `-- --corpus CORPUS --sample 100` lints all of it and shows a sample, and
// `-- --speed` measures the time budgets, and `-- --traces DIR [--tools FILE]` holds tools against recorded runs of them.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { builds } from '../../esbuild.config.mjs';

const HERE = import.meta.dirname;
const build = join(HERE, '..', '..', '.bench', 'build');
const program = join(build, 'lint.mjs');
await esbuild.build({
  ...{ entryPoints: [join(HERE, 'lint', 'main.ts')], outfile: program },
  ...{ bundle: true, platform: 'node', format: 'esm', mainFields: ['module', 'main'], logLevel: 'warning' },
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
// The command line as it is shipped.
const shipped = builds({ dev: false }).find(({ entryPoints }) => entryPoints !== undefined && 'cli' in entryPoints);
await esbuild.build({ ...shipped, outdir: join(build, 'cli') });
await import(pathToFileURL(program).href);

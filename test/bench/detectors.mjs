// `npm run bench:detectors` counts how often each detector fires on real traces (folders given, else ../shared) and
// writes DETECTORS.md; `-- --show ID [--seed N] [--count N]` prints some of its firings to be read instead.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const HERE = import.meta.dirname;
const program = join(HERE, '..', '..', '.bench', 'build', 'detectors.mjs');
await esbuild.build({
  ...{ entryPoints: [join(HERE, 'detectors', 'main.ts')], outfile: program },
  ...{ bundle: true, platform: 'node', format: 'esm', mainFields: ['module', 'main'], logLevel: 'warning' },
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
await import(pathToFileURL(program).href);

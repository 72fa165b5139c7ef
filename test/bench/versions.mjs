// `npm run bench:versions` makes a repository of 10,000 commits, 50 of which touch an agent, and times its history,
// and the comparison of large configs.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const HERE = import.meta.dirname;
const program = join(HERE, '..', '..', '.bench', 'build', 'versions.mjs');
await esbuild.build({
  ...{ entryPoints: [join(HERE, 'versions', 'main.ts')], outfile: program },
  ...{ bundle: true, platform: 'node', format: 'esm', mainFields: ['module', 'main'], logLevel: 'warning' },
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
await import(pathToFileURL(program).href);

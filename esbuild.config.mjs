// Builds the four bundles into dist/: extension host, worker, trace page and command line.
// `--watch` rebuilds on change; `--dev` leaves out minifying and adds source maps.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import * as esbuild from 'esbuild';

const watch = process.argv.includes('--watch');
const dev = watch || process.argv.includes('--dev');

/** Most bytes each output may have; test/repo checks them against dist/ too. */
export const BYTE_BUDGETS = {
  'extension.js': 400_000,
  'worker.js': 1_000_000,
  'webview.js': 450_000,
  'cli.js': 1_400_000,
};

const shared = {
  bundle: true,
  minify: !dev,
  sourcemap: dev,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node20' };

const builds = [
  { ...node, entryPoints: { extension: 'extension/main.ts' }, external: ['vscode'] },
  { ...node, entryPoints: { worker: 'extension/platform/worker/worker.ts' } },
  { ...node, entryPoints: { cli: 'extension/cli/main.ts' }, banner: { js: '#!/usr/bin/env node' } },
  {
    ...shared,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: { webview: 'webview/main.tsx' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  },
].map((build) => ({ ...build, outdir: 'dist' }));

await rm('dist', { recursive: true, force: true });
await mkdir('dist', { recursive: true });
await cp('node_modules/@vscode/codicons/dist/codicon.ttf', 'dist/codicon.ttf');

if (watch) {
  for (const build of builds) {
    const context = await esbuild.context(build);
    await context.watch();
  }
} else {
  const results = await Promise.all(builds.map((build) => esbuild.build(build)));
  const outputs = Object.assign({}, ...results.map((result) => result.metafile.outputs));
  await writeFile('dist/meta.json', JSON.stringify(outputs));
  for (const [name, budget] of Object.entries(BYTE_BUDGETS)) {
    const bytes = outputs[`dist/${name}`]?.bytes ?? 0;
    console.log(`${name.padEnd(14)} ${(bytes / 1024).toFixed(0).padStart(5)} KB of ${(budget / 1024).toFixed(0)} KB`);
    if (!dev && bytes > budget) {
      console.error(`${name} is over its byte budget (${bytes} > ${budget}); see dist/meta.json for what is in it`);
      process.exitCode = 1;
    }
  }
}

// Builds the bundles into dist/: extension host, workers for traces, linting and versions, trace page and command line.
// `--watch` rebuilds on change; `--dev` leaves out minifying and adds source maps.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

/** Most bytes of each output, or of all that end alike; test/repo checks them too. */
export const BYTE_BUDGETS = {
  'extension.js': 400_000,
  'webview.js': 450_000,
  '.mjs': 1_700_000,
};

/**
 * One set of esbuild options for each bundle.
 * @param {{dev: boolean}} options
 * @returns {esbuild.BuildOptions[]}
 */
export function builds({ dev }) {
  /** @satisfies {esbuild.BuildOptions} */
  const shared = {
    absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
    outdir: 'dist',
    bundle: true,
    minify: !dev,
    sourcemap: dev,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  };
  /** @satisfies {esbuild.BuildOptions} */
  const node = {
    ...shared,
    platform: 'node',
    target: 'node20',
    // What some packages have for `require` asks for its own files at run time, which a bundle does not have.
    mainFields: ['module', 'main'],
  };
  return [
    { ...node, format: 'cjs', entryPoints: { extension: 'extension/main.ts' }, external: ['vscode'] },
    {
      ...node,
      // Modules, so that all of them share what they have in common.
      format: 'esm',
      splitting: true,
      outExtension: { '.js': '.mjs' },
      chunkNames: 'shared-[hash]',
      banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
      entryPoints: {
        worker: 'extension/platform/worker/worker.ts',
        lintWorker: 'extension/platform/lint/lintWorker.ts',
        versionsWorker: 'extension/platform/versions/versionsWorker.ts',
        cli: 'extension/cli/backstep.ts',
      },
    },
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
  ];
}

/**
 * How the outputs stand against their budgets.
 * @param {readonly esbuild.BuildResult[]} results
 */
export function budgetUse(results) {
  const outputs = results.flatMap((result) => Object.entries(result.metafile?.outputs ?? {}));
  return Object.entries(BYTE_BUDGETS).map(([name, budget]) => {
    const own = outputs.filter(([file]) => file.endsWith(name));
    return { name, budget, bytes: own.reduce((sum, [, { bytes }]) => sum + bytes, 0) };
  });
}

/**
 * The licences of everything from other people in these bundles, which has to go along with it.
 * @param {readonly esbuild.BuildResult[]} results
 */
async function thirdPartyNotices(results) {
  const inputs = results.flatMap((result) => Object.keys(result.metafile?.inputs ?? {}));
  const folders = inputs.flatMap((file) => file.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []);
  const notices = [...new Set([...folders, 'node_modules/@vscode/codicons'])].sort().map(async (folder) => {
    const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
    const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
    return `${name} ${version} (${license})\n\n${texts.join('\n').trim()}\n`;
  });
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return `Backstep contains parts of these packages.\n${rule}${(await Promise.all(notices)).join(rule)}`;
}

/** @param {boolean} dev */
async function build(dev) {
  const results = await Promise.all(builds({ dev }).map((options) => esbuild.build(options)));
  // The command line is a module; this is the name people call it by, in the one kind of file any Node runs.
  await writeFile('dist/cli.js', "#!/usr/bin/env node\nimport('./cli.mjs');\n", { mode: 0o755 });
  await writeFile('dist/ThirdPartyNotices.txt', await thirdPartyNotices(results));
  await writeFile(
    'dist/meta.json',
    JSON.stringify(Object.assign({}, ...results.map((result) => result.metafile?.outputs))),
  );
  for (const { name, budget, bytes } of budgetUse(results)) {
    console.log(`${name.padEnd(14)} ${(bytes / 1024).toFixed(0).padStart(5)} KB of ${(budget / 1024).toFixed(0)} KB`);
    if (!dev && bytes > budget) {
      console.error(`${name} is over its byte budget (${bytes} > ${budget}); see dist/meta.json for what is in it`);
      process.exitCode = 1;
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await rm('dist', { recursive: true, force: true });
  await mkdir('dist', { recursive: true });
  await cp('node_modules/@vscode/codicons/dist/codicon.ttf', 'dist/codicon.ttf');
  await cp('extension/config/lint/docs/rules.md', 'dist/rules.md');
  if (process.argv.includes('--watch')) {
    for (const options of builds({ dev: true })) {
      // The editor's task waits for what esbuild says at this level.
      await (await esbuild.context({ ...options, logLevel: 'info' })).watch();
    }
  } else {
    await build(process.argv.includes('--dev')).catch((error) => {
      // What a build says about the code it has printed already.
      if (!('errors' in error)) {
        throw error;
      }
      process.exitCode = 1;
    });
  }
}

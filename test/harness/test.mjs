// `npm test`: everything there is to check, from a fresh clone, ending in `N passed, N failed`.
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { closingLine, countOf } from './count.mjs';
import { ensureChromium, ensureCodeServer, ensureDependencies, ensureNode24 } from './install.mjs';
import { environment, main, npm, ROOT, run, say } from './run.mjs';

/** @typedef {import('./count.mjs').Count} Count */

const RESULTS = path.join(ROOT, '.vscode-test', 'results');

/**
 * A check that is not made of tests: counts only when it fails.
 * @param {string} what
 * @param {string} script of package.json
 * @returns {Promise<Count>}
 */
async function check(what, script) {
  say(`${what} (npm run ${script})`);
  const started = performance.now();
  const { code } = await npm(['run', '--silent', script]);
  say(`${what}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds(started)}`);
  return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/**
 * @param {string} what
 * @param {string} config
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Count>}
 */
async function vitest(what, config, env = {}) {
  say(what);
  const started = performance.now();
  const report = path.join(RESULTS, `${path.basename(config)}.json`);
  const { code } = await run(
    await ensureNode24(),
    [
      path.join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { env: { ...environment(), ...env } },
  );
  say(`${what}: ${code === 0 ? 'passed' : `FAILED (exit code ${code})`} in ${seconds(started)}`);
  return countOf(code, JSON.parse(await readFile(report, 'utf8').catch(() => '{}')));
}

/** @param {number} started */
function seconds(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}

async function test() {
  await ensureDependencies();
  await ensureNode24();
  const BACKSTEP_CHROMIUM = await ensureChromium();
  await ensureCodeServer();
  await rm(RESULTS, { recursive: true, force: true });
  await mkdir(RESULTS, { recursive: true });

  const counts = [await check('Format and lint', 'lint')];
  const packaged = await check('Types, build and package', 'package');
  counts.push(packaged, await vitest('Unit and repository tests', 'vitest.config.mts'));
  if (packaged.failed === 0) {
    counts.push(await vitest('Editor tests', 'vitest.editor.config.mts', { BACKSTEP_CHROMIUM }));
  } else {
    say('Editor tests: not run, because there is no package to install');
  }
  console.log(`\n${closingLine(counts)}`);
  return counts.some((count) => count.failed > 0) ? 1 : 0;
}

await main(test);

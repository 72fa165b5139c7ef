// What starting and testing need and a fresh clone does not have: each function returns at once when it is there,
// else says what it installs, and throws `Unable` with one sentence when that is not possible.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findProgram, isExecutable, npm, ROOT, run, say, Unable } from './run.mjs';

/** The release of code-server that the editor tests were written against: VS Code 1.139.1. */
export const CODE_SERVER_VERSION = '4.139.1';

/** Downloaded tools; ignored by git. */
const TOOLS = path.join(ROOT, '.vscode-test');

/** @param {string} file */
async function readJson(file) {
  return JSON.parse(await readFile(file, 'utf8'));
}

/**
 * Whether an installed tree (npm's own record of it) is what the lock file asks for. Packages for other platforms are
 * marked optional there and are allowed to be absent.
 * @param {Record<string, {version?: string, optional?: boolean}>} wanted `packages` of package-lock.json
 * @param {Record<string, {version?: string}>} installed `packages` of node_modules/.package-lock.json
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(
    ([place, { version, optional }]) =>
      place === '' || installed[place]?.version === version || (optional === true && !(place in installed)),
  );
}

/** Makes node_modules what package-lock.json says. */
export async function ensureDependencies() {
  const wanted = await readJson(path.join(ROOT, 'package-lock.json'));
  const installed = await readJson(path.join(ROOT, 'node_modules', '.package-lock.json')).catch(() => ({
    packages: {},
  }));
  if (isInstalled(wanted.packages, installed.packages)) {
    return;
  }
  say('Installing dependencies (npm ci)');
  if ((await npm(['ci'], { quiet: true })).code !== 0) {
    throw new Unable('the dependencies could not be installed: `npm ci` failed (is an npm registry reachable?).');
  }
}

/**
 * The Node that code-server needs, which the `node` package brings.
 * @returns {Promise<string>} path of the program
 */
export async function ensureNode24() {
  const program = path.join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!(await isExecutable(program))) {
    say('Fetching Node 24 (npm rebuild node)');
    await npm(['rebuild', 'node'], { quiet: true });
  }
  if (!(await isExecutable(program))) {
    throw new Unable('Node 24 is missing: the install script of the npm package `node` did not run.');
  }
  return program;
}

/**
 * VS Code as a server. Installed without install scripts, so that nothing is compiled: the native parts that matter
 * come prebuilt.
 * @returns {Promise<string>} path of the script to run with Node 24
 */
export async function ensureCodeServer() {
  if (process.platform === 'win32') {
    throw new Unable('code-server does not run on Windows: put the `code` command of VS Code on the PATH instead.');
  }
  const place = path.join(TOOLS, `code-server-${CODE_SERVER_VERSION}`);
  const server = path.join(place, 'node_modules', 'code-server');
  const done = path.join(place, 'installed');
  if (!(await readFile(done).catch(() => undefined))) {
    say(`Installing VS Code (code-server ${CODE_SERVER_VERSION}) into .vscode-test, once`);
    await rm(place, { recursive: true, force: true });
    await mkdir(place, { recursive: true });
    await writeFile(path.join(place, 'package.json'), '{ "private": true }\n');
    await install(place, `code-server@${CODE_SERVER_VERSION}`);
    await install(path.join(server, 'lib', 'vscode'), '--omit=dev');
    await writeFile(done, `${CODE_SERVER_VERSION}\n`);
  }
  return path.join(server, 'out', 'node', 'entry.js');
}

/**
 * @param {string} cwd
 * @param {...string} what
 */
async function install(cwd, ...what) {
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...what];
  if ((await npm(args, { cwd, quiet: true })).code !== 0) {
    throw new Unable(`code-server ${CODE_SERVER_VERSION} could not be installed from npm.`);
  }
}

/** Where browsers live when they are not on the PATH. */
const BROWSER_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** @returns {Promise<string | undefined>} */
async function findChromium() {
  const named = process.env.BACKSTEP_CHROMIUM;
  const onPath = await findProgram([
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ]);
  const { chromium } = await import('playwright-core');
  for (const program of [named, onPath, ...BROWSER_PLACES, chromium.executablePath()]) {
    // Asking for the version tells a browser from a stub that only says how to install one.
    if (program && (await isExecutable(program)) && (await run(program, ['--version'], { quiet: true })).code === 0) {
      return program;
    }
  }
  return undefined;
}

/**
 * A Chromium for the editor tests: one that is there, else Debian's, else playwright's own build.
 * @returns {Promise<string>} path of the program
 */
export async function ensureChromium() {
  const there = await findChromium();
  if (there) {
    return there;
  }
  if (process.getuid?.() === 0 && (await findProgram(['apt-get']))) {
    say('Installing Chromium (apt-get install chromium)');
    await run('apt-get', ['update'], { quiet: true });
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { quiet: true });
  }
  if (!(await findChromium())) {
    say('Installing Chromium (playwright-core install chromium)');
    await run(process.execPath, [path.join(ROOT, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium']);
  }
  const installed = await findChromium();
  if (!installed) {
    throw new Unable('no Chromium was found and none could be installed: set BACKSTEP_CHROMIUM to the path of one.');
  }
  return installed;
}

// `npm start`: the sample incident in a VS Code with Backstep in it, from a fresh clone. Uses the `code` command when
// there is one, else VS Code as a local server; BACKSTEP_EDITOR=code or =code-server chooses.
import { appendFile, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packagedExtension, startCodeServer, windowUrl } from './codeServer.mjs';
import { ensureCodeServer, ensureDependencies, ensureNode24 } from './install.mjs';
import { findProgram, main, npm, ROOT, run, say, Unable } from './run.mjs';

/** The trace that opens first: the run that failed. */
const FAILED_TRACE = /failed.*\.json$/;

/**
 * Makes a writable copy of the sample incident, with its git history.
 * @returns {Promise<{folder: string, trace: string}>} absolute paths
 */
async function sampleIncident() {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'backstep-sample-')), 'incident');
  const { code } = await run(process.execPath, [path.join(ROOT, 'samples', 'incident', 'create.mjs'), folder], {
    quiet: true,
  });
  if (code !== 0) {
    throw new Unable('the sample incident could not be created (is the temporary folder writable?).');
  }
  const traces = (await readdir(path.join(folder, 'traces'))).sort();
  const trace = traces.find((name) => FAILED_TRACE.test(name)) ?? traces[0] ?? '';
  return { folder, trace: path.join(folder, 'traces', trace) };
}

/**
 * A setting under which VS Code waits for Backstep before it opens the trace: in a profile that never saw the
 * extension, a file named at the start is otherwise opened before extensions are known, as text.
 */
async function openAsTrace() {
  const { contributes } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
  /** @type {{viewType: string, priority: string, selector: {filenamePattern: string}[]}[]} */
  const editors = contributes.customEditors;
  const associations = editors
    .filter(({ priority }) => priority === 'default')
    .flatMap(({ viewType, selector }) => selector.map(({ filenamePattern }) => [filenamePattern, viewType]));
  return { 'workbench.editorAssociations': Object.fromEntries(associations) };
}

/**
 * Runs a script of package.json.
 * @param {string} script
 * @param {string} what
 */
async function build(script, what) {
  say(`${what} (npm run ${script})`);
  if ((await npm(['run', '--silent', script], { quiet: true })).code !== 0) {
    throw new Unable(`\`npm run ${script}\` failed; what it said is above.`);
  }
}

/** @param {string} code path of the `code` command */
async function startDesktop(code) {
  await build('build', 'Building');
  const { folder, trace } = await sampleIncident();
  await mkdir(path.join(folder, '.vscode'), { recursive: true });
  await writeFile(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(await openAsTrace(), undefined, 2));
  await appendFile(path.join(folder, '.git', 'info', 'exclude'), '/.vscode/\n').catch(() => {});
  say(`Opening ${folder} in VS Code`);
  const { code: exit } = await run(code, [`--extensionDevelopmentPath=${ROOT}`, '--new-window', folder, trace]);
  if (exit !== 0) {
    throw new Unable(`\`${code}\` could not open VS Code; BACKSTEP_EDITOR=code-server uses a local server instead.`);
  }
}

async function startServer() {
  await ensureNode24();
  await ensureCodeServer();
  await build('package', 'Building and packaging');
  const { folder, trace } = await sampleIncident();
  const server = await startCodeServer({ vsix: await packagedExtension(), settings: await openAsTrace() });
  const url = windowUrl(server.authority, folder, trace);
  say(`VS Code with Backstep is at ${url}`);
  say('Ctrl+C ends it');
  await openBrowser(url);
  await server.ended;
  throw new Unable('VS Code ended by itself.');
}

/**
 * Shows the address in the user's browser when there is a screen to show it on; it was printed in any case.
 * @param {string} url
 */
async function openBrowser(url) {
  const screen = process.platform === 'darwin' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const opener = screen && !process.env.BACKSTEP_NO_BROWSER && (await findProgram(['xdg-open', 'open']));
  if (opener) {
    // Not waited for: some openers run as long as the browser they start.
    void run(opener, [url], { quiet: true });
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  // The server is ended on the way out.
  process.once(signal, () => process.exit(0));
}

await main(async () => {
  await ensureDependencies();
  const code = await findProgram(['code']);
  const editor = process.env.BACKSTEP_EDITOR ?? (code ? 'code' : 'code-server');
  if (editor === 'code' && !code) {
    throw new Unable(
      'the `code` command is not on the PATH ("Shell Command: Install \'code\' command" in VS Code puts it there).',
    );
  }
  await (editor === 'code' && code ? startDesktop(code) : startServer());
  return 0;
});

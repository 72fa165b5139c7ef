// VS Code running as a server on this machine, with the packaged extension installed: what `npm start` falls back to
// where there is no desktop VS Code, and what the editor tests drive.
import { spawn } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureCodeServer, ensureNode24 } from './install.mjs';
import { environment, ROOT, run, Unable } from './run.mjs';

/** Settings that keep everything out of the way that is not the extension. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.startupPrompt': 'never',
  'git.openRepositoryInParentFolders': 'never',
};

/** @returns {Promise<number>} a port nobody listens on */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The VSIX that `npm run package` writes. */
export async function packagedExtension() {
  const { name, version } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
  return path.join(ROOT, `${name}-${version}.vsix`);
}

/**
 * @typedef {object} CodeServer
 * @property {string} authority host and port
 * @property {Promise<unknown>} ended when the server has ended, by itself or not
 * @property {() => void} kill ends the server and every process it started at once, as a power cut would
 * @property {() => Promise<void>} stop ends the server and every process it started, and deletes its data; also done
 * when this process exits
 */

/**
 * Starts a server of its own (port, settings, extensions) and waits until it answers.
 * @param {object} options
 * @param {string} options.vsix extension to install
 * @param {boolean} [options.trust] false: folders open in Restricted Mode
 * @param {Record<string, unknown>} [options.settings] user settings
 * @returns {Promise<CodeServer>}
 */
export async function startCodeServer({ vsix, trust = true, settings = {} }) {
  const [node, entry] = [await ensureNode24(), await ensureCodeServer()];
  // In the temporary folder because the server's socket lies in it, and socket paths are limited to 107 characters.
  const home = await mkdtemp(path.join(tmpdir(), 'backstep-'));
  const data = path.join(home, 'data');
  await mkdir(path.join(data, 'User'), { recursive: true });
  await writeFile(path.join(data, 'User', 'settings.json'), JSON.stringify({ ...SETTINGS, ...settings }, undefined, 2));
  await writeFile(path.join(home, 'config.yaml'), 'auth: none\n');
  const places = [
    '--config',
    path.join(home, 'config.yaml'),
    '--user-data-dir',
    data,
    '--extensions-dir',
    path.join(home, 'extensions'),
  ];

  const install = await run(node, [entry, ...places, '--install-extension', vsix], { quiet: true });
  if (install.code !== 0) {
    throw new Unable(`VS Code refused to install ${path.basename(vsix)}.`);
  }

  const authority = `127.0.0.1:${await freePort()}`;
  const log = path.join(home, 'server.log');
  const logFile = openSync(log, 'w');
  const child = spawn(
    node,
    [
      entry,
      ...places,
      ...['--auth', 'none', '--bind-addr', authority, '--disable-telemetry', '--disable-update-check'],
      ...(trust ? ['--disable-workspace-trust'] : []),
    ],
    // A process group of its own: ending the group ends the extension hosts and terminals too.
    { env: environment(), stdio: ['ignore', logFile, logFile], detached: true },
  );
  closeSync(logFile);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  /** @param {NodeJS.Signals} signal */
  const end = (signal = 'SIGTERM') => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, signal);
    }
  };
  const remove = () => rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  const onExit = () => {
    end();
    remove();
  };
  process.once('exit', onExit);

  const deadline = Date.now() + 30_000;
  while (!(await answers(`http://${authority}/healthz`))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Unable(`VS Code did not start: ${(await readFile(log, 'utf8')).slice(-2000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  return {
    authority,
    ended,
    kill: () => end('SIGKILL'),
    stop: async () => {
      process.removeListener('exit', onExit);
      end();
      await ended;
      remove();
    },
  };
}

/** @param {string} url */
async function answers(url) {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

/**
 * Address of a window on a folder.
 * @param {string} authority host and port of the server
 * @param {string} folder absolute path
 * @param {string} [file] absolute path of a file to open
 */
export function windowUrl(authority, folder, file) {
  const query = new URLSearchParams({ folder });
  if (file !== undefined) {
    query.set('payload', JSON.stringify([['openFile', `vscode-remote://${authority}${encodeURI(file)}`]]));
  }
  return `http://${authority}/?${query}`;
}

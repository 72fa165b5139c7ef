// Running other programs. Everything in test/harness is plain Node with built-in modules only, because `npm start`
// and `npm test` have to work before anything is installed.
import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A failure that one sentence explains; the entry scripts print the sentence and no stack. */
export class Unable extends Error {}

/** @param {string} line */
export function say(line) {
  console.log(`\u203a ${line}`);
}

/**
 * The environment for programs started here: the project's own tools first on the PATH, and without the variables
 * by which an editor's terminal would make a VS Code server open things in that editor instead.
 * @returns {NodeJS.ProcessEnv}
 */
export function environment() {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (/^(VSCODE_|ELECTRON_|CODE_SERVER_|PORT$|PASSWORD$|HASHED_PASSWORD$|PATH$)/i.test(name)) {
      delete env[name];
    }
  }
  env.PATH = [path.join(ROOT, 'node_modules', '.bin'), ...outsidePath()].join(path.delimiter);
  return env;
}

/** The PATH's folders without those of any `node_modules`, which an install may be about to delete. */
function outsidePath() {
  return (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !folder.includes('node_modules'));
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the project's root when left out
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [quiet] collect what the program prints, and show it only when the program fails
 */

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{code: number, output: string}>} exit code (127 when the program is not there) and, when quiet,
 * what it printed
 */
export function run(command, args, { cwd = ROOT, env = environment(), quiet = false } = {}) {
  return new Promise((resolve) => {
    // Windows runs its command files only through a shell.
    const shell = process.platform === 'win32' && command.endsWith('.cmd');
    const child = spawn(shell ? `"${command}"` : command, shell ? args.map((arg) => `"${arg}"`) : args, {
      cwd,
      env,
      shell,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 127, output: output + error.message }));
    child.on('close', (code, signal) => {
      if (quiet && code !== 0) {
        process.stderr.write(output);
      }
      if (signal !== null) {
        console.error(`${path.basename(command)} was ended from outside (${signal}).`);
      }
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Runs the npm that started this script (or the one on the PATH) with the Node that npm itself runs on: the one in
 * node_modules disappears during an install.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function npm(args, options = {}) {
  const env = { ...environment(), PATH: outsidePath().join(path.delimiter) };
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  return script?.endsWith('.js') && node
    ? run(node, [script, ...args], { env, ...options })
    : run('npm', args, { env, ...options });
}

/**
 * The first program of these names on the PATH, tools in node_modules not counted.
 * @param {readonly string[]} names
 * @returns {Promise<string | undefined>}
 */
export async function findProgram(names) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const name of names) {
    for (const folder of outsidePath()) {
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        if (await isExecutable(file)) {
          return file;
        }
      }
    }
  }
  return undefined;
}

/** @param {string} file */
export async function isExecutable(file) {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/**
 * Runs an entry script: exit code 0, or whatever it answers; an `Unable` is printed as its sentence.
 * @param {() => Promise<number | undefined>} script
 */
export async function main(script) {
  try {
    process.exitCode = (await script()) ?? 0;
  } catch (error) {
    console.error(error instanceof Unable ? `Backstep: ${error.message}` : error);
    process.exitCode = 1;
  }
}

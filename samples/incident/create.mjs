// Makes the sample incident: a git repository with the agent's config and its history, beside the recorded runs.
// Plain Node, no packages:  node samples/incident/create.mjs TARGET
import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const HERE = dirname(fileURLToPath(import.meta.url));
const HISTORY = join(HERE, 'history');

/** Each commit is the folder of history/ with the files it changed. People and dates are fixed, so hashes are too. */
export const COMMITS = [
  {
    folder: '01-add-the-refund-agent',
    message: 'Add the refund agent',
    author: 'Noor Haddad',
    date: '2026-06-09T09:14:00+02:00',
    tag: 'v10',
  },
  {
    folder: '02-say-what-to-do-when-a-tool-fails',
    message: 'Say what to do when a tool fails',
    author: 'Noor Haddad',
    date: '2026-07-21T15:42:00+02:00',
    tag: 'v11',
  },
  {
    folder: '03-sort-the-settings',
    message: 'Sort the settings\n\nOnly their order and layout change.',
    author: 'Emil Strand',
    date: '2026-08-18T11:05:00+02:00',
  },
  {
    folder: '04-follow-the-gpt-4o-alias',
    message: 'Follow the gpt-4o alias\n\nNew snapshots then need no commit here.',
    author: 'Emil Strand',
    date: '2026-10-13T10:31:00+02:00',
  },
  {
    folder: '05-shorten-tool-descriptions',
    message: 'Shorten tool descriptions\n\nThey are sent with every model call.',
    author: 'Emil Strand',
    date: '2026-10-20T16:48:00+02:00',
    tag: 'v12',
  },
  {
    folder: '06-answer-in-the-customers-language',
    message: "Answer in the customer's language\n\nLeaves more room for it, too: more steps, a higher temperature.",
    author: 'Noor Haddad',
    date: '2026-10-27T09:20:00+01:00',
  },
];

/** The files one commit wrote, by path with forward slashes. Line ends are always \n, so that hashes never differ. */
export async function filesOf(folder) {
  const root = join(HISTORY, folder);
  const files = new Map();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const text = await readFile(path, 'utf8');
    files.set(relative(root, path).split(sep).join('/'), text.replaceAll('\r\n', '\n'));
  }
  return files;
}

/**
 * Creates the incident in `target`, which must be missing or empty. Without a working git the files of the last
 * commit are there all the same, and `problem` says why their history is not.
 * @returns {Promise<import('./create.d.mts').Incident>}
 * @throws Error when `target` holds something already, or cannot be written
 */
export async function createIncident(target) {
  const directory = resolve(target);
  await mkdir(directory, { recursive: true });
  if ((await readdir(directory)).length > 0) throw new Error(`${directory} is not empty`);
  await cp(join(HERE, 'traces'), join(directory, 'traces'), { recursive: true });

  const commits = [];
  const problem = await startRepository(directory);
  for (const { folder, message, author, date, tag } of COMMITS) {
    for (const [path, text] of await filesOf(folder)) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), text);
    }
    if (problem === undefined) {
      const who = { name: author, date };
      await git(directory, ['add', '--all'], who);
      await git(directory, ['commit', '--quiet', '--no-verify', '-m', message], who);
      if (tag) await git(directory, ['tag', tag], who);
      const hash = (await git(directory, ['rev-parse', 'HEAD'], who)).trim();
      commits.push({ folder, hash, ...(tag && { tag }) });
    }
  }
  // Last: a folder that has it is complete.
  await cp(join(HERE, 'README.md'), join(directory, 'README.md'));
  return { directory, commits, ...(problem !== undefined && { problem }) };
}

/** @returns why there is no repository, or undefined when there is one */
async function startRepository(directory) {
  try {
    await git(directory, ['init', '--quiet', '--template=']);
  } catch (error) {
    const reason = error.code === 'ENOENT' ? 'git was not found' : `git did not start: ${error.message.split('\n')[0]}`;
    return `${reason}; the files are there, their history is not`;
  }
  await git(directory, ['symbolic-ref', 'HEAD', 'refs/heads/main']);
  // The story and the recordings are not part of the agent.
  await mkdir(join(directory, '.git', 'info'), { recursive: true });
  await writeFile(join(directory, '.git', 'info', 'exclude'), '/README.md\n/traces/\n');
  return undefined;
}

/** Runs git with nothing of the user's own: no configuration, hooks, templates, signing or GIT_ variables. */
async function git(directory, args, who) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name)));
  Object.assign(env, {
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null', // Git for Windows knows this name as well.
    GIT_CEILING_DIRECTORIES: dirname(directory),
    GIT_DEFAULT_HASH: 'sha1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  });
  if (who) {
    const email = `${who.name.toLowerCase().replace(' ', '.')}@example.com`;
    Object.assign(env, { GIT_AUTHOR_NAME: who.name, GIT_AUTHOR_EMAIL: email, GIT_AUTHOR_DATE: who.date });
    Object.assign(env, { GIT_COMMITTER_NAME: who.name, GIT_COMMITTER_EMAIL: email, GIT_COMMITTER_DATE: who.date });
  }
  const settings = ['core.hooksPath=/dev/null', 'core.autocrlf=false', 'core.fileMode=false', 'commit.gpgSign=false'];
  const options = [...settings, 'tag.gpgSign=false'].flatMap((setting) => ['-c', setting]);
  const { stdout } = await promisify(execFile)('git', [...options, ...args], { cwd: directory, env });
  return stdout;
}

const program = process.argv[1];
// The editor's extension host, which imports this, was started from no file.
if (program && existsSync(program) && realpathSync(program) === fileURLToPath(import.meta.url)) {
  const target = process.argv[2];
  if (target === undefined) {
    console.error('usage: node create.mjs TARGET');
    process.exitCode = 2;
  } else {
    try {
      const { directory, commits, problem } = await createIncident(target);
      console.log(`The sample incident is in ${directory}`);
      for (const { hash, folder, tag } of commits) console.log(`  ${hash.slice(0, 7)} ${folder} ${tag ?? ''}`.trimEnd());
      if (problem) console.error(problem);
    } catch (error) {
      console.error(error.message);
      process.exitCode = 2;
    }
  }
}

import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { readVersion, type Version } from '../../../config/versions/history';
import type { LintCounts } from '../../../config/versions/lintCounts';
import { MOST_FILE_BYTES } from '../../../config/versions/repository';
import { NOT_CONFIG } from '../../../config/versions/resolve';
import { walkFiles } from '../../files';
import { lintFolder } from '../../lint/answers';
import type { LintedFile } from '../../lint/messages';
import type { Candidates } from '../candidates';
import type { AgentEntry, AgentFileEntry, AgentList, Place } from '../messages';
import type { OpenPlace, Places } from '../places';

const AGENT_FILE = /\.agent\.(?:ya?ml|json)$/;
/** More are not listed, of one repository or within one agent. */
const MOST_LISTED = 1000;
const MOST_REPOSITORIES = 100;

/** Findings of files that are agent config, by absolute path. */
type Linted = ReadonlyMap<string, LintCounts>;

/**
 * The agents below a folder, by the repository they are in: every agent file with the files it names, then config files
 * that none of them names. Files that `.gitignore` leaves out are not looked at.
 */
export async function agents(places: Places, place: Place, signal: AbortSignal): Promise<readonly AgentList[]> {
  const folder = realpathSync(place.folder);
  const main = await places.open(place, signal);
  const agentFiles = await agentFilesIn(folder);
  const { linted, isCut } = await lintWithNamed(folder, main, places.candidatesIn(folder), agentFiles, signal);
  const byFolder = new Map<string, { readonly agentFiles: string[]; readonly others: string[] }>([
    [folder, { agentFiles: [], others: [] }],
  ]);
  const groupOf = topsBelow(folder);
  for (const file of new Set([...agentFiles, ...linted.keys()])) {
    const top = groupOf(path.dirname(file));
    const group = byFolder.get(top) ?? { agentFiles: [], others: [] };
    byFolder.set(top, group);
    (AGENT_FILE.test(file) ? group.agentFiles : group.others).push(file);
  }
  const lists: AgentList[] = [];
  for (const [top, group] of [...byFolder].slice(0, MOST_REPOSITORIES)) {
    const opened = top === folder ? main : await places.open({ ...place, folder: top }, signal);
    const found = [...(await agentsAt(group.agentFiles.sort(), opened, linted, signal))];
    const taken = new Set(found.flatMap(({ files }) => files.map((file) => path.join(opened.root, file.path))));
    const loose = [...group.others, ...group.agentFiles].filter((file) => linted.has(file) && !taken.has(file)).sort();
    const all = [...found, ...loose.map((file) => looseEntry(file, opened, linted))];
    const { root, facts: repository } = opened;
    const shown = all.slice(0, MOST_LISTED);
    const isLong = all.length > MOST_LISTED || byFolder.size > MOST_REPOSITORIES;
    lists.push({ root, asked: folder, repository, agents: shown, isCut: isCut || isLong });
  }
  return lists;
}

/** Which folder a folder's files are listed with: the top of a repository that lies below, or the folder asked about. */
function topsBelow(asked: string): (folder: string) => string {
  const known = new Map([[asked, asked]]);
  const topOf = (folder: string): string => {
    let top = known.get(folder);
    if (top === undefined) {
      top = existsSync(path.join(folder, '.git')) ? folder : topOf(path.dirname(folder));
      known.set(folder, top);
    }
    return top;
  };
  return topOf;
}

/** Files with the name of an agent file, readable or not. */
async function agentFilesIn(folder: string): Promise<string[]> {
  const { files, skipped } = await walkFiles([folder], {
    isWanted: (file) => AGENT_FILE.test(file),
    mostBytes: MOST_FILE_BYTES,
  });
  return [...files, ...skipped].map((file) => file.path).filter((file) => AGENT_FILE.test(file));
}

async function agentsAt(
  agentFiles: readonly string[],
  { root, files }: OpenPlace,
  linted: Linted,
  signal: AbortSignal,
): Promise<AgentEntry[]> {
  const found: AgentEntry[] = [];
  for (const file of agentFiles) {
    signal.throwIfAborted();
    const version = await readVersion(undefined, files, slashed(path.relative(root, file)), undefined, { signal });
    found.push(...entryOf(version, root, linted));
  }
  return found;
}

/** @returns nothing for a file that only has the name of an agent file */
function entryOf({ path: agentFile, agent, missing }: Version, root: string, linted: Linted): AgentEntry[] {
  const lintOf = (file: string): LintCounts | undefined => linted.get(path.join(root, file));
  const whyNot = (file: string): string | undefined => missing.find((part) => part.path === file)?.why;
  const { definition } = agent.config;
  const isBroken = whyNot(agentFile) !== undefined && whyNot(agentFile) !== NOT_CONFIG;
  if (!definition && (!isBroken || lintOf(agentFile))) {
    return [];
  }
  const files = agent.paths.slice(0, MOST_LISTED).map((file): AgentFileEntry => {
    const lint = lintOf(file);
    return { path: file, lint, why: whyNot(file) ?? (lint ? undefined : 'it is not linted with this folder') };
  });
  const name = definition?.name?.value.trim();
  return [{ path: agentFile, name: name || path.posix.basename(agentFile), kind: 'agent', files }];
}

function looseEntry(file: string, { root }: OpenPlace, linted: Linted): AgentEntry {
  const below = slashed(path.relative(root, file));
  const files = [{ path: below, lint: linted.get(file), why: undefined }];
  return { path: below, name: path.basename(file), kind: 'file', files };
}

/**
 * Lints everything below a folder by the `backstep.json` that each file belongs to. What was no config the last time is
 * not read again, unless an agent names it now.
 */
async function lintWithNamed(
  folder: string,
  place: OpenPlace,
  candidates: Candidates,
  agentFiles: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly linted: Linted; readonly isCut: boolean }> {
  const { root, files } = place;
  const open = [...files.unsaved].map(([file, text]) => ({ file: path.join(root, file), text }));
  const texts = open.map(({ file, text }) => ({ path: slashed(path.relative(folder, file)), text }));
  for (;;) {
    signal.throwIfAborted();
    const look = candidates.look(new Set(open.map(({ file }) => file)));
    const found = await lintFolder(folder, texts, { isTrusted: false, signal, isWanted: look.isWanted });
    const linted = new Map(
      found
        .filter((file) => path.posix.basename(file.path) !== 'backstep.json')
        .map((file) => [path.join(folder, file.path), countsOf(file)]),
    );
    look.keep((file) => linted.has(file));
    const agents = await agentsAt(agentFiles, place, linted, signal);
    const named = agents.flatMap((agent) => agent.files.map((file) => path.join(root, file.path)));
    if (!look.name(named)) {
      return { linted, isCut: look.isCut };
    }
  }
}

function countsOf({ findings }: LintedFile): LintCounts {
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}

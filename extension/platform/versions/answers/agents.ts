import { realpathSync } from 'node:fs';
import path from 'node:path';
import { readVersion, type Version } from '../../../config/versions/history';
import type { LintCounts } from '../../../config/versions/lintCounts';
import { MOST_FILE_BYTES } from '../../../config/versions/repository';
import { NOT_CONFIG } from '../../../config/versions/resolve';
import { walkFiles } from '../../files';
import { lintFolder } from '../../lint/answers';
import type { LintedFile } from '../../lint/messages';
import type { AgentEntry, AgentFileEntry, AgentList, Place } from '../messages';
import type { OpenPlace, Places } from '../places';

const AGENT_FILE = /\.agent\.(?:ya?ml|json)$/;
/** More are not listed, by themselves or within one agent. */
const MOST_LISTED = 1000;

/**
 * The agents below a folder: every agent file with the files it names, then config files that none of them names. Files
 * that `.gitignore` leaves out are not looked at.
 */
export async function agents(places: Places, place: Place, signal: AbortSignal): Promise<AgentList> {
  const folder = realpathSync(place.folder);
  const opened = await places.open(place, signal);
  const linted = await lintCounts(folder, opened);
  const found: AgentEntry[] = [];
  const taken = new Set<string>();
  for (const agentFile of await agentFiles(folder, opened.root)) {
    const version = await readVersion(undefined, opened.files, agentFile, undefined, { signal });
    const entry = entryOf(version, linted);
    if (entry) {
      found.push(entry);
      for (const each of version.agent.paths) {
        taken.add(each);
      }
    }
  }
  signal.throwIfAborted();
  const loose = [...linted.keys()].filter((each) => !taken.has(each)).sort();
  for (const each of loose) {
    const files = [{ path: each, lint: linted.get(each), why: undefined }];
    found.push({ path: each, name: path.posix.basename(each), kind: 'file', files });
  }
  return {
    root: opened.root,
    folder: slashed(path.relative(opened.root, folder)),
    repository: opened.facts,
    agents: found.slice(0, MOST_LISTED),
    isCut: found.length > MOST_LISTED,
  };
}

/** Paths of agent files, in the order of their names. */
async function agentFiles(folder: string, root: string): Promise<string[]> {
  const walk = await walkFiles([folder], {
    isWanted: (file) => AGENT_FILE.test(file),
    mostBytes: MOST_FILE_BYTES,
  });
  const all = [...walk.files, ...walk.skipped].map((file) => slashed(path.relative(root, file.path)));
  return all.filter((file) => AGENT_FILE.test(file)).sort();
}

/** @returns undefined for a file that only has the name of an agent file */
function entryOf(
  { path: agentFile, agent, missing }: Version,
  linted: ReadonlyMap<string, LintCounts>,
): AgentEntry | undefined {
  const { definition } = agent.config;
  const own = missing.find((part) => part.path === agentFile);
  if (!definition && (!own || linted.has(agentFile) || own.why === NOT_CONFIG)) {
    return undefined;
  }
  const files = agent.paths.slice(0, MOST_LISTED).map((each): AgentFileEntry => {
    const lint = linted.get(each);
    const why = missing.find((part) => part.path === each)?.why;
    return { path: each, lint, why: why ?? (lint ? undefined : 'it is not linted with this folder') };
  });
  const name = definition?.name?.value.trim();
  return { path: agentFile, name: name || path.posix.basename(agentFile), kind: 'agent', files };
}

/** Findings of everything below a folder that is agent config, by path below the root. */
async function lintCounts(folder: string, { root, files }: OpenPlace): Promise<Map<string, LintCounts>> {
  const open = [...files.unsaved].map(([file, text]) => ({
    path: slashed(path.relative(folder, path.join(root, file))),
    text,
  }));
  const linted = await lintFolder(folder, open);
  const isSettings = (file: LintedFile): boolean => path.posix.basename(file.path) === 'backstep.json';
  return new Map(
    linted
      .filter((file) => !isSettings(file))
      .map((file) => [slashed(path.relative(root, path.join(folder, file.path))), countsOf(file)]),
  );
}

function countsOf({ findings }: LintedFile): LintCounts {
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}

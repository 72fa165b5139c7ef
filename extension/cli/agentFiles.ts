import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { isFingerprint } from '../config/fingerprint';
import { type History, readHistory, readVersion, type Version } from '../config/versions/history';
import type { GitRepository } from '../config/versions/repository';
import { openRepository } from '../platform/git/repository';
import { DiskFiles } from '../platform/git/workingFiles';
import { type Io, UsageError } from './io';

/** Where a command looks for an agent. */
export interface Place {
  /** Absolute path that the paths of files are relative to. */
  readonly root: string;
  readonly files: DiskFiles;
  readonly repository: GitRepository | undefined;
  /** Why there is no repository. */
  readonly message: string | undefined;
}

/**
 * The working tree a path belongs to.
 * @param target absolute path, existing or not
 */
export async function placeOf(target: string, io: Io): Promise<Place> {
  const folder = nearestFolder(target);
  const opened = await openRepository(folder, { isTrusted: true });
  if (opened.state === 'ready') {
    const { repository } = opened;
    return { root: repository.root, files: new DiskFiles(repository.root), repository, message: undefined };
  }
  const here = realpathSync(io.cwd);
  const root = folder.startsWith(here + path.sep) ? here : folder;
  return { root, files: new DiskFiles(root), repository: undefined, message: opened.message };
}

function nearestFolder(target: string): string {
  for (let folder = target; ; folder = path.dirname(folder)) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      return realpathSync(folder);
    }
  }
}

/** A path as the working tree sees it. Links above it are followed; the last step itself is not. */
export function pathIn(place: Place, target: string): string {
  const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const rest = isFolder ? [] : [path.basename(target)];
  let above = isFolder ? target : path.dirname(target);
  for (; !existsSync(above); above = path.dirname(above)) {
    rest.unshift(path.basename(above));
  }
  return path
    .relative(place.root, path.join(realpathSync(above), ...rest))
    .split(path.sep)
    .join('/');
}

/** The history of the agent at a path given on the command line. */
export async function historyAt(
  given: string,
  io: Io,
  most?: number,
): Promise<{ readonly place: Place; readonly path: string; readonly history: History }> {
  const target = path.resolve(io.cwd, given);
  const place = await placeOf(target, io);
  const file = pathIn(place, target);
  if (!place.repository) {
    const working = await workingVersion(place, file, given);
    return { place, path: file, history: { versions: [working], working, isCut: false } };
  }
  const history = await readHistory(place.repository, place.files, file, { most });
  refuseSeveral(history.working, given);
  return { place, path: file, history };
}

/** @throws UsageError when nothing there is agent config */
export async function workingVersion(place: Place, file: string, given: string): Promise<Version> {
  const version = await readVersion(place.repository, place.files, file, undefined);
  if (version.agent.config.files.length === 0) {
    const [problem] = version.missing;
    throw new UsageError(`'${given}' is no agent config${problem ? `: ${problem.path}: ${problem.why}` : ''}`);
  }
  refuseSeveral(version, given);
  return version;
}

/** Which of them is meant is nothing to guess: one of them may be written over. */
function refuseSeveral(version: Version | undefined, given: string): void {
  const { path: file = '', agent } = version ?? {};
  const [first] = agent?.config.files ?? [];
  if (first && agent && agent.others.length > 0) {
    const all = [first.path, ...agent.others].map((each) => path.posix.relative(file, each));
    throw new UsageError(`'${given}' holds ${all.length} agents; name one of them: ${all.sort().join(', ')}`);
  }
}

/**
 * A version named on the command line: a path, `REV:PATH`, or a tag, branch, commit or fingerprint of an agent.
 * @param agent path of the agent, for names that do not say which
 * @throws UsageError when there is none
 */
export async function versionNamed(name: string, agent: string | undefined, io: Io): Promise<Version> {
  const target = path.resolve(io.cwd, name);
  if (existsSync(target)) {
    const place = await placeOf(target, io);
    return workingVersion(place, pathIn(place, target), name);
  }
  const colon = name.indexOf(':');
  if (colon > 0 && !isFingerprint(name)) {
    return versionAt(name.slice(0, colon), name.slice(colon + 1), name, io);
  }
  if (agent === undefined) {
    throw new UsageError(`'${name}' does not say of which agent; write ${name}:PATH, or give a path on the other side`);
  }
  return isFingerprint(name) ? versionWith(name, agent, io) : versionAt(name, agent, name, io);
}

async function versionAt(rev: string, file: string, name: string, io: Io): Promise<Version> {
  const target = path.resolve(io.cwd, file);
  const place = await placeOf(target, io);
  if (!place.repository) {
    throw new UsageError(place.message ?? 'there is no repository');
  }
  const commit = await place.repository.resolve(rev);
  if (commit === undefined) {
    throw new UsageError(`there is no commit, branch or tag '${rev}'`);
  }
  // As git has it: REV:PATH is seen from the top, with ./ from here. Whichever is there.
  const candidates = [...new Set([pathIn(place, target), file])];
  for (const candidate of candidates) {
    const version = await readVersion(place.repository, place.files, candidate, commit);
    if (version.agent.config.files.length > 0) {
      return version;
    }
  }
  const history = await readHistory(place.repository, place.files, candidates[0]!);
  const earlier = history.versions.find((version) => version.commit?.hash === commit);
  if (earlier) {
    return earlier;
  }
  throw new UsageError(`'${name}': there is no agent config at that path in that version`);
}

async function versionWith(fingerprint: string, agent: string, io: Io): Promise<Version> {
  const { history } = await historyAt(agent, io);
  const hash = fingerprint.slice('cfg:'.length);
  const version = history.versions.find((each) => each.fingerprint.hash.startsWith(hash));
  if (!version) {
    throw new UsageError(`no version of '${agent}' has the fingerprint ${fingerprint}`);
  }
  return version;
}

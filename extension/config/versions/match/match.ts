import type { Trace } from '../../../trace/model';
import { type Change, diffConfigs } from '../change';
import type { History, Version } from '../history';
import type { GitRepository, ReadOptions } from '../repository';
import { type Comparison, compareWith } from './compare';
import { type PayloadReader, type Recorded, readRecorded, type TakesTurns } from './recorded';

export type { PayloadReader } from './recorded';

/**
 * How sure it is that a trace ran with a version. `recorded`: the trace names it. `exact`: what the trace recorded of
 * prompts, tools and model agrees with it word for word. `likely`: no version agrees better, but not everything does.
 */
export type Certainty = 'recorded' | 'exact' | 'likely' | 'none';

export interface Match {
  readonly version: Version | undefined;
  readonly certainty: Certainty;
  /** What the answer rests on, in one sentence. */
  readonly reason: string;
  /** What the trace recorded and the version says the same of. */
  readonly agreed: readonly string[];
  /** What the trace recorded and the version says otherwise. */
  readonly disagreed: readonly string[];
  /** Other versions that agree as well: what tells them apart is not in the trace. */
  readonly alternatives: readonly Version[];
  /** What has changed from that version to the working tree. */
  readonly changesSince: readonly Change[];
}

/** Comparing many versions takes a while: others may have a turn between them. */
export type MatchOptions = ReadOptions & Partial<TakesTurns>;

const LIKELY = 0.5;

/** {@link matchRecorded} for a trace that is at hand. */
export async function matchTrace(
  trace: Trace,
  payload: PayloadReader,
  history: History,
  repository: GitRepository | undefined,
  options: ReadOptions = {},
): Promise<Match> {
  return matchRecorded(await readRecorded(trace, payload), trace.start, history, repository, options);
}

/**
 * The version of an agent a trace ran with: the one it names, else the one that what it recorded agrees with best.
 * @param start when the run began, in milliseconds since 1970, when that is known
 * @param history of the agent
 * @param repository to look up commits and tags that the trace names; without it only fingerprints are
 */
export async function matchRecorded(
  recorded: Recorded,
  start: number | undefined,
  history: History,
  repository: GitRepository | undefined,
  options: MatchOptions = {},
): Promise<Match> {
  const named = await namedVersion(recorded, history, repository, options);
  if (named) {
    return answer(named.version, 'recorded', named.reason, compareWith(recorded, named.version), [], history);
  }
  return byContent(recorded, start, history, options);
}

/** The version whose commit, tag or fingerprint the trace recorded. */
async function namedVersion(
  recorded: Recorded,
  history: History,
  repository: GitRepository | undefined,
  options: ReadOptions,
): Promise<{ readonly version: Version; readonly reason: string } | undefined> {
  for (const { key, value } of recorded.fingerprints) {
    const hash = value.replace(/^cfg:/, '');
    const version = history.versions.find(({ fingerprint }) => hash.length >= 6 && fingerprint.hash.startsWith(hash));
    if (version) {
      return { version, reason: `the trace recorded the fingerprint ${value} (${key})` };
    }
  }
  if (!repository) {
    return undefined;
  }
  const paths = [...new Set(history.versions.flatMap(({ path, agent }) => [path, ...agent.paths]))];
  for (const { key, value } of recorded.refs) {
    const commit = await repository.resolve(value, options);
    const [latest] = commit ? await repository.log(paths, { ...options, from: commit }) : [];
    const version = latest && history.versions.find((each) => each.commit?.hash === latest.hash);
    if (version) {
      return { version, reason: `the trace recorded ${value} (${key})` };
    }
  }
  return undefined;
}

async function byContent(
  recorded: Recorded,
  start: number | undefined,
  history: History,
  { signal, breathe }: MatchOptions,
): Promise<Match> {
  const compared: { readonly version: Version; readonly comparison: Comparison }[] = [];
  for (const version of history.versions) {
    await breathe?.();
    signal?.throwIfAborted();
    compared.push({ version, comparison: compareWith(recorded, version) });
  }
  const best = Math.max(0, ...compared.map(({ comparison }) => comparison.score));
  const tied = compared.filter(({ comparison }) => comparison.score === best);
  const chosen = tied.find(({ version }) => isBefore(version, start)) ?? tied[0];
  if (!chosen || best < LIKELY) {
    const reason = recorded.isEmpty
      ? 'the trace recorded no prompt, tool definitions or model settings, and names no version'
      : 'what the trace recorded fits no version';
    return answer(undefined, 'none', reason, { score: 0, agreed: [], disagreed: [] }, [], history);
  }
  const { version, comparison } = chosen;
  const isExact = comparison.disagreed.length === 0 && comparison.isTelling === true;
  const others = tied.map((each) => each.version).filter((each) => each !== version);
  const reason = isExact
    ? 'everything the trace recorded agrees with it'
    : 'no other version agrees better with what the trace recorded';
  return answer(version, isExact ? 'exact' : 'likely', reason, comparison, others, history);
}

/** A run uses a version that is there already. The working tree has no time; it comes after all commits. */
function isBefore({ commit }: Version, start: number | undefined): boolean {
  return commit !== undefined && start !== undefined && Date.parse(commit.date) <= start;
}

function answer(
  version: Version | undefined,
  certainty: Certainty,
  reason: string,
  { agreed, disagreed }: Comparison,
  alternatives: readonly Version[],
  { working }: History,
): Match {
  const changesSince = version && working ? diffConfigs(version.agent.config, working.agent.config) : [];
  return { version, certainty, reason, agreed, disagreed, alternatives, changesSince };
}

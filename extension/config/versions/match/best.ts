import type { History } from '../history';
import type { GitRepository } from '../repository';
import { type Match, type MatchOptions, matchRecorded } from './match';
import type { Recorded } from './recorded';

/** A match, and the agent it is about. */
export interface AgentMatch {
  /** Path of the agent; undefined when no version of any fits. */
  readonly agent: string | undefined;
  readonly match: Match;
  /** Of the agent, or of the one that fits least badly. */
  readonly history: History;
}

const ORDER: readonly Match['certainty'][] = ['recorded', 'exact', 'likely', 'none'];

/**
 * The agent and version a run fits best: a version it names before one it agrees with, and of equals the one that more
 * of what it recorded agrees with.
 * @param histories by the agents' paths, in the order in which equals are preferred
 * @returns undefined when there are no histories
 */
export async function bestMatch(
  recorded: Recorded,
  start: number | undefined,
  histories: ReadonlyMap<string, History>,
  repository: GitRepository | undefined,
  options: MatchOptions = {},
): Promise<AgentMatch | undefined> {
  const found: AgentMatch[] = [];
  for (const [agent, history] of histories) {
    const match = await matchRecorded(recorded, start, history, repository, options);
    found.push({ agent: match.version && agent, match, history });
  }
  const rank = ({ match }: AgentMatch): number => ORDER.indexOf(match.certainty);
  const disagreements = ({ match }: AgentMatch): number => match.disagreed.length - match.agreed.length;
  return found.sort((a, b) => rank(a) - rank(b) || disagreements(a) - disagreements(b))[0];
}

/** Agent files, and kinds of files that hold a whole agent: its prompt with its model. */
const AGENT_FILE = /\.agent\.(?:ya?ml|json|toml|md)$|\.prompty$|\.prompt(?:\.ya?ml)?$|(?:^|\/)root_agent\.ya?ml$/i;

/** Whether a run may have been of the agent that a file describes, by the file's name. */
export function isAgentFile(file: string): boolean {
  return AGENT_FILE.test(file);
}

/** Which of the files of a working tree a run may have been an agent of; agent files first. */
export function agentFiles(files: readonly string[]): string[] {
  const isManifest = (file: string): boolean => /\.agent\.\w+$/i.test(file);
  return files.filter(isAgentFile).sort((a, b) => Number(isManifest(b)) - Number(isManifest(a)));
}

import path from 'node:path';
import { MATCH_SCHEMA, type MatchReport, type TraceMatch } from '../../schemas/matchReport';
import { changeReport } from '../config/versions/changeReport';
import type { History, Version } from '../config/versions/history';
import { readHistory } from '../config/versions/history';
import { agentFiles, bestMatch } from '../config/versions/match/best';
import type { Match } from '../config/versions/match/match';
import { readRecorded } from '../config/versions/match/recorded';
import type { Trace } from '../trace/model';
import { type Place, placeOf, workingVersion } from './agentFiles';
import { changesText } from './diffReport';
import { readFlags } from './flags';
import { EXIT, type Io, printable, UsageError } from './io';
import { openTraceFile } from './openTraceFile';
import { pickTrace } from './pickTrace';

export const MATCH_HELP = `backstep match TRACE [--repo DIR] [--agent PATH] [--trace ID] [--json]
  Which version of an agent's config a recorded run used, and what has changed since.
  --repo DIR    where the config is (default: here)
  --agent PATH  the agent, below DIR (default: every agent file there)
  --trace ID    one trace of a file with many
`;

const MOST_AGENTS = 50;

/** `backstep match`. @returns the exit code: 1 when a trace fits no version */
export async function matchCommand(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readFlags(
    args,
    { repo: { type: 'string' }, agent: { type: 'string' }, trace: { type: 'string' }, json: { type: 'boolean' } },
    [1, 1],
    'backstep match TRACE [--repo DIR] [--agent PATH] [--trace ID] [--json]',
  );
  const folder = path.resolve(io.cwd, values.repo ?? '.');
  const place = await placeOf(folder, io);
  const histories = await historiesIn(place, folder, values.agent, io);
  const file = path.resolve(io.cwd, positionals[0]!);
  const { trace, close } = await openTraceFile(file, io, undefined);
  try {
    const traces = values.trace === undefined ? trace.traces : [pickTrace(trace, values.trace)];
    const found: Found[] = [];
    for (const each of traces) {
      const recorded = await readRecorded(each, (step) => trace.payload(each.id, step));
      const best = await bestMatch(recorded, each.start, histories, place.repository);
      found.push(
        ...(best ? [{ trace: each, agent: best.agent, match: best.match, working: best.history.working }] : []),
      );
    }
    const name = positionals[0]!;
    await io.write(values.json ? jsonReport(name, found) : printable(found.map(matchText).join('\n')));
    return found.every(({ match }) => match.version !== undefined) ? EXIT.fine : EXIT.findings;
  } finally {
    close();
  }
}

interface Found {
  readonly trace: Trace;
  readonly agent: string | undefined;
  readonly match: Match;
  readonly working: Version | undefined;
}

async function historiesIn(
  place: Place,
  folder: string,
  agent: string | undefined,
  io: Io,
): Promise<Map<string, History>> {
  const below = (target: string): string => path.relative(place.root, target).split(path.sep).join('/');
  const files =
    agent === undefined ? agentFiles(await place.files.list(below(folder))) : [below(path.resolve(folder, agent))];
  if (files.length === 0) {
    throw new UsageError(`there is no agent file below '${folder}'; name the config with --agent PATH`);
  }
  if (files.length > MOST_AGENTS) {
    io.warn(
      `There are ${files.length} agents; only the first ${MOST_AGENTS} are looked at. Name one with --agent PATH.`,
    );
  }
  const histories = new Map<string, History>();
  for (const file of files.slice(0, MOST_AGENTS)) {
    const { repository } = place;
    const history = repository ? await readHistory(repository, place.files, file) : await onlyNow(place, file);
    histories.set(file, history);
  }
  return histories;
}

async function onlyNow(place: Place, file: string): Promise<History> {
  const working = await workingVersion(place, file, file);
  return { versions: [working], working, isCut: false };
}

function jsonReport(file: string, found: readonly Found[]): string {
  const report: MatchReport = { schema: MATCH_SCHEMA, file, matches: found.map(matchReport) };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function matchReport({ trace, agent, match, working }: Found): TraceMatch {
  const { version } = match;
  return {
    trace: trace.id,
    agent: agent ?? null,
    version: version ? versionReport(version) : null,
    certainty: match.certainty,
    reason: match.reason,
    agreed: [...match.agreed],
    disagreed: [...match.disagreed],
    alternatives: match.alternatives.map(versionReport),
    changesSince: version && working ? match.changesSince.map((each) => changeReport(each, version, working)) : [],
  };
}

function versionReport({ commit, tags, fingerprint }: Version) {
  return {
    commit: commit?.hash ?? null,
    tags: [...tags],
    subject: commit?.subject ?? null,
    fingerprint: fingerprint.short,
  };
}

function matchText({ trace, agent, match, working }: Found): string {
  const { version } = match;
  if (!version) {
    return `${trace.id}: no version. ${match.reason}.\n`;
  }
  const tags = version.tags.length > 0 ? ` (${version.tags.join(', ')})` : '';
  const subject = version.commit ? `  ${version.commit.subject}` : '';
  const others = match.alternatives.map(({ label }) => label).join(', ');
  return [
    `${trace.id}: ${agent} ran with ${version.label}${tags} ${version.fingerprint.short}${subject}`,
    `  ${match.certainty}: ${match.reason}`,
    ...(match.agreed.length > 0 ? [`  agrees: ${match.agreed.join(', ')}`] : []),
    ...(match.disagreed.length > 0 ? [`  differs: ${match.disagreed.join(', ')}`] : []),
    ...(others === '' ? [] : [`  cannot be told from: ${others}`]),
    'Changed since, up to the working tree:',
    working ? changesText(match.changesSince, version, working) : 'The agent is not there any more.\n',
  ].join('\n');
}

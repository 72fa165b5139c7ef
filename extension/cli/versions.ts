import { type ConfigVersion, VERSIONS_SCHEMA, type VersionsReport } from '../../schemas/versionsReport';
import type { History, Version } from '../config/versions/history';
import { type LintCounts, lintCountsOf } from '../config/versions/lintCounts';
import { settingsFor } from '../platform/versions/places';
import { historyAt, type Place } from './agentFiles';
import { readFlags } from './flags';
import { EXIT, type Io, printable, UsageError } from './io';
import { originsOf, writeOrigins } from './origins';

export const VERSIONS_HELP = `backstep versions PATH [--json] [--lint] [--limit N] [--blame]
  The versions of an agent: the commits that touched any of its files, newest first, with what each changed.
  --lint       counts what the linter finds in each
  --limit N    the newest N only
  --blame      which version each tool, parameter, sentence and setting comes from, instead of the list
`;

/** `backstep versions`. @returns the exit code */
export async function versionsCommand(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readFlags(
    args,
    { json: { type: 'boolean' }, lint: { type: 'boolean' }, limit: { type: 'string' }, blame: { type: 'boolean' } },
    [1, 1],
    'backstep versions PATH [--json] [--lint] [--limit N] [--blame]',
  );
  if (values.limit !== undefined && !/^[1-9]\d{0,6}$/.test(values.limit)) {
    throw new UsageError(`--limit takes a number, not '${values.limit}'`);
  }
  const limit = values.limit === undefined ? undefined : Number(values.limit);
  const { place, path, history } = await historyAt(positionals[0]!, io, limit);
  if (history.versions.every(({ agent }) => agent.config.files.length === 0)) {
    const [problem] = history.working?.missing ?? [];
    throw new UsageError(`'${positionals[0]}' is no agent config, and never was${problem ? ` (${problem.why})` : ''}`);
  }
  const note = noteOf(place, history);
  if (values.blame) {
    const parts = originsOf(history, note === undefined);
    if (note !== undefined && !values.json) {
      io.warn(note);
    }
    await writeOrigins(parts, { path, note, isJson: values.json === true }, io);
    return EXIT.fine;
  }
  const settings = values.lint ? await settingsFor(place, path) : undefined;
  const lintOf = values.lint ? (version: Version) => lintCountsOf(version, settings) : undefined;
  if (values.json) {
    const versions = history.versions.map((version) => entryOf(version, lintOf?.(version)));
    const report: VersionsReport = { schema: VERSIONS_SCHEMA, path, note: note ?? null, versions };
    await io.write(`${JSON.stringify(report, undefined, 2)}\n`);
    return EXIT.fine;
  }
  if (note !== undefined) {
    io.warn(note);
  }
  const lines = history.versions.flatMap((version) => linesOf(version, lintOf?.(version)));
  await io.write(printable(`${lines.join('\n')}\n`));
  return EXIT.fine;
}

function noteOf({ repository, message }: Place, { isCut }: History): string | undefined {
  if (!repository) {
    return message;
  }
  if (repository.head === undefined) {
    return 'There are no commits yet.';
  }
  if (isCut) {
    return 'Older versions are left out.';
  }
  return repository.isShallow ? 'The clone is shallow: older versions were not fetched.' : undefined;
}

function entryOf(version: Version, lint: LintCounts | undefined): ConfigVersion {
  const { commit } = version;
  return {
    commit: commit?.hash ?? null,
    tags: [...version.tags],
    author: commit?.author ?? null,
    date: commit?.date ?? null,
    subject: commit?.subject ?? null,
    path: version.path,
    fingerprint: version.fingerprint.short,
    class: version.changeClass ?? null,
    changes: version.changes?.length ?? 0,
    missing: [...version.missing],
    ...(lint && { lint }),
  };
}

function linesOf(version: Version, counts: LintCounts | undefined): string[] {
  const { commit, changes, missing } = version;
  const tags = version.tags.length > 0 ? ` (${version.tags.join(', ')})` : '';
  const what = changes === undefined ? 'first' : (version.changeClass ?? 'same');
  const lint = counts ? `  ${lintText(counts)}` : '';
  const head = `${version.label.padEnd(12)}  ${commit?.date.slice(0, 10) ?? '          '}  ${version.fingerprint.short}  ${what.padEnd(11)}${lint}`;
  const title = commit ? `  ${commit.subject}${tags}  ${commit.author}` : '';
  return [head + title, ...missing.map(({ path, why }) => `              without ${path}: ${why}`)];
}

function lintText({ errors, warnings }: LintCounts): string {
  return `${errors} errors, ${warnings} warnings`.padEnd(24);
}

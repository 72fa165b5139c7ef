import { lintFiles } from '../lint/runner';
import type { Version } from './history';

export interface LintCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** The `backstep.json` that an agent's files are judged by, as it is now. */
export interface ProjectSettings {
  /** Its folder below the root; '' at the root. What it says of paths is meant from there. */
  readonly folder: string;
  readonly text: string;
}

const known = new WeakMap<Version, { readonly settings: string | undefined; readonly counts: LintCounts }>();

/** How many findings of each severity the linter has for a version's files. */
export function lintCountsOf(version: Version, settings?: ProjectSettings): LintCounts {
  const before = known.get(version);
  if (before && before.settings === settings?.text) {
    return before.counts;
  }
  const counts = count(version, settings);
  known.set(version, { settings: settings?.text, counts });
  return counts;
}

function count(version: Version, settings: ProjectSettings | undefined): LintCounts {
  const prefix = settings === undefined || settings.folder === '' ? '' : `${settings.folder}/`;
  const files = [...version.files].flatMap(([path, content]) =>
    'text' in content ? [{ path: path.startsWith(prefix) ? path.slice(prefix.length) : path, text: content.text }] : [],
  );
  const all = settings === undefined ? files : [...files, { path: 'backstep.json', text: settings.text }];
  const names = new Set(files.map(({ path }) => path));
  // Files that the agent does not name are not its own: whether they exist is not asked.
  const findings = lintFiles(all, { isFile: () => true }).findings.filter(({ file }) => names.has(file));
  const of = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  return { errors: of('error'), warnings: of('warning'), infos: of('info') };
}

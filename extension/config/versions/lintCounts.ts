import { lintFiles } from '../lint/runner';
import type { Version } from './history';

export interface LintCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

const known = new WeakMap<Version, LintCounts>();

/**
 * How many findings of each severity the linter has for a version's files.
 * @param settings the text of the workspace's `backstep.json`
 */
export function lintCountsOf(version: Version, settings?: string): LintCounts {
  let counts = known.get(version);
  if (!counts) {
    const files = [...version.files].flatMap(([path, content]) =>
      'text' in content ? [{ path, text: content.text }] : [],
    );
    const all = settings === undefined ? files : [...files, { path: 'backstep.json', text: settings }];
    // Files that the agent does not name are not its own: whether they exist is not asked.
    const { findings } = lintFiles(all, { isFile: () => true });
    const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
    counts = { errors: count('error'), warnings: count('warning'), infos: count('info') };
    known.set(version, counts);
  }
  return counts;
}

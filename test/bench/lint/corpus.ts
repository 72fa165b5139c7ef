import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Finding } from '../../../extension/config/lint/findings';
import { lintFiles } from '../../../extension/config/lint/runner';
import { filesBelow } from './kinds';

/** Lints every folder of a corpus by itself. Binary files read as text like any other: nothing may crash. */
function lintCorpus(
  corpus: string,
  rules: readonly string[] | undefined,
): readonly { readonly finding: Finding; readonly text: string }[] {
  const all: { finding: Finding; text: string }[] = [];
  for (const kind of readdirSync(corpus, { withFileTypes: true }).filter((each) => each.isDirectory())) {
    const files = filesBelow(join(corpus, kind.name)).map((file) => ({
      path: relative(corpus, file).replaceAll('__', '/'),
      text: readFileSync(file, 'utf8'),
    }));
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    for (const finding of lintFiles(files, { rules, today: '2026-11-20' }).findings) {
      all.push({ finding, text: texts.get(finding.file)!.slice(finding.start, finding.end) });
    }
  }
  return all;
}

/**
 * Counts findings by rule, and shows a sample.
 * @param sample how many findings to print, drawn by a fixed generator so that the same ones come again
 */
export function reportCorpus(
  corpus: string,
  sample: number,
  rules: readonly string[] | undefined,
  seed: number,
): string[] {
  const all = lintCorpus(corpus, rules);
  const counts = new Map<string, number>();
  for (const { finding } of all) {
    const key = `${finding.severity} ${finding.rule}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const lines = [
    `${all.length} findings`,
    ...[...counts].sort((a, b) => b[1] - a[1]).map(([rule, count]) => `${count} ${rule}`),
    '',
  ];
  for (const { finding, text } of draw(all, sample, seed)) {
    lines.push(`[${finding.severity} ${finding.rule}] ${finding.file}:${finding.line} ${finding.path}`);
    lines.push(`    ${finding.message}`, `    > ${text.replaceAll(/\s+/g, ' ').slice(0, 400)}`);
  }
  return lines;
}

function draw<T>(list: readonly T[], count: number, seed: number): T[] {
  const rest = [...list];
  const drawn: T[] = [];
  let state = seed;
  while (drawn.length < count && rest.length > 0) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    drawn.push(...rest.splice(state % rest.length, 1));
  }
  return drawn;
}

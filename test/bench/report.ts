/** Tables of what was measured, and the page RESULTS.md. */
import os from 'node:os';
import type { Check, Group } from './groups';

/** Medians of what measure.ts prints for one case; empty when the case failed. */
export type Figures = Readonly<Record<string, number>>;

export interface Result {
  readonly group: Group;
  readonly cases: ReadonlyMap<string, Figures>;
}

const DIGITS: Record<string, number> = { x: 2, '%': 1 };

function amount(value: number, unit = ''): string {
  const digits = DIGITS[unit] ?? 0;
  const text = value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
  return `${text} ${unit}`.trim();
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function isMet({ value, limit, atLeast }: Check): boolean {
  return atLeast ? value >= limit : value <= limit;
}

function verdict(check: Check): string {
  const { value, limit, unit } = check;
  if (!Number.isFinite(value)) return 'could not be measured';
  if (!Number.isFinite(limit)) return '';
  return isMet(check) ? 'met' : `**missed by ${amount(Math.abs(value - limit), unit)}**`;
}

function checks(results: readonly Result[], idle: Figures): Check[] {
  return results.flatMap(({ group, cases }) => {
    const of = (name: string, figure: string) => cases.get(name)?.[figure] ?? Number.NaN;
    return group.checks(of, idle.peakMb ?? Number.NaN);
  });
}

function budgets(all: readonly Check[]): string {
  const rows = all.map((check) => row([check.work, check.bar, amount(check.value, check.unit), verdict(check)]));
  return [row(['work', 'budget', 'measured', '']), row(['---', '---', '---:', '---']), ...rows].join('\n');
}

function misses(all: readonly Check[]): string {
  const missed = all.filter((check) => !isMet(check));
  return missed.map(({ work, why }) => `- Missed, ${work}: ${why ?? 'not looked into.'}`).join('\n');
}

function figures(results: readonly Result[], idle: Figures): string {
  const columns = ['ms', 'cpuMs', 'buildMs', 'firstMs', 'peakMb', 'retainedMb', 'steps'];
  const cells = (all: Figures) => columns.map((column) => (all[column] === undefined ? '' : amount(all[column])));
  const rows = results.flatMap(({ group, cases }) =>
    [...cases].map(([name, all]) => row([`${group.shape}, ${group.title}`, name, ...cells(all), String(group.runs)])),
  );
  return [
    row(['file', 'case', 'ms', 'cpu ms', 'tree ms', 'first rows ms', 'peak MB', 'tree holds MB', 'steps', 'runs']),
    row(['---', '---', ...Array<string>(columns.length + 1).fill('---:')]),
    row(['', 'idle', ...cells(idle), '3']),
    ...rows,
  ].join('\n');
}

export function tables(results: readonly Result[], idle: Figures): string {
  return `${budgets(checks(results, idle))}\n\n${figures(results, idle)}`;
}

export function markdown(results: readonly Result[], idle: Figures): string {
  const all = checks(results, idle);
  const cores = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  const load = os.loadavg()[0]?.toFixed(1);
  const machine = `${cores.length} cores (${cores[0]?.model.trim() || os.arch()}), ${memory} GB of memory`;
  return `# Benchmark results

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${machine}, ${os.type()}, Node ${process.versions.node}.
Medians; every run in a process of its own, compared cases in turns, files in the disk cache beforehand.
Load average at the end: ${load}; above 1 per core, other programs took part of the time.

Speed and memory stand here. How well suspects are ranked: SUSPECTS.md; how often findings fire: DETECTORS.md; how good and
how fast the linter is: LINT.md; histories and diffs: VERSIONS.md.

## Budgets

${budgets(all)}

${misses(all)}

## Figures

- \`open\`: bytes to a complete step tree. \`parse\`: \`JSON.parse(readFileSync())\` of the same file.
- \`firstRows\`: \`open\` with snapshots on the way; 'first rows' is when the first 50 rows have their summaries.
- \`diagnose\`: why the file's longest trace failed, after opening it, which is not counted.
- \`retained\`: \`open\`, then what the tree holds after garbage collection.
- \`prism\`: @evilmartians/agent-prism-data. 'ms' is from bytes, 'tree ms' from the parsed document; what the tree
  holds is counted without that document.
- 'cpu ms' is the time on all processors, helper threads included; 'ms' is the time that passed.
- Peak is the whole process; \`idle\` is Node itself with the code loaded. 1 MB of memory is 1,048,576 bytes, 1 MB of
  a file 1,000,000.

${figures(results, idle)}

The \`conversation\` files hold runs of 8 to 40 model calls that repeat everything before them: 96% of the bytes are
long strings, with a quote every 30 bytes and an escape every 14; \`longRun\` has such runs as agents of one trace. What tools
answer is one of 300 texts there, and a text that comes again is looked into once.
\`openInference\` has 3 KB a span, most of it input and
output; \`shortAttributes\` ten attributes a span and no long text; \`wide\` and \`chain\` two.
`;
}

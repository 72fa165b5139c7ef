/**
 * Runs the groups, each measurement in a process of its own, compared cases in turns. Lies bundled in `.bench/build/`
 * beside the programs it starts (bench.mjs); the files it makes are kept in `.bench/`.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { FULL, type Group, QUICK } from './groups';
import { type Figures, markdown, type Result, tables } from './report';

const BUILD = import.meta.dirname;
const CACHE = join(BUILD, '..');
const SOURCES = join(CACHE, '..', 'test', 'bench');

/** Starts one of the bundles and returns what it printed. */
async function start(nodeOptions: readonly string[], bundle: string, ...args: readonly string[]): Promise<string> {
  const program = join(BUILD, `${bundle}.mjs`);
  const { stdout } = await promisify(execFile)(process.execPath, [...nodeOptions, program, ...args]);
  return stdout;
}

/** The group's file, made if it is not there, and read once so that no case pays for the disk. */
async function inputFile({ shape, size }: Group): Promise<string> {
  const makers = ['generate.ts', 'otlpFile.ts', 'text.ts'].map((name) => readFileSync(join(SOURCES, name)));
  const stamp = createHash('sha256').update(Buffer.concat(makers)).digest('hex').slice(0, 8);
  for (const name of readdirSync(CACHE)) {
    if (name.endsWith('.json') && !name.startsWith(stamp)) rmSync(join(CACHE, name));
  }
  const path = join(CACHE, `${stamp}-${shape}-${size}.json`);
  if (!existsSync(path)) await start([], 'make', shape, String(size), path);
  await start([], 'measure', 'touch', path);
  return path;
}

/** JSON.parse needs a larger heap than Node's own default for the largest files; Backstep gets no such help. */
const NODE_OPTIONS: Record<string, readonly string[]> = {
  parse: ['--max-old-space-size=12288'],
  prism: ['--expose-gc', '--max-old-space-size=12288'],
  retained: ['--expose-gc'],
};

/** One run's figures, or undefined, with a word on stderr, when it failed. */
async function measure(name: string, path: string): Promise<Figures | undefined> {
  try {
    return JSON.parse(await start(NODE_OPTIONS[name] ?? [], 'measure', name, path));
  } catch (error) {
    const lines = String(error).split('\n');
    console.error(`\n${name} failed: ${lines.find((line) => /^\w*Error\b|FATAL/.test(line)) ?? lines[0]}`);
    return undefined;
  }
}

/** The median of every figure; nothing when one of the runs failed. */
function medians(runs: readonly (Figures | undefined)[]): Figures {
  const worked = runs.filter((run) => run !== undefined);
  if (worked.length < runs.length) return {};
  return Object.fromEntries(
    Object.keys(worked[0] ?? {}).map((figure) => {
      const values = worked.map((run) => run[figure] ?? Number.NaN).sort((a, b) => a - b);
      return [figure, (values[(values.length - 1) >> 1]! + values[values.length >> 1]!) / 2];
    }),
  );
}

async function runGroup(group: Group): Promise<Result> {
  process.stderr.write(`${group.id} `);
  const path = await inputFile(group);
  const runs = new Map<string, (Figures | undefined)[]>(group.cases.map((name) => [name, []]));
  for (let run = 0; run < group.runs; run++) {
    for (const [name, figures] of runs) {
      if (!figures.includes(undefined)) figures.push(await measure(name, path));
    }
    process.stderr.write('.');
  }
  process.stderr.write('\n');
  return { group, cases: new Map([...runs].map(([name, figures]) => [name, medians(figures)])) };
}

const { values: options } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } });
const groups = (options.quick ? QUICK : FULL).filter(({ id }) => options.only === undefined || options.only === id);
const idle = medians(await Promise.all([1, 2, 3].map(() => measure('idle', ''))));
const results: Result[] = [];
for (const group of groups) results.push(await runGroup(group));
console.log(tables(results, idle));
if (options.quick) console.log('\nSmall files: the budgets are meant for the full run.');
if (!options.quick && options.only === undefined) writeFileSync(join(SOURCES, 'RESULTS.md'), markdown(results, idle));

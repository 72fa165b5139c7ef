import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { lintFiles } from '../../../extension/config/lint/runner';

/** Tools as servers list them: every parameter described, nothing to find in most. */
export function toolSet(tools: number, parameters: number): string {
  const list = Array.from({ length: tools }, (_, tool) => {
    const properties = Object.fromEntries(
      Array.from({ length: parameters }, (_, at) => [
        `column_${at}`,
        { type: 'string', description: `Name of column ${at} of the table (e.g. "col_${at}")` },
      ]),
    );
    return {
      name: `export_table_${tool}`,
      description: `Exports the rows of table ${tool} as CSV and returns the address of the file.`,
      inputSchema: { type: 'object', properties, required: ['column_0'] },
    };
  });
  return JSON.stringify({ tools: list }, undefined, 2);
}

/** Runs the command line and tells on its way out what it took of the processor, all threads together, in ms. */
const CLOCKED = `process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write('\\n' + (user + system) / 1000);
});
await import('./cli/cli.mjs');
`;

/** The budgets of the design, measured: a whole process on a large set, and one pass over a file being typed. */
export function measureSpeed(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  const program = join(import.meta.dirname, 'clocked.mjs');
  writeFileSync(program, CLOCKED);
  const wholeProcess = (name: string, tools: number): string => {
    const file = join(folder, name);
    writeFileSync(file, toolSet(tools, 8));
    const runs = Array.from({ length: 9 }, () => {
      const start = performance.now();
      const { stderr } = spawnSync(process.execPath, [program, 'lint', file], { cwd: folder, encoding: 'utf8' });
      return { clock: performance.now() - start, processor: Number(stderr.slice(stderr.lastIndexOf('\n') + 1)) };
    });
    const told = (values: readonly number[]) =>
      `median ${median(values)} ms, best ${Math.round(Math.min(...values))} ms`;
    return `${tools} tools x 8 parameters, whole process: processor ${told(runs.map(({ processor }) => processor))}; clock ${told(runs.map(({ clock }) => clock))}`;
  };
  const small = [{ path: 'small.json', text: toolSet(50, 8) }];
  const passes = Array.from({ length: 60 }, () => timed(() => lintFiles(small)));
  return [
    `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`,
    wholeProcess('large.tools.json', 2000),
    wholeProcess('larger.tools.json', 4000),
    wholeProcess('tiny.tools.json', 2),
    `50 tools x 8 parameters, one pass: median ${median(passes.slice(10))} ms, first ${Math.round(passes[0]!)} ms`,
  ];
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return Math.round([...values].sort((a, b) => a - b)[values.length >> 1]!);
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
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

/** The budgets of the design, measured: a whole process on a large set, and one pass over a file being typed. */
export function measureSpeed(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  const large = join(folder, 'large.tools.json');
  writeFileSync(large, toolSet(2000, 8));
  const cli = join(import.meta.dirname, 'cli', 'cli.mjs');
  const processes = Array.from({ length: 7 }, () =>
    timed(() => execFileSync(process.execPath, [cli, 'lint', large], { cwd: folder, stdio: 'ignore' })),
  );
  const idle = Array.from({ length: 7 }, () => timed(() => execFileSync(process.execPath, ['-e', '0'])));
  const small = [{ path: 'small.json', text: toolSet(50, 8) }];
  const passes = Array.from({ length: 60 }, () => timed(() => lintFiles(small)));
  return [
    `2,000 tools x 8 parameters, whole process: median ${median(processes)} ms, best ${Math.round(Math.min(...processes))} ms (node alone: median ${median(idle)} ms)`,
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

import { parseArgs } from 'node:util';
import { RULES } from '../config/lint/rules/rules';
import { EXIT, type Io, UsageError } from './io';

export const RULES_HELP = `backstep rules [--json]
  Lists the rules of 'backstep lint', with their default severity and options.
  --json       for programs
`;

/** `backstep rules`. @returns the exit code */
export async function rulesCommand(args: readonly string[], io: Io): Promise<number> {
  const isJson = parse(args);
  const rules = RULES.map(({ id, severity, isOff, summary, options, hasFix }) => ({
    id,
    severity: isOff ? ('off' as const) : severity,
    summary,
    options: options ?? {},
    fixable: hasFix ?? false,
  }));
  if (isJson) {
    await io.write(`${JSON.stringify({ schema: 'backstep.rules/1', rules }, undefined, 2)}\n`);
    return EXIT.fine;
  }
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(({ id, severity, summary, options }) => {
    const set = Object.entries(options).map(([name, value]) => `${name} ${value}`);
    return `${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}${set.length > 0 ? ` (${set.join(', ')})` : ''}`;
  });
  await io.write(`${lines.join('\n')}\n`);
  return EXIT.fine;
}

function parse(args: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...args], options: { json: { type: 'boolean' } } }).values.json ?? false;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

import { RULES } from '../config/lint/rules/rules';
import { readFlags } from './flags';
import { EXIT, type Io } from './io';

export const RULES_HELP = `backstep rules [--json]
  Lists the rules of 'backstep lint', with their default severity and options.
  --json       for programs
`;

/** `backstep rules`. @returns the exit code */
export async function rulesCommand(args: readonly string[], io: Io): Promise<number> {
  const { values } = readFlags(args, { json: { type: 'boolean' } }, [0, 0], 'backstep rules [--json]');
  const rules = RULES.map(({ id, severity, isOff, summary, options, hasFix }) => ({
    id,
    severity: isOff ? ('off' as const) : severity,
    summary,
    options: options ?? {},
    fixable: hasFix ?? false,
  }));
  if (values.json) {
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

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './io';

/**
 * Reads a command's arguments.
 * @param count how many there are beside the flags, from and to
 * @param usage what to say when there are more or fewer
 * @throws UsageError for unknown flags and the wrong number of arguments
 */
export function readFlags<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  count: readonly [number, number],
  usage: string,
) {
  const parsed = parse(args, options);
  const { length } = parsed.positionals;
  if (length < count[0] || length > count[1]) {
    throw new UsageError(`usage: ${usage}`);
  }
  return parsed;
}

function parse<T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    // Advice follows on further lines.
    throw new UsageError((error instanceof Error ? error.message : String(error)).split('\n')[0]!);
  }
}

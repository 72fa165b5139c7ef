import { BLAME_HELP, blameCommand } from './blame';
import { DIFF_HELP, diffCommand } from './diff';
import { FINGERPRINT_HELP, fingerprintCommand } from './fingerprint';
import { EXIT, type Io, UsageError } from './io';
import { LINT_HELP, lintCommand } from './lint';
import { MATCH_HELP, matchCommand } from './match';
import { RESTORE_HELP, restoreCommand } from './restore';
import { RULES_HELP, rulesCommand } from './rules';
import { SHOW_HELP, showCommand } from './show';
import { VERSIONS_HELP, versionsCommand } from './versions';

interface Command {
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
  readonly help: string;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  show: { run: showCommand, help: SHOW_HELP },
  blame: { run: blameCommand, help: BLAME_HELP },
  lint: { run: lintCommand, help: LINT_HELP },
  rules: { run: rulesCommand, help: RULES_HELP },
  fingerprint: { run: fingerprintCommand, help: FINGERPRINT_HELP },
  versions: { run: versionsCommand, help: VERSIONS_HELP },
  diff: { run: diffCommand, help: DIFF_HELP },
  restore: { run: restoreCommand, help: RESTORE_HELP },
  match: { run: matchCommand, help: MATCH_HELP },
};

const HELP = `backstep <command>

${Object.values(COMMANDS)
  .map(({ help }) => help.trim())
  .join('\n\n')}

Exit codes: 0 fine, 1 findings at or over the threshold, 2 could not run.
Everything runs offline; nothing is sent anywhere.
`;

/** Runs the command line. @returns the exit code */
export async function runCli(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    await io.write(HELP);
    return EXIT.fine;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    io.warn(`backstep: there is no command '${name}'; there are: ${Object.keys(COMMANDS).join(', ')}`);
    return EXIT.couldNotRun;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    await io.write(command.help);
    return EXIT.fine;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.warn(`backstep ${name}: ${error.message}`);
      return EXIT.couldNotRun;
    }
    throw error;
  }
}

import { EXIT, type Io, UsageError } from './io';

interface Command {
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
  readonly help: string;
}

/** Every command; one is loaded when it is asked for, so that none waits for the code of the others. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  show: () => import('./show').then((it) => ({ run: it.showCommand, help: it.SHOW_HELP })),
  blame: () => import('./blame').then((it) => ({ run: it.blameCommand, help: it.BLAME_HELP })),
  lint: () => import('./lint').then((it) => ({ run: it.lintCommand, help: it.LINT_HELP })),
  rules: () => import('./rules').then((it) => ({ run: it.rulesCommand, help: it.RULES_HELP })),
  fingerprint: () => import('./fingerprint').then((it) => ({ run: it.fingerprintCommand, help: it.FINGERPRINT_HELP })),
  versions: () => import('./versions').then((it) => ({ run: it.versionsCommand, help: it.VERSIONS_HELP })),
  diff: () => import('./diff').then((it) => ({ run: it.diffCommand, help: it.DIFF_HELP })),
  restore: () => import('./restore').then((it) => ({ run: it.restoreCommand, help: it.RESTORE_HELP })),
  match: () => import('./match').then((it) => ({ run: it.matchCommand, help: it.MATCH_HELP })),
};

async function fullHelp(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  return `backstep <command>

${commands.map(({ help }) => help.trim()).join('\n\n')}

Exit codes: 0 fine, 1 findings at or over the threshold, 2 could not run.
Everything runs offline; nothing is sent anywhere.
`;
}

/** Runs the command line. @returns the exit code */
export async function runCli(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    await io.write(await fullHelp());
    return EXIT.fine;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    io.warn(`backstep: there is no command '${name}'; there are: ${Object.keys(COMMANDS).join(', ')}`);
    return EXIT.couldNotRun;
  }
  const command = await load();
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

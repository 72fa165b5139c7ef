import { existsSync } from 'node:fs';
import path from 'node:path';
import { isFingerprint } from '../config/fingerprint';
import { CHANGE_CLASSES, type ChangeClass, diffConfigs } from '../config/versions/change';
import { versionNamed } from './agentFiles';
import { changesText, diffReportOf } from './diffReport';
import { readFlags } from './flags';
import { EXIT, type Io, printable, UsageError } from './io';

export const DIFF_HELP = `backstep diff A B [--json] [--exit-code CLASS]
  What changed in an agent's config, by meaning: breaking, behavioural and cosmetic changes, each with its reason.
  A, B               a path; REV:PATH; or a tag, commit or fingerprint of the agent that the other side names
  --exit-code CLASS  ends with 1 when there are changes of that class (breaking, behavioural, cosmetic) or a more serious one
`;

/** `backstep diff`. @returns the exit code */
export async function diffCommand(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readFlags(
    args,
    { json: { type: 'boolean' }, 'exit-code': { type: 'string' } },
    [2, 2],
    'backstep diff A B [--json] [--exit-code breaking|behavioural|cosmetic]',
  );
  const threshold = classNamed(values['exit-code']);
  const [a = '', b = ''] = positionals;
  const [from, to] = [await versionNamed(a, agentIn(b, io), io), await versionNamed(b, agentIn(a, io), io)];
  const changes = diffConfigs(from.agent.config, to.agent.config);
  if (values.json) {
    const report = diffReportOf({ ref: a, version: from }, { ref: b, version: to }, changes);
    await io.write(`${JSON.stringify(report, undefined, 2)}\n`);
  } else {
    for (const { path: file, why } of [...from.missing, ...to.missing]) {
      io.warn(`backstep diff: without ${file}: ${why}`);
    }
    const head = `${a} ${from.fingerprint.short} -> ${b} ${to.fingerprint.short}\n`;
    await io.write(printable(head + changesText(changes, from, to)));
  }
  const rank = (name: ChangeClass): number => CHANGE_CLASSES.indexOf(name);
  const isOver = threshold !== undefined && changes.some((change) => rank(change.class) <= rank(threshold));
  return isOver ? EXIT.findings : EXIT.fine;
}

function classNamed(name: string | undefined): ChangeClass | undefined {
  const found = CHANGE_CLASSES.find((each) => each === name);
  if (name !== undefined && found === undefined) {
    throw new UsageError(`--exit-code takes ${CHANGE_CLASSES.join(', ')}, not '${name}'`);
  }
  return found;
}

/** The agent a side names: a path, or the path of `REV:PATH`. */
function agentIn(name: string, io: Io): string | undefined {
  if (existsSync(path.resolve(io.cwd, name))) {
    return name;
  }
  const colon = name.indexOf(':');
  return colon > 0 && !isFingerprint(name) ? name.slice(colon + 1) : undefined;
}

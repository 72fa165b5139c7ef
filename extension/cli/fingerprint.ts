import path from 'node:path';
import { FINGERPRINT_SCHEMA, type FingerprintReport } from '../../schemas/versionsReport';
import { pathIn, placeOf, workingVersion } from './agentFiles';
import { readFlags } from './flags';
import { EXIT, type Io } from './io';

export const FINGERPRINT_HELP = `backstep fingerprint PATH [--json]
  The fingerprint of an agent's config: the same for the same meaning, whatever the layout. Put it on traces with
  OTEL_RESOURCE_ATTRIBUTES="backstep.config.fingerprint=$(backstep fingerprint PATH)"
  PATH         a *.agent.yaml, a single config file, or a folder that is one agent
`;

/** `backstep fingerprint`. @returns the exit code */
export async function fingerprintCommand(args: readonly string[], io: Io): Promise<number> {
  const options = { json: { type: 'boolean' } } as const;
  const { values, positionals } = readFlags(args, options, [1, 1], 'backstep fingerprint PATH [--json]');
  const [given = ''] = positionals;
  const target = path.resolve(io.cwd, given);
  const place = await placeOf(target, io);
  const { fingerprint, missing, path: file } = await workingVersion(place, pathIn(place, target), given);
  for (const part of missing) {
    io.warn(`backstep fingerprint: without ${part.path}: ${part.why}`);
  }
  const report: FingerprintReport = {
    schema: FINGERPRINT_SCHEMA,
    path: file,
    fingerprint: fingerprint.short,
    hash: fingerprint.hash,
    missing: [...missing],
  };
  await io.write(values.json ? `${JSON.stringify(report, undefined, 2)}\n` : `${fingerprint.short}\n`);
  return EXIT.fine;
}

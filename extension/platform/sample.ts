import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is used of samples/incident/create.mjs, which runs outside the extension too and is not bundled. */
interface SampleScript {
  createIncident(target: string): Promise<{ readonly problem?: string }>;
}

/**
 * Creates the sample incident in a folder, unless that folder is there already.
 * @param samples the folder `samples` of the installed extension
 * @returns why it has no git history, in a sentence, if it has none
 * @throws Error when the folder cannot be written
 */
export async function createSample(samples: string, folder: string): Promise<string | undefined> {
  if (existsSync(folder)) {
    return undefined;
  }
  // Made beside it and then renamed, so that the folder is there whole or not at all.
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const script: SampleScript = await import(pathToFileURL(path.join(samples, 'incident', 'create.mjs')).href);
  const { problem } = await script.createIncident(unfinished);
  renameSync(unfinished, folder);
  return problem;
}

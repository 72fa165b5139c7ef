import type { TestProject } from 'vitest/node';
import { packagedExtension, startCodeServer } from '../../harness/codeServer.mjs';
import { ensureChromium } from '../../harness/install.mjs';

/** One server with the packaged extension for all test files: each opens windows of its own on folders of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startCodeServer({ vsix: await packagedExtension() });
  project.provide('authority', server.authority);
  project.provide('chromium', await ensureChromium());
  return () => server.stop();
}

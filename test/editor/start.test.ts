import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../repo/checks/files';
import { Workbench } from './support/workbench';

test('npm start opens the failed run of the sample incident, and Ctrl+C ends it', async () => {
  const env = { ...process.env, BACKSTEP_EDITOR: 'code-server', BACKSTEP_NO_BROWSER: '1' };
  const start = spawn('npm', ['start'], { cwd: ROOT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  await new Promise<unknown>((resolve) => {
    const listen = (chunk: Buffer) => {
      said += chunk;
      if (said.includes('Ctrl+C ends it')) {
        resolve(undefined);
      }
    };
    start.stdout.on('data', listen);
    start.stderr.on('data', listen);
    start.on('close', resolve);
  });
  expect(said).toContain('Ctrl+C ends it');

  const url = new URL(/http:\S+/.exec(said)?.[0] ?? '');
  const folder = url.searchParams.get('folder') ?? '';
  const window = await Workbench.visit(url.href);
  await window.step(7).waitFor();
  await window.tab('failed-refund.otlp.json').waitFor();
  await window.screenshot('npm start');
  await window.close();

  // As the terminal does: to everything in the foreground.
  process.kill(-(start.pid ?? 0), 'SIGINT');
  await once(start, 'close');
  await expect(fetch(url)).rejects.toThrow();
  await rm(path.dirname(folder), { recursive: true });
}, 180_000);

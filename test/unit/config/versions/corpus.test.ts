import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fingerprintOf } from '../../../../extension/config/fingerprint';
import { diffConfigs } from '../../../../extension/config/versions/change';
import { config } from './support';

const CORPUS = path.join('..', 'shared', 'config', 'corpus');

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .sort();
}

test('real files of one kind compare with each other, and with themselves as the same', (context) => {
  if (!existsSync(CORPUS)) {
    context.skip(`${CORPUS} is not there`);
  }
  let pairs = 0;
  let slowest = 0;
  for (const folder of readdirSync(CORPUS)) {
    const full = path.join(CORPUS, folder);
    const files = statSync(full).isDirectory() ? filesIn(full) : [];
    const configs = files.map((file) => config({ [file]: readFileSync(path.join(full, file), 'utf8') }));
    for (const [at, from] of configs.entries()) {
      const file = files[at]!;
      const again = config({ [file]: readFileSync(path.join(full, file), 'utf8') });
      expect(fingerprintOf(again)).toEqual(fingerprintOf(from));
      expect(diffConfigs(from, again)).toEqual([]);
      const to = configs[(at + 1) % configs.length]!;
      const started = performance.now();
      const changes = diffConfigs(from, to);
      slowest = Math.max(slowest, performance.now() - started);
      const isSame = fingerprintOf(from).hash === fingerprintOf(to).hash;
      expect(isSame && changes.some((change) => change.class !== 'cosmetic')).toBe(false);
      expect(isSame || changes.length > 0).toBe(true);
      pairs++;
    }
  }
  expect(pairs).toBeGreaterThan(100);
  expect(slowest).toBeLessThan(3000);
});

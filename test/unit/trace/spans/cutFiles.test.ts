import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NotATraceError } from '../../../../extension/trace/open';
import { described, opened } from '../../support/opened';

const ROOT = 'test/fixtures/formats';
const FILES = ['otlp', 'otel-sdk', 'jaeger', 'trail'].flatMap((format) =>
  readdirSync(`${ROOT}/${format}`).map((name) => `${format}/${name}`),
);

test.each(FILES)('%s cut off anywhere, or with a broken byte, still opens', async (file) => {
  const whole = readFileSync(`${ROOT}/${file}`);
  for (let part = 1; part < 16; part++) {
    const at = Math.floor((whole.length * part) / 16);
    const broken = Buffer.from(whole);
    broken[at] = 0x7b;
    for (const content of [whole.subarray(0, at), broken]) {
      const text = await opened(content).then(described, (error: unknown) => error);
      expect(typeof text === 'string' || text instanceof NotATraceError, String(text)).toBe(true);
    }
  }
});

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { reportCorpus } from './corpus';
import { scoreGold } from './gold';
import { countKinds, countUnrelated } from './kinds';
import { measureSpeed } from './speed';
import { measureTraces } from './traces';

const { values: options, positionals } = parseArgs({
  options: {
    kinds: { type: 'string' },
    labels: { type: 'string', default: 'dev.jsonl' },
    half: { type: 'string' },
    details: { type: 'boolean' },
    corpus: { type: 'string' },
    sample: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    rule: { type: 'string', multiple: true },
    speed: { type: 'boolean' },
    traces: { type: 'string' },
    tools: { type: 'string' },
  },
  allowPositionals: true,
});

/** Tool sets in two halves by their name's hash: rules are written looking at one and scored on the other. */
function half(set: string): string {
  return createHash('sha256').update(set).digest()[0]! % 2 === 0 ? 'a' : 'b';
}

const [folder] = positionals;
if (options.speed) {
  console.log(measureSpeed(resolve('.bench', 'lint')).join('\n'));
}
if (options.traces !== undefined) {
  console.log((await measureTraces(options.traces, options.tools)).join('\n'));
}
if (options.kinds !== undefined) {
  console.log([...countKinds(options.kinds), '', ...countUnrelated('node_modules')].join('\n'));
}
if (options.corpus !== undefined) {
  console.log(reportCorpus(options.corpus, Number(options.sample), options.rule, Number(options.seed)).join('\n'));
}
if (folder !== undefined) {
  if (!existsSync(join(folder, options.labels))) {
    console.error(`${join(folder, options.labels)} is not there: nothing to score`);
    process.exit(2);
  }
  const pick = (set: string) => options.half === undefined || half(set) === options.half;
  console.log(scoreGold(folder, options.labels, pick, options.details ?? false).join('\n'));
}

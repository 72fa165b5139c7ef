/**
 * Scores the ranking of suspects on a folder of marked traces; `--train` fits the weights on them and writes
 * `extension/diagnosis/suspects/weights.ts`, `--write` puts the tables into SUSPECTS.md.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FEATURE_IDS, FEATURES } from '../../../extension/diagnosis/suspects/meanings';
import { CALIBRATION, WEIGHTS } from '../../../extension/diagnosis/suspects/weights';
import { readCases } from './cases';
import { calibrationOf, crossValidated } from './score';
import { confidenceTable, tableOf } from './tables';
import { train } from './train';
import { weightsFile } from './weightsFile';

/** Built into `.bench/build/`. */
const PROJECT = join(import.meta.dirname, '..', '..');
const RESULTS = join(PROJECT, 'test', 'bench', 'SUSPECTS.md');
const START = '<!-- results -->';
const END = '<!-- end of results -->';

const { values: options, positionals } = parseArgs({
  options: { train: { type: 'boolean' }, write: { type: 'boolean' }, repeats: { type: 'string', default: '20' } },
  allowPositionals: true,
});
const [folder] = positionals;
if (folder === undefined || !existsSync(folder)) {
  console.error('Give a folder of marked traces: npm run bench:suspects -- DIR');
  process.exit(2);
}
const cases = await readCases(folder);
if (cases.length === 0) {
  console.error(`No trace below ${folder} is marked: neither mistake_step nor a .labels.json beside it`);
  process.exit(2);
}
const repeats = Number(options.repeats);
const all = crossValidated(cases, FEATURE_IDS, repeats);
if (options.train) {
  const sets = [...new Set(cases.map(({ set }) => set))].map(
    (set) => `${cases.filter((each) => each.set === set).length} of ${set}`,
  );
  const source = weightsFile(
    train(cases, FEATURE_IDS),
    calibrationOf(all),
    `fitted on ${cases.length} marked traces (${sets.join(', ')})`,
  );
  writeFileSync(join(PROJECT, 'extension', 'diagnosis', 'suspects', 'weights.ts'), source);
}
const content = FEATURE_IDS.filter((id) => FEATURES[id].group !== 'position');
const lines = [
  ...tableOf(cases, all, crossValidated(cases, content, repeats), WEIGHTS),
  ...confidenceTable(all, CALIBRATION),
];
console.log(lines.join('\n'));
if (options.write) {
  const [before = '', rest = ''] = readFileSync(RESULTS, 'utf8').split(START);
  writeFileSync(RESULTS, `${before}${START}\n\n${lines.join('\n')}\n\n${END}${rest.split(END)[1] ?? '\n'}`);
}

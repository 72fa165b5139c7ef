import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DETECTORS } from '../../../extension/diagnosis/detectors/detectors';
import { examinedIn } from './examine';
import { type Firing, shown, type Tally, table } from './tally';

const { values: options, positionals } = parseArgs({
  options: {
    show: { type: 'string', multiple: true },
    outcome: { type: 'string' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '5' },
  },
  allowPositionals: true,
});

const folders = positionals.length > 0 ? positionals : ['../shared/traces', '../shared/labelled'];
const missing = folders.find((folder) => !existsSync(folder));
if (missing !== undefined) {
  console.error(`${missing} is not there: nothing to count`);
  process.exit(2);
}

const tally: Tally = {
  formats: new Map(),
  traces: new Map(),
  steps: new Map(),
  findings: new Map(),
  milliseconds: new Map(),
};
const firings: Firing[] = [];
for await (const { file, format, run, findings, milliseconds } of examinedIn(folders)) {
  const state = run.outcome.state;
  tally.formats.set(format, (tally.formats.get(format) ?? 0) + 1);
  tally.traces.set(state, (tally.traces.get(state) ?? 0) + 1);
  tally.steps.set(state, (tally.steps.get(state) ?? 0) + run.steps.length);
  for (const [id, spent] of milliseconds) {
    tally.milliseconds.set(id, (tally.milliseconds.get(id) ?? 0) + spent);
  }
  for (const finding of findings) {
    const key = `${finding.id} ${state} ${finding.severity}`;
    tally.findings.set(key, (tally.findings.get(key) ?? 0) + 1);
    if (options.show?.includes(finding.id) && (options.outcome ?? state) === state) {
      firings.push({ place: `${file} ${run.traceId} (${state})`, finding });
    }
  }
}

if (options.show) {
  console.log(shown(firings, Number(options.count), Number(options.seed)));
} else {
  const text = table(
    DETECTORS.map(({ id }) => id),
    tally,
  );
  writeFileSync(join(import.meta.dirname, '..', '..', 'test', 'bench', 'DETECTORS.md'), text);
  console.log(text);
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { DETECTORS } from '../../../../extension/diagnosis/detectors/detectors';
import { LedgerBuilder } from '../../../../extension/diagnosis/ledger';
import { traceValues } from '../../../../extension/diagnosis/lineage';
import { readRun } from '../../../../extension/diagnosis/readRun';
import { opened } from '../../support/opened';

const TRACES = path.join(import.meta.dirname, '../../../../samples/incident/traces');

/** Findings above severity info, as 'id at steps'. */
async function troubles(name: string): Promise<string[]> {
  const file = await opened(readFileSync(path.join(TRACES, name)));
  const builder = new LedgerBuilder(undefined);
  const run = await readRun(file, file.traces[0]!.id, { onPayload: (...step) => builder.add(...step) });
  const context = { run, lineage: traceValues(run), ledger: builder.finish(), options: {} };
  return DETECTORS.flatMap(({ detect }) => detect(context))
    .filter(({ severity }) => severity !== 'info')
    .map(({ id, steps }) => `${id} at ${steps.join(', ')}`);
}

it('tells the story of the sample incident', async () => {
  expect(await troubles('failed-refund.otlp.json')).toEqual([
    'action-claimed-not-done at 9, 7',
    'ambiguous-match-taken at 3, 5',
    'tool-empty-result-used at 6, 5',
    'tool-error at 7',
    'tool-error-ignored at 9, 7',
  ]);
});

it('has little to say about the run that went well', async () => {
  expect(await troubles('good-refund.otlp.json')).toEqual(['irreversible-without-approval at 8']);
});

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { classifyModel, contextWindowOf } from '../../../extension/config/models';
import { DETECTORS } from '../../../extension/diagnosis/detectors/detectors';
import { LedgerBuilder } from '../../../extension/diagnosis/ledger';
import { traceValues } from '../../../extension/diagnosis/lineage';
import type { DiagnoseOptions } from '../../../extension/diagnosis/options';
import { readRun } from '../../../extension/diagnosis/readRun';
import type { Finding, Run } from '../../../extension/diagnosis/run';
import { openBytes } from '../../../extension/platform/bytes/bytes';
import { openTrace } from '../../../extension/trace/open';
import type { TraceFile } from '../../../extension/trace/traceFile';

export interface Examined {
  readonly file: string;
  /** What the file was read as, in words. */
  readonly format: string;
  readonly run: Run;
  readonly findings: readonly Finding[];
  /** Time each detector took, in ms. */
  readonly milliseconds: ReadonlyMap<string, number>;
}

const OPTIONS: DiagnoseOptions = {
  contextWindow: (model) => contextWindowOf(model),
  classifyModel: (model) => {
    const { class: kind } = classifyModel(model);
    return kind === 'pinned' ? 'pinned' : kind.endsWith('-alias') ? 'floating' : 'unknown';
  },
};

/** Every trace of every file that opens as one, with what the detectors found in it. */
export async function* examinedIn(folders: readonly string[]): AsyncGenerator<Examined> {
  for (const path of folders.flatMap((folder) => [...filesIn(folder)])) {
    const opened = await open(path);
    if (!opened) {
      continue;
    }
    for (const { id } of opened.file.traces) {
      yield { file: path, format: opened.file.format.title, ...(await examine(opened.file, id)) };
    }
    opened.close();
  }
}

async function examine(file: TraceFile, traceId: string): Promise<Omit<Examined, 'file' | 'format'>> {
  const builder = new LedgerBuilder(OPTIONS.contextWindow);
  const run = await readRun(file, traceId, { onPayload: (step, agent, payload) => builder.add(step, agent, payload) });
  const context = { run, ledger: builder.finish(), lineage: traceValues(run), options: OPTIONS };
  const milliseconds = new Map<string, number>();
  const findings = DETECTORS.flatMap(({ id, detect }) => {
    const began = performance.now();
    const found = detect(context);
    milliseconds.set(id, performance.now() - began);
    return found;
  });
  return { run, findings, milliseconds };
}

function* filesIn(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    yield* filesIn(join(path, name));
  }
}

/** The file as traces; undefined for what is none (labels, notes). */
async function open(path: string): Promise<{ file: TraceFile; close: () => void } | undefined> {
  try {
    const bytes = await openBytes({ type: 'path', path }, { signal: { aborted: false } });
    return { file: await openTrace(bytes, { prices: () => undefined }), close: () => bytes.close() };
  } catch {
    return undefined;
  }
}

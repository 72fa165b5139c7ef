import type { TraceFile } from '../trace/traceFile';
import type { DetectContext, Detector } from './detectors/detector';
import { DETECTORS } from './detectors/detectors';
import { type Ledger, LedgerBuilder } from './ledger';
import { type Lineage, traceValues } from './lineage';
import { missingFrom } from './missing';
import { type DiagnoseOptions, lookingUpOnce } from './options';
import { forgetTexts } from './perText';
import { readRun } from './readRun';
import type { Diagnosis, Finding, Run } from './run';
import { isFlat, rankSuspects } from './suspects';
import { symptomOf } from './symptom';
import { standingQuote } from './text/quote';

/** A trace made ready for questions: who wants another symptom need not read it again. */
export interface Examination {
  readonly run: Run;
  readonly lineage: Lineage;
  readonly ledger: Ledger;
  readonly findings: readonly Finding[];
  /** What the trace does not record, and detectors that failed, in sentences. */
  readonly missing: readonly string[];
}

/**
 * Reads a trace and looks for trouble in it.
 * @throws RangeError when there is no such trace
 * @throws DOMException named AbortError when aborted
 */
export async function examine(file: TraceFile, traceId: string, options: DiagnoseOptions = {}): Promise<Examination> {
  try {
    return await look(file, traceId, options);
  } finally {
    forgetTexts();
  }
}

async function look(file: TraceFile, traceId: string, given: DiagnoseOptions): Promise<Examination> {
  const options = lookingUpOnce(given);
  const builder = new LedgerBuilder(options.contextWindow);
  const run = await readRun(file, traceId, {
    ...options,
    onPayload: (step, agent, payload) => builder.add(step, agent, payload),
  });
  const ledger = builder.finish();
  await pause(options);
  const lineage = traceValues(run);
  const { findings, failed } = await detect({ run, lineage, ledger, options }, DETECTORS);
  return { run, lineage, ledger, findings, missing: [...missingFrom(run), ...failed] };
}

/** Why a run failed: its symptom, the steps suspected of it, and everything else that was found. */
export async function diagnose(file: TraceFile, traceId: string, options: DiagnoseOptions = {}): Promise<Diagnosis> {
  try {
    return judge(await look(file, traceId, options), options.symptom);
  } finally {
    forgetTexts();
  }
}

/** @param chosen the step the user asks about; without it the symptom is looked for */
export function explain(examination: Examination, chosen?: number): Diagnosis {
  try {
    return judge(examination, chosen);
  } finally {
    forgetTexts();
  }
}

function judge({ run, lineage, ledger, findings, missing }: Examination, chosen?: number): Diagnosis {
  const symptom = symptomOf(run, findings, chosen);
  const suspects = rankSuspects({ run, lineage, ledger, findings, symptom });
  return { symptom, suspects, isFlat: isFlat(suspects), findings, missing };
}

/**
 * Runs the detectors. One that fails is a defect in Backstep, and is reported; the others still run.
 * @returns findings in the order of their first step, and a sentence for each detector that failed
 */
export async function detect(
  context: DetectContext,
  detectors: readonly Detector[],
): Promise<{ findings: Finding[]; failed: string[] }> {
  const findings: Finding[] = [];
  const failed: string[] = [];
  for (const { id, detect: look } of detectors) {
    await pause(context.options);
    try {
      findings.push(...look(context).map((finding) => quotingExactly(context.run, finding)));
    } catch (error) {
      failed.push(`The detector ${id} failed (${error instanceof Error ? error.message : String(error)}).`);
    }
  }
  const first = ({ steps }: Finding) => steps.reduce((least, step) => Math.min(least, step), Number.POSITIVE_INFINITY);
  return { findings: findings.sort((a, b) => first(a) - first(b)), failed };
}

/** A page finds a quote by its words: they stand in one of the step's texts. */
function quotingExactly({ steps }: Run, finding: Finding): Finding {
  const textsOf = (number: number) => {
    const step = steps[number - 1];
    return step ? [...step.did, ...step.asked, ...step.saw].map(({ text }) => text) : [];
  };
  return { ...finding, evidence: finding.evidence.map((quote) => standingQuote(quote, textsOf(quote.step))) };
}

/** A turn for others. @throws DOMException named AbortError when aborted meanwhile */
async function pause({ breathe, signal }: DiagnoseOptions): Promise<void> {
  await breathe?.();
  if (signal?.aborted) {
    throw new DOMException('The diagnosis was stopped', 'AbortError');
  }
}

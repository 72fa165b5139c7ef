import { BLAME_SCHEMA } from '../../schemas/blameReport';
import { diagnose } from '../diagnosis/diagnose';
import type { Finding } from '../diagnosis/run';
import { MODEL_FACTS } from '../platform/modelFacts';
import { listTraces, traceRow } from '../platform/worker/traceRows';
import type { Trace } from '../trace/model';
import type { TraceFile } from '../trace/traceFile';
import { blameJson } from './blameJson';
import { blameText } from './blameText';
import { readFlags } from './flags';
import { EXIT, type Io, UsageError } from './io';
import { openTraceFile } from './openTraceFile';
import { pickTrace } from './pickTrace';

export const BLAME_HELP = `backstep blame FILE [--trace ID] [--step N] [--format ID] [--json] [--fail-on error|warning|never]
  Says why a run failed: the step it shows at, the steps suspected of it, and what else was found.
  --trace ID   this trace (an id, or its number in the list); without it the worst one: failed runs first
  --step N     explain this step, instead of the one where the failure shows
  --format ID  read the file as this format instead of what the content says
  --json       for programs (schema ${BLAME_SCHEMA})
  --fail-on S  exit 1 when there are findings of this severity or worse (default: error)
  The exit code follows the findings, not the recorded outcome: a run recorded as failed may exit 0.
`;

/** Severities of findings that make the exit code 1. */
const FAILING: Readonly<Record<string, readonly Finding['severity'][]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  never: [],
};

/** `backstep blame`. @returns the exit code */
export async function blameCommand(args: readonly string[], io: Io): Promise<number> {
  const { path, options, failing } = parse(args);
  const { trace: file, close } = await openTraceFile(path, io, options.format);
  try {
    const trace = options.trace === undefined ? worst(file) : pickTrace(file, options.trace);
    const symptom = options.step === undefined ? undefined : stepIn(trace, options.step);
    const diagnosis = await diagnose(file, trace.id, { ...MODEL_FACTS, symptom });
    const blamed = { path, file, trace, diagnosis, isWorst: options.trace === undefined };
    await io.write(options.json ? blameJson(blamed) : blameText(blamed, io.columns));
    return diagnosis.findings.some(({ severity }) => failing.includes(severity)) ? EXIT.findings : EXIT.fine;
  } finally {
    close();
  }
}

function parse(args: readonly string[]) {
  const { values, positionals } = readFlags(
    args,
    {
      trace: { type: 'string' },
      step: { type: 'string' },
      format: { type: 'string' },
      json: { type: 'boolean' },
      'fail-on': { type: 'string' },
    },
    [1, 1],
    'backstep blame FILE [--trace ID] [--step N] [--format ID] [--json] [--fail-on error|warning|never]',
  );
  const failOn = values['fail-on'] ?? 'error';
  const failing = Object.hasOwn(FAILING, failOn) ? FAILING[failOn] : undefined;
  if (!failing) {
    throw new UsageError(`--fail-on is one of ${Object.keys(FAILING).join(', ')}; it was '${failOn}'`);
  }
  return { path: positionals[0]!, options: values, failing };
}

/** The trace most worth a look: failed runs first, then those with most errors. */
function worst(file: TraceFile): Trace {
  const [row] = listTraces(file.traces.map(traceRow), 'worst', false, '');
  const trace = row && file.trace(row.id);
  if (!trace) {
    throw new UsageError('there is no trace in this file');
  }
  return trace;
}

function stepIn(trace: Trace, text: string): number {
  const step = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (step < 1 || step > trace.stepCount) {
    throw new UsageError(`--step is a number from 1 to ${trace.stepCount}; it was '${text}'`);
  }
  return step;
}

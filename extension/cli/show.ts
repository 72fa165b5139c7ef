import { SHOW_SCHEMA } from '../../schemas/showReport';
import { exportTrace } from '../trace/export';
import type { Trace } from '../trace/model';
import type { TraceFile } from '../trace/traceFile';
import { readFlags } from './flags';
import { Batch, EXIT, type Io, UsageError } from './io';
import { openTraceFile } from './openTraceFile';
import { pickTrace } from './pickTrace';
import { reportHeader, reportStep, reportTrace } from './showJson';
import { stepLine, traceHeading, traceLine } from './showText';

export const SHOW_HELP = `backstep show FILE [--trace ID] [--format ID] [--json] [--export]
  Prints the steps of a trace file as a tree.
  --trace ID   only this trace (an id, or its number in the list)
  --format ID  read the file as this format instead of what the content says
  --json       for programs (schema ${SHOW_SCHEMA})
  --export     the trace in Backstep's own format
`;

/** `backstep show`. @returns the exit code */
export async function showCommand(args: readonly string[], io: Io): Promise<number> {
  const { file, options } = parse(args);
  const { trace: opened, close } = await openTraceFile(file, io, options.format);
  try {
    const traces = options.trace === undefined ? opened.traces : [pickTrace(opened, options.trace)];
    if (options.export) {
      await printExport(opened, traces, io);
    } else if (options.json) {
      await printJson(file, opened, traces, io);
    } else {
      await printText(opened, traces, io);
    }
  } finally {
    close();
  }
  return EXIT.fine;
}

function parse(args: readonly string[]) {
  const { values, positionals } = readFlags(
    args,
    {
      trace: { type: 'string' },
      format: { type: 'string' },
      json: { type: 'boolean' },
      export: { type: 'boolean' },
    },
    [1, 1],
    'backstep show FILE [--trace ID] [--format ID] [--json] [--export]',
  );
  if (values.json && values.export) {
    throw new UsageError('--json and --export exclude each other');
  }
  return { file: positionals[0]!, options: values };
}

async function printExport(file: TraceFile, traces: readonly Trace[], io: Io): Promise<void> {
  const batch = new Batch(io);
  for (const text of exportTrace(file, traces)) {
    await batch.add(text);
  }
  await batch.flush();
}

async function printJson(name: string, file: TraceFile, traces: readonly Trace[], io: Io): Promise<void> {
  const batch = new Batch(io);
  await batch.add(`${reportHeader(name, file)}`);
  for (const [index, trace] of traces.entries()) {
    await batch.add(`${index > 0 ? ',' : ''}\n${reportTrace(trace)}`);
    for (const step of trace.steps()) {
      await batch.add(`${step.number > 1 ? ',' : ''}\n${reportStep(step, file.summary(trace.id, step.number))}`);
    }
    await batch.add(']}');
  }
  await batch.add(']}\n');
  await batch.flush();
}

/** One trace is shown as its steps, several as a list of traces. */
async function printText(file: TraceFile, traces: readonly Trace[], io: Io): Promise<void> {
  const batch = new Batch(io);
  await batch.add(`${file.format.title} (${file.format.why})\n`);
  for (const { severity, message, at, count } of file.issues) {
    const place = at === undefined ? '' : ` (byte ${at}${count > 1 ? `, and ${count - 1} more` : ''})`;
    await batch.add(`${severity}: ${message}${place}\n`);
  }
  const [only] = traces;
  if (only && traces.length === 1) {
    await batch.add(`\n${traceHeading(only)}\n\n`);
    for (const step of only.steps()) {
      await batch.add(`${stepLine(step, file.summary(only.id, step.number), only, io.columns)}\n`);
    }
  } else if (only) {
    await batch.add(`\n${traces.length} traces; show one with --trace\n\n`);
    for (const [index, trace] of traces.entries()) {
      await batch.add(`${traceLine(index + 1, trace)}\n`);
    }
  }
  await batch.flush();
}

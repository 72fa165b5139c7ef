import { describe, expect, it } from 'vitest';
import type { Detector } from '../../../../extension/diagnosis/detectors/detector';
import { LedgerBuilder } from '../../../../extension/diagnosis/ledger';
import { traceValues } from '../../../../extension/diagnosis/lineage';
import type { DiagnoseOptions } from '../../../../extension/diagnosis/options';
import { readRun } from '../../../../extension/diagnosis/readRun';
import type { Finding, Quote, Run } from '../../../../extension/diagnosis/run';
import { NATIVE_TRACE_SCHEMA, type NativeStep } from '../../../../schemas/nativeTrace';
import { opened } from '../../support/opened';

export type Line = Omit<NativeStep, 'id'>;

/** A user's words. */
export function user(text: string): Line {
  return { kind: 'user', payload: { output: [{ role: 'user', parts: [{ type: 'text', text }] }] } };
}

/** The instructions of a conversation. */
export function system(text: string): Line {
  return { kind: 'span', name: 'system', payload: { output: [{ role: 'system', parts: [{ type: 'text', text }] }] } };
}

type Request = readonly [tool: string, arguments_: unknown];

/** A model's turn in a conversation: words, and the calls it asks for. */
export function says(text: string, requests: readonly Request[] = [], more: Partial<Line> = {}): Line {
  return {
    kind: 'model',
    name: 'chat',
    ...more,
    payload: {
      inputIsPreviousSteps: more.payload?.input === undefined,
      output: [
        {
          role: 'assistant',
          parts: [
            ...(text === '' ? [] : [{ type: 'text' as const, text }]),
            ...requests.map(([name, given]) => ({ type: 'toolCall' as const, name, arguments: given })),
          ],
        },
      ],
      ...more.payload,
    },
  };
}

/** A tool at work. */
export function call(tool: string, arguments_: unknown, result: unknown, more: Partial<Line> = {}): Line {
  return { kind: 'tool', name: tool, tool: { name: tool }, ...more, payload: { arguments: arguments_, result } };
}

/** A tool that failed by its status. */
export function failedCall(tool: string, arguments_: unknown, statusMessage: string): Line {
  return call(tool, arguments_, undefined, { status: 'error', statusMessage });
}

/** A message of a chat's code executor, which records no arguments. */
export function executed(output: string): Line {
  return { kind: 'tool', name: 'terminal', tool: { name: 'terminal' }, payload: { result: output } };
}

export interface Case {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly options?: DiagnoseOptions;
  readonly outcome?: { readonly state: 'ok' | 'failed'; readonly reason: string };
}

export interface Firing extends Case {
  /** The finding's steps; further findings of the case are not looked at. */
  readonly steps: readonly number[];
  readonly message?: RegExp;
  readonly severity?: Finding['severity'];
  readonly recovered?: boolean;
}

/** What the detector finds in a trace of these steps. */
export async function found(
  detector: Detector,
  { lines, options = {}, outcome }: Case,
): Promise<{ run: Run; findings: Finding[] }> {
  const steps = lines.map((line, index) => ({ id: String(index + 1), start: 1000 * index, ...line }));
  const file = await opened(JSON.stringify({ schema: NATIVE_TRACE_SCHEMA, traces: [{ id: 't', outcome, steps }] }));
  const builder = new LedgerBuilder(options.contextWindow);
  const run = await readRun(file, 't', { onPayload: (step, agent, payload) => builder.add(step, agent, payload) });
  return { run, findings: detector.detect({ run, lineage: traceValues(run), ledger: builder.finish(), options }) };
}

/**
 * A detector's table: runs it must speak about, and runs it must be quiet about.
 * @param quotes `figures` for detectors whose evidence is worked out or masked, not words of the step
 */
export function table(
  detector: Detector,
  {
    fires,
    quiet,
    quotes = 'words',
  }: { fires: readonly Firing[]; quiet: readonly Case[]; quotes?: 'words' | 'figures' },
): void {
  describe(detector.id, () => {
    it.each(fires.map((firing) => [firing.name, firing] as const))('fires: %s', async (_, firing) => {
      const { run, findings } = await found(detector, firing);
      const [first] = findings;
      expect(first?.steps).toEqual(firing.steps);
      expect([first?.id, first?.category]).toEqual([detector.id, detector.category]);
      expect(first?.recovered).toBe(firing.recovered ?? false);
      if (firing.severity) {
        expect(first?.severity).toBe(firing.severity);
      }
      expect(first?.message).toMatch(firing.message ?? /\w/);
      expect(first?.evidence.length).toBeGreaterThan(0);
      expect(first?.evidence.filter((quote) => quotes === 'words' && !isQuoted(run, quote))).toEqual([]);
    });
    it.each(quiet.map((silent) => [silent.name, silent] as const))('is quiet: %s', async (_, silent) => {
      const { findings } = await found(detector, silent);
      expect(findings.map(({ message }) => message)).toEqual([]);
    });
  });
}

/** Whether the words stand in the step, or are one of its recorded facts (ids, figures, names). */
function isQuoted(run: Run, { step, quote }: Quote): boolean {
  const words = squeezed(quote.replace(/^…|…$/g, ''));
  const { saw, asked, did, ...facts } = run.steps[step - 1]!;
  const texts = [...saw, ...asked, ...did].map(({ text }) => text);
  const all = squeezed(
    [
      ...texts,
      texts.join('\n'),
      JSON.stringify({ ...facts, model: facts.step.model }),
      run.steps[step - 1]!.statusMessage ?? '',
    ].join('\n'),
  );
  return all.includes(words);
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

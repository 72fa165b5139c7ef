import type { Step, Trace } from '../trace/model';
import { oneLine } from '../trace/summary';
import { printable } from './io';

/** Deeper steps are not indented further: the number of their parent is what counts then. */
const DEEPEST_INDENT = 20;
const DEFAULT_COLUMNS = 120;
/** A judge's verdict may be a page long. */
const LONGEST_REASON = 240;

/** What is known about a trace as a whole, in a few lines. */
export function traceHeading(trace: Trace): string {
  const { outcome } = trace;
  return [
    printable(`${trace.name}  [${outcome.state}] ${oneLine(outcome.reason, LONGEST_REASON)}`),
    [
      plural(trace.stepCount, 'step'),
      trace.totals.errors > 0 ? plural(trace.totals.errors, 'error') : '',
      duration(trace.durationMs),
      tokens(trace),
      cost(trace),
    ]
      .filter(Boolean)
      .join(' · '),
  ].join('\n');
}

/** One step: number, tree, kind, name, summary, tokens and time. */
export function stepLine(step: Step, summary: string, trace: Trace, columns = DEFAULT_COLUMNS): string {
  const number = String(step.number).padStart(String(trace.stepCount).length);
  const indent = '  '.repeat(Math.min(step.depth, DEEPEST_INDENT));
  const mark = step.status === 'error' ? '✗' : ' ';
  const facts = [usageOf(step), duration(step.durationMs)].filter(Boolean).join('  ');
  const name = printable(step.name === '' ? '(no name)' : oneLine(step.name, 60));
  const head = `${number} ${mark} ${indent}${step.kind.padEnd(9)} ${name}  `;
  const room = Math.max(20, columns - head.length - facts.length - 2);
  return `${head}${printable(oneLine(summary, room))}${facts ? `  ${facts}` : ''}`;
}

/** One trace of a list. */
export function traceLine(number: number, trace: Trace): string {
  const facts = [plural(trace.stepCount, 'step'), duration(trace.durationMs), tokens(trace), cost(trace)];
  return printable(
    [
      String(number).padStart(4),
      trace.outcome.state.padEnd(7),
      oneLine(trace.name, 40),
      ...(trace.id === String(number) ? [] : [trace.id]),
      facts.filter(Boolean).join(' · '),
    ].join('  '),
  );
}

function usageOf({ usage }: Step): string {
  const parts = [usage?.input, usage?.output].map((count) => (count === undefined ? '' : thousands(count)));
  return parts.some(Boolean) ? `${parts[0] || '?'}→${parts[1] || '?'} tokens` : '';
}

function tokens({ totals }: Trace): string {
  const { inputTokens, outputTokens } = totals;
  return inputTokens === undefined && outputTokens === undefined
    ? ''
    : `${thousands(inputTokens ?? 0)} tokens in, ${thousands(outputTokens ?? 0)} out`;
}

function cost({ totals }: Trace): string {
  if (totals.costUsd === undefined) {
    return '';
  }
  return `${totals.costComputed ? '≈' : ''}$${totals.costUsd.toFixed(totals.costUsd < 0.1 ? 4 : 2)}`;
}

function duration(milliseconds: number | undefined): string {
  if (milliseconds === undefined) {
    return '';
  }
  if (milliseconds < 1000) {
    return `${milliseconds < 10 ? milliseconds.toFixed(1) : milliseconds.toFixed(0)} ms`;
  }
  const seconds = milliseconds / 1000;
  return seconds < 120 ? `${seconds.toFixed(1)} s` : `${(seconds / 60).toFixed(1)} min`;
}

function thousands(count: number): string {
  return count < 1000 ? String(count) : `${(count / 1000).toFixed(1)}k`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

import type { Passage, Quote, Run, RunStep, ToolRequest } from '../run';
import { textOf } from '../texts';
import { type Failure, failureIn, failureOf } from './failure';
import { fieldsOf, normalised } from './plain';
import { quoteOf, quoteOfWords } from './quote';

/** A model's turn: a model step with no model step below it, because wrappers repeat the call they wrap. */
export interface Turn {
  readonly type: 'turn';
  readonly step: RunStep;
  /** What the model wrote, without its tool calls. */
  readonly text: string;
  /** The passages of the text: reasoning and answer are recorded apart. */
  readonly parts: readonly string[];
  readonly requests: readonly ToolRequest[];
  /** Place among the turns of the run. */
  readonly place: number;
}

/**
 * A tool at work: a tool step that does not merely wrap the same tool. In a run that records model calls only, a result
 * that a model call was sent, and then `step` is that model step.
 */
export interface Call {
  readonly type: 'call';
  readonly step: RunStep;
  readonly tool: string;
  /** Place among the calls of the run. */
  readonly place: number;
  readonly arguments: unknown;
  /** Canonical arguments; empty when none were recorded. */
  readonly key: string;
  readonly askedText: string;
  readonly resultText: string;
  readonly failure: Failure | undefined;
  /** False when the trace says neither what came back nor how it went. */
  readonly isAnswered: boolean;
  /** The turn that reads the result: the next one of the same agent, else the next one at all. */
  readonly reader: Turn | undefined;
}

export type Act = Turn | Call;

/** What the run did, in order: its turns and calls without the wrappers around them. */
export interface Activity {
  readonly acts: readonly Act[];
  readonly turns: readonly Turn[];
  readonly calls: readonly Call[];
  /** The turn before this step: who asked for a call. */
  turnBefore(step: RunStep): Turn | undefined;
  /** The last turn that says something: the answer of the run. */
  readonly answer: Turn | undefined;
}

const known = new WeakMap<Run, Activity>();

/** The run's turns and calls; worked out once per run. */
export function activityOf(run: Run): Activity {
  let activity = known.get(run);
  if (!activity) {
    activity = read(run);
    known.set(run, activity);
  }
  return activity;
}

function read(run: Run): Activity {
  const modelsUpTo = countUpTo(run, (step) => step.kind === 'model');
  const turns: Turn[] = [];
  const found: (Turn | RunStep)[] = [];
  for (const step of run.steps) {
    if (step.kind === 'model' && modelsUpTo[step.lastDescendant] === modelsUpTo[step.number]) {
      const parts = step.did.flatMap((passage) => (passage.field === 'output' ? passage.text : []));
      const text = parts.join('\n');
      turns.push({ type: 'turn', step, text, parts, requests: step.toolRequests, place: turns.length });
      found.push(turns[turns.length - 1]!);
    } else if (isCall(run, step)) {
      found.push(step);
    }
  }
  const places = placesByAgent(turns);
  const calls: Call[] = [];
  const acts: Act[] = [];
  const hasToolSteps = found.length > turns.length;
  for (const act of found) {
    const made = !('type' in act)
      ? [callOf(act, calls.length, nextTurn(turns, places, act))]
      : hasToolSteps
        ? []
        : callsSeen(act, turns, calls.length);
    calls.push(...made);
    acts.push(...made, ...('type' in act ? [act] : []));
  }
  return {
    acts,
    turns,
    calls,
    turnBefore: (step) => turns[firstAfter(turns, step.number - 1) - 1],
    answer: turns.findLast(({ text }) => text.trim() !== ''),
  };
}

/** The results a model call was sent, in a run without tool steps. */
function callsSeen(turn: Turn, turns: readonly Turn[], place: number): Call[] {
  const results = turn.step.saw.filter(({ author, text }: Passage) => author === 'tool' && text !== '');
  const open = [...(turns[turn.place - 1]?.requests ?? [])];
  return results.slice(0, MOST_REPEATS).map(({ text, speaker }, index): Call => {
    const at = open.findIndex(({ name }) => speaker === undefined || name === speaker);
    const request = at < 0 ? undefined : open.splice(at, 1)[0];
    return {
      type: 'call',
      step: turn.step,
      tool: request?.name ?? speaker ?? 'tool',
      place: place + index,
      arguments: request?.arguments,
      key: request === undefined ? '' : normalised(request.arguments),
      askedText: request === undefined ? '' : textOf(request.arguments),
      resultText: text,
      failure: failureIn(text),
      isAnswered: true,
      reader: turn,
    };
  });
}

/** How many steps fit up to each step number. */
function countUpTo(run: Run, fits: (step: RunStep) => boolean): Uint32Array {
  const counts = new Uint32Array(run.steps.length + 1);
  for (const step of run.steps) {
    counts[step.number] = counts[step.number - 1]! + (fits(step) ? 1 : 0);
  }
  return counts;
}

function isCall(run: Run, step: RunStep): boolean {
  if (step.kind !== 'tool' && step.kind !== 'retrieval') {
    return false;
  }
  const child = step.lastDescendant > step.number ? run.steps[step.number] : undefined;
  return !(
    child?.kind === step.kind &&
    child.tool === step.tool &&
    normalised(child.arguments) === normalised(step.arguments)
  );
}

function callOf(step: RunStep, place: number, reader: Turn | undefined): Call {
  const resultText = step.did.map((passage) => passage.text).join('\n') || textOf(step.result ?? '');
  const askedText = step.asked.map((passage) => passage.text).join('\n');
  return {
    type: 'call',
    step,
    tool: step.tool ?? step.name,
    place,
    arguments: step.arguments,
    key: step.arguments === undefined ? '' : normalised(step.arguments),
    askedText,
    resultText,
    failure: failureOf(step, resultText),
    isAnswered: step.result !== undefined || step.did.length > 0 || step.status === 'error',
    reader,
  };
}

function placesByAgent(turns: readonly Turn[]): Map<string, Turn[]> {
  const places = new Map<string, Turn[]>();
  for (const turn of turns) {
    const agent = turn.step.agent ?? '';
    const list = places.get(agent);
    if (list) {
      list.push(turn);
    } else {
      places.set(agent, [turn]);
    }
  }
  return places;
}

function nextTurn(turns: readonly Turn[], places: ReadonlyMap<string, Turn[]>, step: RunStep): Turn | undefined {
  const own = places.get(step.agent ?? '');
  return own ? own[firstAfter(own, step.lastDescendant)] : turns[firstAfter(turns, step.lastDescendant)];
}

/** Place of the first act with a step number above `number`. */
function firstAfter(acts: readonly Act[], number: number): number {
  let low = 0;
  let high = acts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (acts[middle]!.step.number > number) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

/** Where a failed call says so: in its result or its status. */
export function failureQuote({ step, resultText, failure }: Call): Quote {
  const words = failure?.words ?? '';
  const texts = step.did.length > 0 ? step.did.map(({ text }) => text) : [resultText];
  return quoteOfWords(step.number, texts, words) ?? quoteOf(step.number, texts.find((text) => text !== '') ?? words);
}

/**
 * Whether a later call repeats this one's work and succeeds before the run ends.
 * Tools without recorded arguments (code executors of a chat) repeat whatever they were handed last.
 */
export function isRepeatedWell({ calls }: Activity, failed: Call): boolean {
  return calls
    .slice(failed.place + 1, failed.place + 1 + MOST_REPEATS)
    .some((call) => call.tool === failed.tool && call.isAnswered && !call.failure && isSameWork(call, failed));
}

/** Calls after one that may make up for it. */
const MOST_REPEATS = 30;

/** The next calls after a step. */
export function callsAfter({ calls }: Activity, step: number): readonly Call[] {
  const from = firstAfter(calls, step);
  return calls.slice(from, from + MOST_REPEATS);
}

function isSameWork(a: Call, b: Call): boolean {
  const [left, right] = [fieldsOf(a.arguments), fieldsOf(b.arguments)];
  if (!left || !right) {
    return true;
  }
  const keys = Object.keys(right);
  return keys.length < 2 || keys.some((key) => normalised(left[key]) === normalised(right[key]));
}

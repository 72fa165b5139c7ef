import type { Finding, Run, RunStep, Symptom } from './run';
import { shortly } from './text/quote';

/** Findings about the end of a run that make their step the symptom, in this order. */
const TELLING_ENDS = ['action-claimed-not-done', 'ended-early', 'answer-contradicts-result'];
/** Tools by which an agent hands in its answer. */
const ANSWER_TOOLS = new Set(['final_answer', 'submit', 'finish', 'answer', 'complete_task', 'attempt_completion']);
/** A closing word is no answer. */
const SHORTEST_ANSWER = 2;
const CLOSING = /^\W*(?:terminate|exit|done|stop|end)\W*$/i;

/**
 * The step where the failure shows: the one chosen, else an error that ended the run, the answer of a run recorded as
 * failed, the last error nobody recovered from, an answer that gives up or claims what was not done, or the last step.
 * A run without steps has its symptom at step 0.
 */
export function symptomOf(run: Run, findings: readonly Finding[], chosen?: number): Symptom {
  if (chosen !== undefined && run.steps[chosen - 1]) {
    return { step: chosen, why: `You asked about step ${chosen}.`, basis: 'asked' };
  }
  const errors = unrecovered(run, findings);
  const rootError = errors.findLast(({ parent, status }) => parent === undefined && status === 'error');
  if (rootError) {
    return atRoot(run, rootError);
  }
  const answer = answerOf(run);
  if (run.outcome.state === 'failed' && answer) {
    const why = `${sentence(run.outcome.reason)} Step ${answer.number} is its last answer.`;
    return { step: answer.number, why, basis: 'failure' };
  }
  const error = errors.at(-1);
  if (error && turnsAfter(run, error) <= MOST_TURNS_AFTER) {
    return { step: error.number, why: `${failed(error)}, and no later step made up for it.`, basis: 'failure' };
  }
  for (const id of TELLING_ENDS) {
    const finding = findings.findLast((found) => found.id === id && !found.recovered && found.steps.length > 0);
    if (finding) {
      return { step: finding.steps[0]!, why: sentence(finding.message), basis: 'failure' };
    }
  }
  return atEnd(run, answer ?? run.steps.at(-1));
}

/** Steps with errors that are named; of more, their count. */
const MOST_NAMED = 5;

/** Where a run ended that shows its failure nowhere, or did not fail. */
function atEnd({ outcome, steps }: Run, last: RunStep | undefined): Symptom {
  if (!last) {
    return { step: 0, why: 'The trace has no steps.', basis: 'end' };
  }
  const ending = `step ${last.number} is where it ended.`;
  if (outcome.state === 'failed') {
    return { step: last.number, why: `${sentence(outcome.reason)} S${ending.slice(1)}`, basis: 'failure' };
  }
  const errors = steps.filter(({ status }) => status === 'error').map(({ number }) => number);
  const says =
    errors.length === 0
      ? 'Nothing in the trace says that it failed'
      : `${naming(errors)}, but nothing says that the run as a whole failed`;
  return { step: last.number, why: `${says}; ${ending}`, basis: 'end' };
}

function naming(errors: readonly number[]): string {
  const [first, ...others] = errors;
  if (others.length === 0) {
    return `Step ${first} reports an error`;
  }
  const rest = errors.length - MOST_NAMED;
  return rest > 0
    ? `Steps ${errors.slice(0, MOST_NAMED).join(', ')} and ${rest} more report errors`
    : `Steps ${errors.slice(0, -1).join(', ')} and ${errors.at(-1)} report errors`;
}

/** Turns a model takes to answer after an error. A run that worked on for longer got past it: it shows in the answer. */
const MOST_TURNS_AFTER = 1;

function turnsAfter({ steps }: Run, { lastDescendant }: RunStep): number {
  return steps.slice(lastDescendant).filter(({ kind, did }) => kind === 'model' && did.length > 0).length;
}

/** The failed root, or the last failed step below it, which is where its error came from. */
function atRoot({ steps }: Run, root: RunStep): Symptom {
  const inside = steps.slice(root.number, root.lastDescendant);
  const origin = inside.findLast(({ status, kind }) => status === 'error' && kind !== 'span') ?? root;
  const inner = origin === root ? (inside.findLast(({ status }) => status === 'error') ?? root) : origin;
  return {
    step: inner.number,
    why: inner === root ? `${failed(root)}.` : `${failed(inner)}, and with it the run's root, step ${root.number}.`,
    basis: 'failure',
  };
}

function failed({ number, name, statusMessage }: RunStep): string {
  const message = statusMessage === undefined || statusMessage.trim() === '' ? '' : `: ${shortly(statusMessage, 160)}`;
  return `Step ${number} (${name}) failed${message}`;
}

/** Failed steps that nothing made up for, in order: neither a finding says so, nor did the same work later. */
function unrecovered({ steps }: Run, findings: readonly Finding[]): RunStep[] {
  const recovered = new Set(findings.flatMap((finding) => (finding.recovered ? finding.steps : [])));
  const reported = new Set(
    findings.flatMap(({ id, steps: [first], recovered: isRecovered }) =>
      id === 'tool-error' && !isRecovered ? [first] : [],
    ),
  );
  const worked = new Set<string>();
  const errors: RunStep[] = [];
  for (const step of steps.toReversed()) {
    const { name, kind, status, number } = step;
    if (status !== 'error' && !reported.has(number)) {
      worked.add(`${kind} ${name}`);
    } else if (!recovered.has(number) && (reported.has(number) || !worked.has(`${kind} ${name}`))) {
      errors.push(step);
    }
  }
  return errors.reverse();
}

/** The last step that answers: a model's or agent's words, or a tool the answer is handed in by. */
function answerOf({ steps }: Run): RunStep | undefined {
  return steps.findLast(
    ({ kind, tool, asked, did }) =>
      (kind === 'tool' && tool !== undefined && ANSWER_TOOLS.has(tool.toLowerCase()) && asked.length > 0) ||
      ((kind === 'model' || kind === 'agent') &&
        did.some(
          ({ author, field, text }) =>
            author === 'model' && field === 'output' && text.trim().length >= SHORTEST_ANSWER && !isClosing(text),
        )),
  );
}

function isClosing(text: string): boolean {
  return text.length < 40 && CLOSING.test(text);
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

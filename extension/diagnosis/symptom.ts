import type { Finding, Run, RunStep, Symptom } from './run';
import { isCourtesy, isSameRefusal, refusalIn } from './text/courtesy';
import { failureOf } from './text/failure';
import { ANSWER_TOOLS, MUTATES, wordsOfName } from './text/phrases';
import { shortly } from './text/quote';

/** Findings about the end of a run that make their step the symptom, in this order. */
const TELLING_ENDS = ['action-claimed-not-done', 'ended-early', 'answer-contradicts-result'];
/** A closing sign is no answer. */
const SHORTEST_ANSWER = 2;
/** Characters of a recorded reason that are told. */
const MOST_REASON = 400;

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
  const error = errors.at(-1);
  if (run.outcome.state === 'failed' && answer) {
    return error && error.number > answer.number ? atError(run, error) : inAnswer(run, answer);
  }
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

/** The error that a run recorded as failed did not get past. */
function atError({ outcome }: Run, error: RunStep): Symptom {
  return {
    step: error.number,
    why: `${told(outcome.reason)} ${failed(error)}, and nothing came of it.`,
    basis: 'failure',
  };
}

/** What the record says of the failure. */
function told(reason: string): string {
  return sentence(shortly(reason, MOST_REASON));
}

/** The answer of a run recorded as failed; of one refusal that was repeated to a user, the first. */
function inAnswer(run: Run, answer: RunStep): Symptom {
  const first = firstRefusal(run, answer);
  const says =
    first !== answer
      ? `Step ${first.number} first says what the last answer, step ${answer.number}, still says.`
      : answer.kind === 'tool'
        ? `Step ${answer.number} is the last thing it did.`
        : `Step ${answer.number} is its last answer.`;
  return { step: first.number, why: `${told(run.outcome.reason)} ${says}`, basis: 'failure' };
}

/** The first of the answers to a user that refuse the same, when nothing was tried between them. */
function firstRefusal({ steps }: Run, answer: RunStep): RunStep {
  const refused = answer.kind === 'model' ? refusalIn(saidBy(answer)) : undefined;
  let first = answer;
  let heardUser = false;
  for (let at = answer.number - 2; refused && at >= 0; at--) {
    const step = steps[at]!;
    if (step.kind === 'user') {
      heardUser = true;
    } else if (step.kind === 'model' && heardUser) {
      const before = refusalIn(saidBy(step));
      first = before && isSameRefusal(before, refused) ? step : first;
    } else {
      break;
    }
  }
  return first;
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
    return { step: last.number, why: `${told(outcome.reason)} S${ending.slice(1)}`, basis: 'failure' };
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

/**
 * The last step that answers, courtesies aside: a model's or agent's words, a tool the answer is handed in by, or a tool
 * that changed something when nothing but courtesies came after it.
 */
function answerOf({ steps }: Run): RunStep | undefined {
  return steps.findLast((step) => handsIn(step) || changes(step) || answers(step)) ?? steps.findLast(speaks);
}

function handsIn({ kind, tool, asked }: RunStep): boolean {
  return kind === 'tool' && tool !== undefined && ANSWER_TOOLS.has(tool.toLowerCase()) && asked.length > 0;
}

/** Tools that hand the conversation to a person change nothing. */
const HAND_OVER = /\b(?:human|transfer|hand ?off|escalat\w{1,3})\b/;

function changes(step: RunStep): boolean {
  const words = step.kind === 'tool' && step.tool !== undefined ? wordsOfName(step.tool) : '';
  const isChange = MUTATES.test(words) && !HAND_OVER.test(words) && step.did.length > 0;
  return isChange && failureOf(step, step.did.map(({ text }) => text).join('\n')) === undefined;
}

function answers(step: RunStep): boolean {
  return speaks(step) && !isCourtesy(saidBy(step));
}

function speaks(step: RunStep): boolean {
  return (step.kind === 'model' || step.kind === 'agent') && saidBy(step).trim().length >= SHORTEST_ANSWER;
}

function saidBy({ did }: RunStep): string {
  return did.flatMap(({ author, field, text }) => (author === 'model' && field === 'output' ? text : [])).join('\n');
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

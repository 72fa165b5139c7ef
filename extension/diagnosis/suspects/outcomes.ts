import type { Passage, RunStep } from '../run';
import { failureIn, failureOf, isEmptyResult } from '../text/failure';
import type { Draft } from './turns';

/** What came of a turn's code or tool calls: it worked, failed, gave nothing, or there was nothing to run. */
export type Outcome = 'works' | 'fails' | 'empty' | 'nothing';

export interface Answered {
  readonly outcome: Outcome | undefined;
  readonly results: readonly number[];
}

/** The worst outcome counts. */
const ORDER: readonly Outcome[] = ['fails', 'nothing', 'empty', 'works'];

/** For every turn what came of it: by the tool steps behind it, else by what the next model was told. */
export function outcomesOf(turns: readonly Draft[]): Answered[] {
  const answered: Answered[] = [];
  let states: Outcome[] = [];
  let results: number[] = [];
  // Backwards, so that the tool steps behind a turn are known when it comes.
  for (const { role, step } of turns.toReversed()) {
    if (role === 'tool') {
      const state = isUnrecorded(step) ? undefined : stateOf(step, step.did);
      answered.push({ outcome: state, results: [] });
      if (state) {
        states.push(state);
      }
      results.push(step.number);
      continue;
    }
    answered.push({ outcome: ORDER.find((state) => states.includes(state)), results });
    const told = step.saw.filter(isObservation);
    states = told.length > 0 ? [stateOf(undefined, told)] : [];
    results = told.length > 0 ? [step.number] : [];
  }
  return answered.reverse();
}

/** What came of a call may not be in the trace: that is not nothing. */
function isUnrecorded({ result, did, status }: RunStep): boolean {
  return result === undefined && did.length === 0 && status !== 'error';
}

/** Frameworks without tool messages report results in the user's name. */
export function isObservation({ author, text }: Passage): boolean {
  return (
    author === 'tool' ||
    /^\W{0,3}(?:call id|observation|execution logs|error|exitcode|returncode|output)\b/i.test(text.slice(0, 40))
  );
}

/** How shells and executors begin, or end, a report in the user's name. A person who begins with 'Error' is a person. */
const REPORT =
  /^\s{0,8}(?:<returncode>|<output>|<observation>|observation ?:|exit ?code ?:|(?:execution|command|code|shell) (?:output|result|logs?)\b.{0,20}:)/i;
const PROMPT = /\(current directory: [^\n)]{1,300}\)\s{0,8}bash-?\$\s{0,8}$|\nbash-\$\s{0,8}$/i;

/** Whether a user's message is the report on code, and so what a tool returned. */
export function isReport(text: string): boolean {
  return REPORT.test(text.slice(0, 100)) || PROMPT.test(text.slice(-400));
}

/** What an executor says when it was handed no code. */
const NOTHING_RUN = /\bthere is no code\b|\bunknown language\b|\bno code (?:was )?(?:found|block)/i;
/** How an error stands within a report. */
const FAILED =
  /\b(?:error|exception)\w{0,12}:|Traceback \(most|exitcode: -?[1-9]|<returncode>-?[1-9]|Code execution failed/i;
/** What executors print before a program's own output. */
const PREAMBLE =
  /^(?:exitcode: 0[^\n]*\n(?:Code output:)?|<returncode>0<\/returncode>\s{0,8}<output>\s{0,8}<\/output>)/;

function stateOf(step: RunStep | undefined, passages: readonly Passage[]): Outcome {
  const text = passages.map((passage) => passage.text).join('\n');
  if (NOTHING_RUN.test(text.slice(0, 400))) {
    return 'nothing';
  }
  const isMessage = step === undefined || step.kind === 'user';
  if ((isMessage ? failureIn(text) : failureOf(step, text)) || (isMessage && FAILED.test(text.slice(0, 600)))) {
    return 'fails';
  }
  return isEmptyResult(text.replace(PREAMBLE, '').trim()) ? 'empty' : 'works';
}

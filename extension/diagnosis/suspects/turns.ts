import type { Lineage, TracedValue } from '../lineage';
import { scanValues } from '../lineage/scan';
import type { Finding, Passage, Run, RunStep } from '../run';
import { ANSWER_TOOLS, ANSWERS_IN_CODE } from '../text/phrases';
import { codeBlocksOf } from '../text/sentences';
import { type Answered, isReport, isObservation as isTold, type Outcome, outcomesOf } from './outcomes';
import { FINAL_ANSWER, LEADER, LEDGER, MERE_NOTE, PLANS, REPLANS } from './words';

/** What part a step plays: does the work, leads others, is a tool's answer, or a person's words. */
export type Role = 'worker' | 'lead' | 'tool' | 'user';

/** A step that may have decided something. */
export interface Turn {
  readonly step: RunStep;
  readonly role: Role;
  /** An agent's words that the conversation opens with: the task it was given. */
  readonly isTask: boolean;
  /** What it wrote or returned; the beginning and the end of it when that is long. */
  readonly text: string;
  /** The same, passage by passage. */
  readonly texts: readonly string[];
  /** Code in it, and arguments of the tools it calls. */
  readonly code: string;
  /** Place among the turns of the run, from 0. */
  readonly place: number;
  /** Place among the turns of its role, from 1. */
  readonly ordinal: number;
  /** What came of its code or calls; undefined when nothing shows it. */
  readonly outcome: Outcome | undefined;
  /** Numbers of the steps that show what came of it. */
  readonly results: readonly number[];
  /** It hands in an answer by a tool, or by code that calls one. */
  readonly handsIn: boolean;
  /** No tool had told its agent anything before. */
  readonly isBlind: boolean;
  /** How often the run had dropped its plan before. */
  readonly replans: number;
  /** Part of the run it lies in: a new one begins with a new plan, a person's words, or another agent of a span tree. */
  readonly segment: number;
}

/** The run as the ranking sees it. */
export interface Scene {
  readonly lineage: Lineage;
  readonly findings: readonly Finding[];
  readonly turns: readonly Turn[];
  /** Telling values, which the task did not give, of the final answer or of the call that is the symptom. */
  readonly answer: readonly TracedValue[];
  /** Place of the first turn whose code or call failed before the symptom; -1 for none. */
  readonly firstFailure: number;
}

/** Characters of one text that are looked at, beginning and end, half each; fewer in runs of many steps. */
const MOST_TEXT = 24_000;
const LEAST_TEXT = 600;
/** Characters of a run that are looked at, about. */
const MOST_IN_RUN = 6_000_000;
/** Values of an answer that are followed. */
const MOST_VALUES = 60;

/** Reads a run up to its symptom. Linear in the run's text. */
export function sceneOf(run: Run, lineage: Lineage, findings: readonly Finding[], symptom: number): Scene {
  const steps = run.steps.filter((step) => step.number <= symptom && mayDecide(step));
  const room = Math.max(LEAST_TEXT, Math.min(MOST_TEXT, Math.floor(MOST_IN_RUN / Math.max(1, steps.length))));
  const drafts = steps.map((step, index) => draftOf(step, room, steps[index - 1]));
  const turns = turnsOf(drafts, outcomesOf(drafts));
  return {
    lineage,
    findings,
    turns,
    answer: answerValues(turns, lineage),
    // A failure that is the symptom itself says nothing about its cause.
    firstFailure: turns.findIndex(
      ({ outcome, role, results }) => role !== 'tool' && outcome === 'fails' && !results.includes(symptom),
    ),
  };
}

function turnsOf(drafts: readonly Draft[], outcomes: readonly Answered[]): Turn[] {
  const counts: Record<Role, number> = { worker: 0, lead: 0, tool: 0, user: 0 };
  let replans = 0;
  let segment = 0;
  let agent: string | undefined;
  const told = new Set<string>();
  return drafts.map((draft, place): Turn => {
    const { role, step } = draft;
    const isOther = role === 'worker' && step.parent !== undefined && step.agent !== agent;
    agent = role === 'worker' ? step.agent : agent;
    segment += place > 0 && (role === 'user' || isOther) ? 1 : 0;
    counts[role] += 1;
    const who = agentOf(draft);
    const isBlind = !told.has(who) && !step.saw.some(isTold);
    if (!isBlind || (role === 'tool' && step.did.length > 0)) {
      told.add(who);
    }
    const turn = {
      ...{ ...draft, ...outcomes[place]!, place, ordinal: counts[role], replans, segment },
      ...{ handsIn: role !== 'tool' && handsInAnswer(draft, drafts[place + 1]), isBlind },
    };
    // A new plan takes several messages: they are one cut.
    if (isReplan(draft) && !(place > 0 && isReplan(drafts[place - 1]!))) {
      replans += 1;
      segment += 1;
    }
    return turn;
  });
}

/** Who a turn belongs to. */
export function agentOf({ step }: Pick<Turn, 'step'>): string {
  return step.agent ?? step.name;
}

/** Whether a turn hands in an answer: by a call, by code, or by the call behind it. */
function handsInAnswer({ step, code }: Draft, next: Draft | undefined): boolean {
  const called = [...step.toolRequests.map(({ name }) => name), next?.role === 'tool' ? next.step.tool : undefined];
  return (
    called.some((name) => name !== undefined && ANSWER_TOOLS.has(name.toLowerCase())) || ANSWERS_IN_CODE.test(code)
  );
}

/** Containers only hold what others did; scores and guardrails judge. */
function mayDecide({ kind, did, asked, number, lastDescendant, status }: RunStep): boolean {
  const isLeaf = lastDescendant === number;
  switch (kind) {
    case 'score':
    case 'guardrail':
      return false;
    case 'span':
      return isLeaf && status === 'error';
    case 'agent':
      return isLeaf && did.length > 0;
    default:
      return did.length + asked.length > 0;
  }
}

export type Draft = Pick<Turn, 'step' | 'role' | 'isTask' | 'text' | 'texts' | 'code'>;

function draftOf(step: RunStep, room: number, before: RunStep | undefined): Draft {
  const passages = [...step.asked, ...step.did];
  const texts = passages.map((passage) => clipped(passage.text, room));
  const text = texts.join('\n');
  const isTask = step.kind !== 'user' && step.did.length > 0 && step.did.every(({ author }) => author === 'user');
  const role = isReportOn(before, step, text) ? 'tool' : roleOf(step, text, isTask);
  const calls = passages.flatMap(({ field }, index) => (field === 'arguments' ? texts[index]! : []));
  const blocks = role === 'tool' ? [] : codeBlocksOf(text).map(({ code }) => code);
  return { step, role, isTask, text, texts, code: [...blocks, ...calls].join('\n') };
}

/** Whether a user's message is what a shell or executor says to the code of the agent before. */
function isReportOn(before: RunStep | undefined, { kind }: RunStep, text: string): boolean {
  return kind === 'user' && (before?.kind === 'model' || before?.kind === 'agent') && isReport(text);
}

/** The beginning and the end of a text. */
export function clipped(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, room / 2)}\n${text.slice(-room / 2)}`;
}

/** Where plans say that they are plans. */
const OPENING = 2000;

function roleOf({ kind, name, agent, did }: RunStep, text: string, isTask: boolean): Role {
  switch (kind) {
    case 'user':
      return 'user';
    case 'tool':
    case 'retrieval':
    case 'span':
      return 'tool';
    case 'handoff':
      return 'lead';
    default: {
      const leads = LEADER.test((did[0]?.speaker ?? agent ?? name).slice(0, 200)) || LEDGER.test(text);
      return leads || (!isTask && PLANS.test(text.slice(0, OPENING))) ? 'lead' : 'worker';
    }
  }
}

/** Whether a turn drops the plan and makes another. */
export function isReplan({ role, text }: Pick<Turn, 'role' | 'text'>): boolean {
  return role === 'lead' && !LEDGER.test(text) && REPLANS.test(text.slice(0, 300));
}

/** Whether a turn only says who is next, or that it is over. */
export function isTrivial({ text }: Pick<Turn, 'text'>): boolean {
  return text.length < 60 || (text.length < 200 && MERE_NOTE.test(text));
}

/** The tool call that a run up to its symptom ends with. */
export function callAtEnd(turns: readonly Turn[]): Turn | undefined {
  const last = turns.at(-1);
  return last?.role === 'tool' && last.step.asked.length > 0 ? last : undefined;
}

/** Turns from the end in which an announced answer is looked for: an earlier one was not the last word. */
const NEAR_END = 4;

function answerValues(turns: readonly Turn[], lineage: Lineage): TracedValue[] {
  const call = callAtEnd(turns);
  if (call) {
    return valuesIn(call, call.step.asked.map(({ text }) => text).join('\n'), lineage);
  }
  const announced = turns.findLast(({ text, role }) => role !== 'user' && answerAt(text) >= 0);
  const last = turns.findLast((turn) => turn.role === 'worker' && !isTrivial(turn));
  const answer = announced && (!last || announced.place >= turns.length - NEAR_END) ? announced : last;
  if (!answer) {
    return [];
  }
  const at = answerAt(answer.text);
  return valuesIn(answer, at >= 0 ? answer.text.slice(at, at + 600) : answer.text.slice(-3000), lineage);
}

function valuesIn({ step }: Turn, text: string, lineage: Lineage): TracedValue[] {
  const keys = new Set<string>();
  scanValues(text, (_, key) => keys.add(key));
  return lineage
    .valuesOf(step.number)
    .filter(({ key, author, origin }) => keys.has(key) && isFound(author) && origin > 0)
    .slice(0, MOST_VALUES);
}

function isFound(author: Passage['author']): boolean {
  return author === 'model' || author === 'tool';
}

/** Where the last announced answer begins; -1 for none. */
function answerAt(text: string): number {
  const start = Math.max(0, text.length - 6000);
  let at = -1;
  for (const match of text.slice(start).matchAll(FINAL_ANSWER)) {
    at = start + match.index + match[0].length;
  }
  return at;
}

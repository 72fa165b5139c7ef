import type { Finding, Passage } from '../run';
import { type Activity, activityOf, type Turn } from '../text/activity';
import { parsed } from '../text/plain';
import { quoteOf, shortly } from '../text/quote';
import { type Sentence, sentencesOf } from '../text/sentences';
import type { Detector } from './detector';

/** A rule of the prompt that can be checked without understanding the task. */
interface Rule {
  readonly agent: string;
  readonly passage: Passage;
  readonly sentence: Sentence;
  /** Says in words how the turn breaks the rule; undefined when it does not. */
  readonly broken: (turn: Turn, activity: Activity) => string | undefined;
}

/** The model broke an explicit, checkable rule of its system instructions. */
export const instructionViolated: Detector = {
  id: 'instruction-violated',
  category: 'instruction',
  detect({ run }) {
    const activity = activityOf(run);
    const rules: Rule[] = [];
    const found: Finding[] = [];
    const called = [...new Set(activity.calls.map(({ tool }) => tool))];
    const turns = new Map(activity.turns.map((turn) => [turn.step.number, turn]));
    for (const step of run.steps) {
      const agent = step.agent ?? '';
      const offered = step.offered.length > 0 ? step.offered.map(({ name }) => name) : called;
      const system = [...step.saw, ...step.did].filter(
        ({ author, text }) => author === 'system' && text.length < MOST_TEXT,
      );
      for (const passage of system) {
        for (const sentence of sentencesOf(passage.text)) {
          const broken = checkOf(sentence.text, offered);
          if (broken && rules.length < MOST_RULES) {
            rules.push({ agent, passage, sentence, broken });
          }
        }
      }
      const turn = turns.get(step.number);
      if (!turn) {
        continue;
      }
      for (const rule of rules) {
        const how = rule.agent === agent ? rule.broken(turn, activity) : undefined;
        if (how !== undefined) {
          found.push(findingOf(rule, turn, how));
          rules.splice(rules.indexOf(rule), 1);
          break;
        }
      }
    }
    return found;
  },
};

const MOST_RULES = 20;
/** A longer text is a manual, not a prompt. */
const MOST_TEXT = 60_000;

function findingOf({ passage, sentence }: Rule, { step, text, requests }: Turn, how: string): Finding {
  return {
    id: 'instruction-violated',
    category: 'instruction',
    severity: 'warning',
    steps: [step.number, passage.step],
    message: `Step ${step.number} ${how}, against the rule "${shortly(sentence.text, 80)}"`,
    evidence: [
      quoteOf(passage.step, passage.text, sentence.at, Math.min(160, sentence.text.length)),
      quoteOf(step.number, text === '' ? (requests.at(-1)?.name ?? '') : text),
    ],
    recovered: false,
  };
}

type Check = Rule['broken'];

function checkOf(rule: string, tools: readonly string[]): Check | undefined {
  // A rule under a condition cannot be judged by its words alone.
  if (rule.length > 300 || /\b(?:if|unless|when|until|before|except|after|without|only for|while)\b/i.test(rule)) {
    return undefined;
  }
  const never = /\b(?:never|do not|don['’]t|must not) (?:use|call|invoke) (?:the )?[`'"]?([\w.-]{3,64})/i
    .exec(rule)?.[1]
    ?.replace(/\.$/, '');
  if (never !== undefined && tools.includes(never)) {
    return ({ requests }) => (requests.some(({ name }) => name === never) ? `called ${never}` : undefined);
  }
  if (/\b(?:only|at most|no more than) one tool(?: call)? (?:at a time|per turn|per step|at once)/i.test(rule)) {
    return ({ requests }) => (requests.length > 1 ? `made ${requests.length} tool calls at once` : undefined);
  }
  if (
    /\b(?:respond|answer|reply|output|return)\b[^.]{0,40}\b(?:only|nothing but|just)\b[^.]{0,30}\bjson\b|\bonly (?:respond|answer|reply) (?:with|in) (?:valid )?json\b/i.test(
      rule,
    )
  ) {
    return ({ text, parts, requests }) =>
      requests.length === 0 && text.trim() !== '' && !parts.some((part) => typeof parsed(unfenced(part)) === 'object')
        ? 'answered with something else than JSON'
        : undefined;
  }
  const most =
    /\b(?:at most|no more than|maximum of|under|less than|fewer than|within) (\d{1,5}) (words|characters|sentences)\b/i.exec(
      rule,
    );
  if (most && /\b(?:answer|respon[ds]\w{0,3}|repl(?:y|ies)|output|message)\b/i.test(rule)) {
    return lengthCheck(Number(most[1]), (most[2] ?? '').toLowerCase());
  }
  return undefined;
}

function lengthCheck(most: number, unit: string): Check {
  return (turn, { answer }) => {
    if (turn !== answer) {
      return undefined;
    }
    const text = turn.text.trim();
    const count =
      unit === 'words' ? text.split(/\s+/).length : unit === 'characters' ? text.length : sentencesOf(text).length;
    return count > most * 1.1 ? `answered with ${count} ${unit}` : undefined;
  };
}

function unfenced(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('```')
    ? trimmed.slice(trimmed.indexOf('\n') + 1, trimmed.lastIndexOf('```')).trim()
    : trimmed;
}

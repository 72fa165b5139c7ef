import { perText } from '../perText';
import type { Finding, Quote } from '../run';
import { activityOf, type Turn } from '../text/activity';
import { quoteOf, shortly } from '../text/quote';
import { textOf } from '../texts';
import type { Detector } from './detector';

const INJECTION =
  /\b(?:ignore|disregard|forget|override)\b[^.\n]{0,30}\b(?:previous|prior|above|earlier|all|your|system)\b[^.\n]{0,20}\b(?:instructions?|prompts?|rules|guidelines|directions)\b|\b(?:do not|don['’]t|without) (?:tell|inform|telling|informing|mention(?:ing)?)\b[^.\n]{0,20}\buser\b|<(?:important|system|admin|instructions?)>[^<]{10,}|\[(?:system|admin|inst)\]|\b(?:new|updated) (?:system )?instructions?:|\b(?:ai|llm) (?:agents?|assistants?|models?)[,:]? (?:you )?must\b|\byou (?:must|are now required to) (?:now|immediately|also|first)\b[^.\n]{0,40}\b(?:send|call|run|execute|forward|transfer|delete|visit|open|upload)\b/i;

/** Text of a result that is looked at. */
const MOST_TEXT = 200_000;

const injectionIn = perText((text) => INJECTION.exec(text.slice(0, MOST_TEXT)));

/** A result carries instructions to the model; worse when the next step does what they say. */
export const injectionInResult: Detector = {
  id: 'injection-in-result',
  category: 'security',
  detect({ run, lineage }) {
    return activityOf(run).calls.flatMap((call): Finding[] => {
      const match = injectionIn(call.resultText);
      if (!match) {
        return [];
      }
      const around = call.resultText.slice(Math.max(0, match.index - 200), match.index + match[0].length + 400);
      const followed =
        call.reader && followedIn(call.reader, around, (value) => lineage.origin(value) === call.step.number);
      return [
        {
          id: 'injection-in-result',
          category: 'security',
          severity: followed === undefined ? 'warning' : 'error',
          steps:
            followed === undefined || !call.reader ? [call.step.number] : [call.step.number, call.reader.step.number],
          message:
            followed === undefined
              ? `The result of ${call.tool} carries instructions to the model`
              : `The result of ${call.tool} carries instructions to the model, and the next step follows them with ${shortly(followed)}`,
          evidence: [
            quoteOf(call.step.number, call.resultText, match.index, match[0].length),
            ...(followed === undefined || !call.reader ? [] : [quoteOfRequest(call.reader, followed)]),
          ],
          recovered: false,
        },
      ];
    });
  },
};

/** An address, file or id of the instructions, first seen there, that the next turn calls a tool with; or the tool they name. */
function followedIn(turn: Turn, instructions: string, isNew: (value: string) => boolean): string | undefined {
  const asked = requestText(turn);
  if (asked === '') {
    return undefined;
  }
  const named = turn.requests.find(({ name }) => name.length > 3 && instructions.includes(name));
  if (named) {
    return named.name;
  }
  const words =
    instructions.match(
      /https?:\/\/[^\s"'<>)]{4,200}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,40}|[\w./-]{0,100}\/[\w./-]{3,100}|\b(?=[A-Za-z0-9-]{0,30}\d)[A-Za-z0-9-]{6,40}\b/g,
    ) ?? [];
  return words.find((word) => asked.includes(word) && isNew(word));
}

function requestText({ requests }: Turn): string {
  return requests.map(({ name, arguments: given }) => `${name} ${textOf(given)}`).join('\n');
}

/** The request that does what the instructions said. */
function quoteOfRequest({ step, requests }: Turn, followed: string): Quote {
  const texts = requests.map(({ arguments: given }) => textOf(given));
  const text = texts.find((asked) => asked.includes(followed));
  return text === undefined
    ? quoteOf(step.number, followed)
    : quoteOf(step.number, text, text.indexOf(followed), followed.length);
}

import { type Parameter, type Tool, textOf } from '../../agentConfig';
import { factsOf, siblingsOf } from './toolFacts';
import { contentStems, sentencesOf, splitName, stem } from './words';

/** Words for the two ends of something. A parameter for one end that is described as the other is described wrongly. */
const ENDS: readonly (readonly [one: RegExp, other: RegExp, oneText: RegExp, otherText: RegExp])[] = [
  [
    /^(?:src|source|from|origin)$/,
    /^(?:dst|dest|destination|target|to)$/,
    /\b(?:source|origin|departure|to be (?:copied|moved)|to (?:copy|move) from|copied from|moved from)\b|出发/i,
    /\b(?:destination|target|arrival|to (?:copy|move) (?:it )?to|copied to|moved to|new|copy)\b|到达|目的/i,
  ],
  [
    /^(?:start|begin|since|after|min|minimum|lower)$/,
    /^(?:end|finish|until|before|max|maximum|upper)$/,
    /\b(?:start|starting|begin|beginning|minimum|lowest|lower|earliest|first|after|from|since|at least|smallest)\b/i,
    /\b(?:end|ending|finish|maximum|highest|upper|latest|last|until|before|up to|to|at most|largest)\b/i,
  ],
];

/** All the words above, to pass over other names quickly. */
const END_WORDS = new Set(
  'src source from origin dst dest destination target to start begin since after min minimum lower end finish until before max maximum upper'.split(
    ' ',
  ),
);

/** What a description says that its parameter's name denies; undefined when they agree. */
export function contradictsName(parameter: Parameter, tool: Tool): string | undefined {
  const words = splitName(parameter.name);
  if (!words.some((word) => END_WORDS.has(word))) {
    return undefined;
  }
  const text = textOf(parameter.description);
  for (const [one, other, oneText, otherText] of ENDS) {
    const isOne = words.some((word) => one.test(word));
    const isOther = words.some((word) => other.test(word));
    if (isOne === isOther) {
      continue;
    }
    const [own, opposite, ownName] = isOne ? [oneText, otherText, other] : [otherText, oneText, one];
    const twin = twinOf(parameter, tool, ownName);
    if (twin && textOf(twin.description).trim() === text.trim() && contentStems(text).length > 0 && !own.test(text)) {
      return `is the one of "${twin.name}": it says nothing of its own`;
    }
    // Without the other end beside it the word may mean something else.
    if (twin && opposite.test(text) && !own.test(text)) {
      return `speaks of the other end, "${opposite.exec(text)![0]}", which is what "${twin.name}" is for`;
    }
  }
  return undefined;
}

/** The parameter for the other end. */
function twinOf(parameter: Parameter, tool: Tool, other: RegExp): Parameter | undefined {
  return siblingsOf(tool).find((each) => each !== parameter && splitName(each.name).some((word) => other.test(word)));
}

const WITHOUT = /\b(?:without|no|not|exclud\w+|except)\b[ \w]{0,12}?\b(\w{4,})/i;

/** The tool's text says that a flag leaves something out, and the flag's own description that it keeps only that. */
export function contradictsTool(parameter: Parameter, tool: Tool): string | undefined {
  if (!parameter.types.includes('boolean')) {
    return undefined;
  }
  const own = textOf(parameter.description);
  const thing = splitName(parameter.name).map(stem);
  // Sentences of machine-made texts often run together: `objects.The parameter`.
  const said = sentencesOf(factsOf(tool).text.replaceAll(/\.(?=[A-Z])/g, '. ')).find(
    (sentence) =>
      sentence.includes(parameter.name) && /\btrue\b/i.test(sentence) && !/\bif\b[^,]*\btrue\b/i.test(sentence),
  );
  const without = said && WITHOUT.exec(said);
  if (!said || !without || !thing.includes(stem(without[1]!.toLowerCase()))) {
    return undefined;
  }
  const keeps = contentStems(own).includes(stem(without[1]!.toLowerCase())) && !WITHOUT.test(own);
  return keeps ? `contradicts the tool's: there it means "${without[0]}"` : undefined;
}

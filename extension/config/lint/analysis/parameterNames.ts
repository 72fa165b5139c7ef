import type { Parameter, Tool } from '../../agentConfig';
import { get, has } from '../../document/node';
import { enumOf } from '../../tools/schema';
import { factsOf } from './toolFacts';
import { splitName, stem } from './words';

/** Names whose form or effect cannot be guessed: which patterns, which options, how strict? */
const OPAQUE =
  /^(?:pattern|patterns|filter|filters|options?|opts|config|configuration|settings?|params?|args|arguments|kwargs|mode|type|kind|flags?|level|strategy|policy|format|spec|payload|input|inputs|context|scope|ref|refs|state|status|expr|conditions?|criteria|rules?|metadata|meta|attributes|properties|props|extra|other|misc|value|values|data|obj|item|op|operation|action|method|direction|sort|order|fields|include|exclude|selector|cursor|token|hint|strict|depth|window|threshold|weight|weights|factor|ratio|rate|radius|range|scale|priority|category|resolution|granularity|interval|duration|timeout|delay|ttl)$/;
/** What a longer name must not end with. */
const OPAQUE_HEAD =
  /^(?:patterns?|filters?|options?|opts|config|configuration|params?|args|kwargs|flags?|expr|spec|selector)$/;
/** Short forms. */
const CRYPTIC =
  /^(?:[b-hj-pr-wz]|[bcdfghjklmnpqrstvwxz]{2,5}|arg\d*|param\d*|val\d*|tmp|cfg|fmt|ctx|idx|cnt|amt|qty|num\d*|str\d*|obj\d*|fn|cb)$/;
/** Short forms everybody knows. */
const KNOWN_SHORT =
  /^(?:q|x|y|z|n|k|id|url|uri|sql|html|xml|css|csv|pdf|cwd|db|ip|dns|ssh|http|https|tz|ts|pr|sha|cvv|zip|lng|lat|lon|mph|kph|llm|tcp|udp|md|js|ms|src|dst|db|ns|vm|hr|pm|ny|rss|ssl|ttl|utc|gps|gpx|svg|png|jpg|jwt|pwd|msg|txt|cls|str)$/;

/** Whether a parameter's name leaves open what to put there, so that somebody has to say it. */
export function isOpaque(parameter: Parameter, tool: Tool): boolean {
  const words = splitName(parameter.name);
  const head = words.at(-1) ?? '';
  // `sort_order` or `event_type` say more than `order` and `type`; `exclude_patterns` does not say what a pattern is.
  const isHeadOpaque = words.length === 1 ? OPAQUE.test(head) : OPAQUE_HEAD.test(head);
  const isShort = words.length === 1 && CRYPTIC.test(head) && !KNOWN_SHORT.test(head);
  if (!isHeadOpaque && !isShort) {
    return false;
  }
  const isFlag = parameter.types.length === 1 && parameter.types[0] === 'boolean';
  const isShown = ['format', 'pattern', 'examples', 'example', 'const'].some((key) => has(parameter.schema, key));
  if (isFlag || isShown || enumOf(parameter.schema) || isExplainedByTool(words, tool)) {
    return false;
  }
  return isHeadOpaque ? !hasShape(parameter) : !isMathematical(tool);
}

/** An object whose own properties are listed, or an array of them, shows what goes into it; so does a default. */
function hasShape({ schema, children }: Parameter): boolean {
  const standard = get(schema, 'default');
  const isTelling =
    standard !== undefined &&
    standard.type !== 'null' &&
    standard.value !== '' &&
    standard.items.length + standard.members.length + (standard.value === null ? 0 : 1) > 0;
  return children.length > 0 || isTelling;
}

/** Single letters are fine where the tool computes with them. */
function isMathematical(tool: Tool): boolean {
  return tool.parameters.every(({ types }) =>
    types.every((type) => type === 'number' || type === 'integer' || type === 'array'),
  );
}

/** The tool's text uses the words of the name, and more than its name does: there the reader learns what it is. */
function isExplainedByTool(words: readonly string[], tool: Tool): boolean {
  const { docstring, nameStems, stems } = factsOf(tool);
  if (/\b(?:glob|regex|regular expression|json(?:path)?|css selector|xpath|wildcard)\b/i.test(docstring.summary)) {
    return true;
  }
  const name = new Set(nameStems);
  return words.length > 1 && words.every((word) => stems.includes(stem(word)) || name.has(stem(word)));
}

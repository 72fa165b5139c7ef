import { type Parameter, type Tool, toolName } from '../../agentConfig';
import { factsOf, parameterText } from '../analysis/toolFacts';
import { contentStems, splitName, stem } from '../analysis/words';
import type { Rule } from './rule';

const IDENTIFIER = /^(?:id|ids|uuid|guid|key|identifier|ref)$/;
const SAYS_NOTHING = new Set(
  [
    'id',
    'identifier',
    'uniqu',
    'uuid',
    'guid',
    'key',
    'string',
    'number',
    'valu',
    'parameter',
    'item',
    'object',
    'entity',
    'resourc',
    'record',
    'valid',
    'internal',
    'specific',
    'target',
    'numeric',
  ].map(stem),
);

/** A model that cannot tell which id is wanted passes the one it has. */
export const paramAmbiguousId: Rule = {
  id: 'param-ambiguous-id',
  severity: 'warning',
  summary: 'An id whose referent is not said, or several ids that nothing tells apart.',
  on: 'parameter',
  check(parameter, tool) {
    const words = splitName(parameter.name);
    if (!IDENTIFIER.test(words.at(-1) ?? '') || words.at(-1) === 'key' || parameter.depth > 1) {
      return undefined;
    }
    const said = contentStems(parameterText(parameter, tool)).filter((word) => !SAYS_NOTHING.has(word));
    const owner = words
      .slice(0, -1)
      .filter((word) => !/^(?:unique|item|object|entity|resource|record|target|the)$/.test(word));
    if (said.length > 0 || owner.length > 0 || isOnlyThing(tool)) {
      return undefined;
    }
    const others = tool.parameters.filter((each) => each !== parameter && isId(each)).map(({ name }) => `"${name}"`);
    return {
      at: { node: parameter.description ?? parameter.node },
      message: `"${parameter.name}" of "${toolName(tool)}" does not say whose id it is${others.length > 0 ? ` beside ${others.join(', ')}` : ''}, nor where it comes from`,
    };
  },
};

function isId({ name }: Parameter): boolean {
  return IDENTIFIER.test(splitName(name).at(-1) ?? '');
}

/** `get_user(id)`: the tool's name has one thing, so it is that thing's id. */
function isOnlyThing(tool: Tool): boolean {
  const { nameWords, verb } = factsOf(tool);
  const things = nameWords.filter((word) => word !== verb && !/^(?:by|id|of|the|from|for|details?|info)$/.test(word));
  return things.length === 1 && !tool.parameters.some((each) => isId(each) && splitName(each.name).length > 1);
}

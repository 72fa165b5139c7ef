import { allParameters, type Tool, textOf } from '../../agentConfig';
import { countTokens } from './words';

/** What a tool's definition takes of every call, estimated: its texts, and something for the schema around them. */
export function toolTokens(tool: Tool): number {
  return allParameters(tool).reduce(
    (sum, each) => sum + 12 + countTokens(each.name + textOf(each.description)),
    20 + countTokens(textOf(tool.description)),
  );
}

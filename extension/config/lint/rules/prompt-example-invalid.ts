import { type Prompt, type Tool, toolName } from '../../agentConfig';
import { readJson } from '../../document/json';
import { getAny, type Node, stringOf } from '../../document/node';
import { enumOf } from '../../tools/schema';
import { promptTextOf } from '../analysis/promptText';
import { valueTypes } from '../analysis/schemaNodes';
import type { Problem, Rule } from './rule';

const MOST_EXAMPLE = 20_000;

/** The model copies the example's mistakes. */
export const promptExampleInvalid: Rule = {
  id: 'prompt-example-invalid',
  severity: 'error',
  summary: "An example of a tool call breaks the tool's schema.",
  on: 'agent',
  check(agent) {
    const tools = new Map(agent.tools.map((tool) => [toolName(tool), tool]));
    return tools.size === 0 ? undefined : agent.prompts.flatMap((prompt) => problemsOf(prompt, tools));
  },
};

function problemsOf(prompt: Prompt, tools: ReadonlyMap<string, Tool>): Problem[] {
  return promptTextOf(prompt).fences.flatMap(({ text, from }): Problem[] => {
    if (text.length > MOST_EXAMPLE || !/^\s*[{[]/.test(text)) {
      return [];
    }
    const { roots, issues } = readJson(text);
    const [root] = roots;
    if (!root || issues.length > 0) {
      return [];
    }
    const calls = root.type === 'array' ? root.items : [root];
    return calls.flatMap((call) =>
      callProblems(call, tools).map(({ node, message }) => ({
        at: { node: prompt.node, from: from + node.start, to: from + node.end },
        message,
      })),
    );
  });
}

function callProblems(
  call: Node,
  tools: ReadonlyMap<string, Tool>,
): { readonly node: Node; readonly message: string }[] {
  const name = stringOf(getAny(call, 'name', 'tool', 'tool_name', 'function', 'action'));
  const tool = name === undefined ? undefined : tools.get(name);
  const input = getAny(call, 'arguments', 'input', 'parameters', 'args', 'action_input');
  if (!tool || input?.type !== 'object' || !tool.listsParameters) {
    return [];
  }
  const problems: { node: Node; message: string }[] = [];
  for (const { key, value } of input.members) {
    const parameter = tool.parameters.find((each) => each.name === key);
    if (!parameter) {
      problems.push({ node: value, message: `this example passes "${key}", which "${name}" does not take` });
    } else if (
      value.type !== 'null' &&
      parameter.types.length > 0 &&
      !valueTypes(value).some((type) => parameter.types.includes(type))
    ) {
      problems.push({
        node: value,
        message: `this example passes a ${value.type} for "${key}" of "${name}", which takes a ${parameter.types.join(' or ')}`,
      });
    } else if (value.type === 'string' && enumOf(parameter.schema)?.every((each) => each.value !== value.value)) {
      problems.push({
        node: value,
        message: `this example passes ${JSON.stringify(value.value)} for "${key}" of "${name}", which is not in its enum`,
      });
    }
  }
  const missing = tool.parameters.filter(
    (parameter) => parameter.required && !input.members.some(({ key }) => key === parameter.name),
  );
  if (missing.length > 0) {
    problems.push({
      node: input,
      message: `this example calls "${name}" without ${missing.map((each) => `"${each.name}"`).join(', ')}, which it requires`,
    });
  }
  return problems;
}

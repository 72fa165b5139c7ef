import { allParameters, type Parameter, type Tool, toolName } from '../../agentConfig';
import { get, type Node, stringOf } from '../../document/node';
import { enumOf } from '../../tools/schema';
import { closedList } from '../analysis/closedList';
import { nearest } from '../analysis/nearest';
import { type PassedValue, passedValues } from '../analysis/passedValues';
import { parameterPlace, tally } from '../analysis/seen';
import { spellingsOf } from '../analysis/spellings';
import { parameterText } from '../analysis/toolFacts';
import { inRuns, runsOf, type ToolRun } from '../analysis/toolRuns';
import { type Context, numberOption, type Problem, type Rule } from './rule';

/** A value that nobody listed is made up by the model: the tool rejects it, or takes it for something else. */
export const traceEnumInvented: Rule = {
  id: 'trace-enum-invented',
  severity: 'warning',
  summary: 'In recorded runs, models passed values that are not in the list, or spelled one value in several ways.',
  options: { spellingRuns: 5 },
  on: 'agent',
  check: (agent, context) =>
    context.runs.length === 0 ? undefined : agent.tools.flatMap((tool) => problemsOf(tool, context)),
};

function problemsOf(tool: Tool, context: Context): Problem[] {
  const runs = runsOf(tool, context);
  const values = passedValues(runs);
  return values.size === 0
    ? []
    : allParameters(tool).flatMap((parameter) => {
        const passed = values.get(parameter.path);
        return passed ? (problemOf(parameter, tool, passed, runs, context) ?? []) : [];
      });
}

function problemOf(
  parameter: Parameter,
  tool: Tool,
  passed: readonly PassedValue[],
  runs: readonly ToolRun[],
  context: Context,
): Problem | undefined {
  const list = listOf(parameter, tool);
  if (list) {
    const known = new Set(list.isDeclared ? list.values : list.values.map(plain));
    const invented = passed.filter(({ value }) => !known.has(list.isDeclared ? value : plain(value)));
    return invented.length === 0 ? undefined : inventedProblem(parameter, tool, list, invented, runs);
  }
  const isFree = isFreeText(parameter) && tally(passed, runs).count >= numberOption(context, 'spellingRuns');
  const spellings = isFree
    ? spellingsOf(
        passed.map(({ value }) => value),
        parameter.name,
      )
    : undefined;
  return spellings && spelledProblem(parameter, tool, spellings, passed, runs);
}

interface List {
  readonly values: readonly string[];
  readonly isDeclared: boolean;
}

/** The values a parameter takes, by its enum or its text; undefined when it takes any. */
function listOf(parameter: Parameter, tool: Tool): List | undefined {
  const declared = takesAnyText(parameter.schema) ? undefined : enumOf(parameter.schema);
  if (declared) {
    const values = declared.flatMap((each) => stringOf(each) ?? []);
    return values.length > 0 ? { values, isDeclared: true } : undefined;
  }
  const listed = isFreeText(parameter) ? closedList(parameterText(parameter, tool), parameter.name) : undefined;
  return listed && { values: listed.values, isDeclared: false };
}

/** One branch of a union lists values, another takes every text. */
function takesAnyText(schema: Node): boolean {
  const branches = (get(schema, 'anyOf') ?? get(schema, 'oneOf'))?.items ?? [];
  return branches.some((branch) => !enumOf(branch) && stringOf(get(branch, 'type'))?.toLowerCase() !== 'null');
}

function isFreeText({ schema, types }: Parameter): boolean {
  const items = types[0] === 'array' ? get(schema, 'items') : schema;
  return (
    types.length === 1 &&
    stringOf(get(items, 'type'))?.toLowerCase() === 'string' &&
    !['pattern', 'format', '$ref', 'enum', 'const'].some((key) => get(items, key))
  );
}

function inventedProblem(
  { name, path }: Parameter,
  tool: Tool,
  { values, isDeclared }: List,
  invented: readonly PassedValue[],
  runs: readonly ToolRun[],
): Problem {
  const { count, total, traces } = tally(invented, runs);
  const [first] = invented;
  const meant = nearest(first!.value, values) ?? values.slice(0, 4).join(', ');
  const whose = isDeclared ? 'which its enum does not list' : 'which its text does not list';
  return {
    at: parameterPlace(tool, path),
    message: `models pass ${shown(invented)} for "${name}", ${whose} (${meant}), ${inRuns(count, total, `calling "${toolName(tool)}"`, traces[0]!)}`,
    tool,
    parameter: path,
    // Once may be an accident, and text is less clear than an enum.
    severity: count === 1 ? 'info' : undefined,
    traces,
  };
}

function spelledProblem(
  { name, path }: Parameter,
  tool: Tool,
  spellings: readonly string[],
  passed: readonly PassedValue[],
  runs: readonly ToolRun[],
): Problem {
  const spelled = passed.filter(({ value }) => spellings.includes(value));
  const { traces } = tally(spelled, runs);
  return {
    at: parameterPlace(tool, path),
    message: `models spell one value of "${name}" in ${spellings.length} ways (${shown(spelled)}) when they call "${toolName(tool)}", e.g. ${traces[0]!.file} step ${traces[0]!.step}: list the values as an enum`,
    tool,
    parameter: path,
    traces,
  };
}

function shown(values: readonly PassedValue[]): string {
  const distinct = [...new Set(values.map(({ value }) => value))];
  const more = distinct.length > 3 ? ` and ${distinct.length - 3} others` : '';
  return (
    distinct
      .slice(0, 3)
      .map((value) => JSON.stringify(value))
      .join(', ') + more
  );
}

/** What a text lists is seldom meant to the letter. */
function plain(value: string): string {
  return value
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

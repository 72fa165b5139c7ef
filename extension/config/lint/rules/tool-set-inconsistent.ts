import { allParameters, type Tool } from '../../agentConfig';
import { splitName } from '../analysis/words';
import type { Problem, Rule } from './rule';

/** A model that has learnt `user_id` from one tool writes it for the next. */
export const toolSetInconsistent: Rule = {
  id: 'tool-set-inconsistent',
  severity: 'info',
  summary: 'A set mixes naming styles, or spells one parameter in several ways.',
  on: 'tools',
  check: (tools) => [...styleProblems(tools), ...spellingProblems(tools)],
};

const STYLES: readonly (readonly [string, RegExp])[] = [
  ['snake_case', /^[a-z0-9]+(?:_[a-z0-9]+)+$/],
  ['kebab-case', /^[a-z0-9]+(?:-[a-z0-9]+)+$/],
  ['camelCase', /^[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+$/],
  ['PascalCase', /^(?:[A-Z][a-z0-9]*)+$/],
];

function styleOf(name: string): string | undefined {
  if (/^[a-z0-9]+$/i.test(name) && !/[a-z][A-Z]/.test(name)) {
    return undefined;
  }
  return STYLES.find(([, pattern]) => pattern.test(name))?.[0] ?? 'another style';
}

function styleProblems(tools: readonly Tool[]): Problem[] {
  const byStyle = new Map<string, Tool[]>();
  for (const tool of tools) {
    const style = styleOf(tool.name?.value ?? '');
    if (style !== undefined && tool.name) {
      const known = byStyle.get(style);
      known ? known.push(tool) : byStyle.set(style, [tool]);
    }
  }
  const [most, ...others] = [...byStyle].sort((a, b) => b[1].length - a[1].length);
  const odd = others.flatMap(([, list]) => list);
  const [first] = odd;
  if (!most || !first || most[1].length < 3) {
    return [];
  }
  const rest = odd.length > 1 ? ` (and ${odd.length - 1} more)` : '';
  return [
    {
      at: { node: first.name!.node, ...(first.name!.isKey && { on: 'key' as const }) },
      message: `"${first.name!.value}"${rest} is not in ${most[0]} like most names here`,
      tool: first,
    },
  ];
}

function spellingProblems(tools: readonly Tool[]): Problem[] {
  const first = new Map<string, { readonly name: string; readonly tool: Tool }>();
  const told = new Set<string>();
  const problems: Problem[] = [];
  for (const tool of tools) {
    for (const { name, nameText, path } of allParameters(tool)) {
      const folded = splitName(name).join('');
      const before = first.get(folded);
      if (!before) {
        first.set(folded, { name, tool });
      } else if (before.name !== name && before.tool !== tool && !told.has(name)) {
        told.add(name);
        problems.push({
          at: { node: nameText.node, ...(nameText.isKey && { on: 'key' as const }) },
          message: `"${name}" is spelled "${before.name}" in "${before.tool.name?.value ?? ''}"`,
          tool,
          parameter: path,
        });
      }
    }
  }
  return problems;
}

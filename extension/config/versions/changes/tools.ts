import { canonicalText, type Plain } from '../plain';
import type { ToolMeaning } from '../toolMeaning';
import { type Difference, type Sibling, type Side, side } from './difference';
import { likeness, pairAlike } from './likeness';
import { parameterDifferences } from './parameters';

/** Two tools with other names are one tool renamed when their content is at least this alike. */
const RENAMED = 0.6;
/** A description came closer to a sibling's when their likeness grew by this much, and is at least half. */
const CLOSER_BY = 0.1;
const CLOSE = 0.4;

/** Tools by name; of the rest, those with the same content are one tool renamed. */
export function toolDifferences(before: readonly ToolMeaning[], after: readonly ToolMeaning[]): Difference[] {
  const [pairs, gone, came] = matchTools(before, after);
  const differences = [
    ...gone.map((tool): Difference => wholeTool(tool, undefined)),
    ...came.map((tool): Difference => wholeTool(undefined, tool)),
  ];
  for (const [old, now] of pairs) {
    differences.push(
      ...changedTool(old, now).map((each) => ({ ...each, tool: { before: old.name, after: now.name } })),
    );
  }
  for (const difference of differences) {
    if (difference.kind === 'description-reworded') {
      const siblings = siblingsOf(difference, before, after);
      differences[differences.indexOf(difference)] = { ...difference, siblings };
    }
  }
  const order = orderDifference(pairs);
  return order ? [...differences, order] : differences;
}

type Matching = readonly [
  pairs: readonly (readonly [ToolMeaning, ToolMeaning])[],
  gone: readonly ToolMeaning[],
  came: readonly ToolMeaning[],
];

/** Tools with one name are matched in order, so that a name used twice does no harm. */
function matchTools(before: readonly ToolMeaning[], after: readonly ToolMeaning[]): Matching {
  const waiting = new Map<string, ToolMeaning[]>();
  for (const tool of after) {
    const same = waiting.get(tool.name);
    same ? same.push(tool) : waiting.set(tool.name, [tool]);
  }
  const pairs: [ToolMeaning, ToolMeaning][] = [];
  const gone: ToolMeaning[] = [];
  for (const tool of before) {
    const now = waiting.get(tool.name)?.shift();
    now ? pairs.push([tool, now]) : gone.push(tool);
  }
  const left = new Set([...waiting.values()].flat());
  const came = after.filter((tool) => left.has(tool));
  const renamed = pairAlike(gone, came, contentLikeness, RENAMED);
  const taken = new Set(renamed.flat());
  return [[...pairs, ...renamed], gone.filter((tool) => !taken.has(tool)), came.filter((tool) => !taken.has(tool))];
}

/** Half is what the description says, half what the arguments are; tools without either are never alike. */
function contentLikeness(a: ToolMeaning, b: ToolMeaning): number {
  if (a.description === '' && b.description === '') {
    return canonicalText(a.parameters) === canonicalText(b.parameters) && hasProperties(a.parameters) ? 1 : 0;
  }
  const [textA, textB] = [canonicalText(a.parameters), canonicalText(b.parameters)];
  const schemas = textA === textB ? 1 : likeness(textA, textB);
  return (likeness(a.description, b.description) + schemas) / 2;
}

function hasProperties(schema: Plain): boolean {
  return canonicalText(schema).includes('"properties"');
}

function wholeTool(old: ToolMeaning | undefined, now: ToolMeaning | undefined): Difference {
  const name = (old ?? now)!.name;
  const sideOf = (tool: ToolMeaning | undefined): Side =>
    side(`tools.${name}`, tool && (tool.description || tool.name), tool?.source?.node);
  return {
    kind: old ? 'tool-removed' : 'tool-added',
    before: sideOf(old),
    after: sideOf(now),
    tool: { before: name, after: name },
  };
}

function changedTool(old: ToolMeaning, now: ToolMeaning): Difference[] {
  if (old === now) {
    return [];
  }
  const differences: Difference[] = [];
  const [before, after] = [`tools.${old.name}`, `tools.${now.name}`];
  if (old.name !== now.name) {
    differences.push({
      kind: 'tool-renamed',
      before: side(before, old.name, old.source?.name?.node),
      after: side(after, now.name, now.source?.name?.node),
    });
  }
  if (old.description !== now.description) {
    differences.push({
      kind: 'description-reworded',
      before: side(`${before}.description`, old.description, old.source?.description ?? old.source?.node),
      after: side(`${after}.description`, now.description, now.source?.description ?? now.source?.node),
    });
  }
  differences.push(...parameterDifferences(before, after, old, now));
  if (canonicalText(old.output ?? null) !== canonicalText(now.output ?? null)) {
    differences.push({
      kind: 'output-changed',
      before: side(`${before}.output`, old.output, old.source?.output ?? old.source?.node),
      after: side(`${after}.output`, now.output, now.source?.output ?? now.source?.node),
    });
  }
  if (canonicalText(old.hints) !== canonicalText(now.hints)) {
    differences.push({
      kind: 'hints-changed',
      before: side(`${before}.annotations`, old.hints, old.source?.node),
      after: side(`${after}.annotations`, now.hints, now.source?.node),
    });
  }
  if (old.strict !== now.strict) {
    differences.push({
      kind: now.strict ? 'strict-on' : 'strict-off',
      before: side(`${before}.strict`, old.strict, old.source?.node),
      after: side(`${after}.strict`, now.strict, now.source?.node),
    });
  }
  return differences;
}

/**
 * The other tools a description became notably more or less like. Each side is compared with the siblings of that
 * side: two descriptions that were reworded together can meet in the middle.
 */
function siblingsOf({ tool }: Difference, before: readonly ToolMeaning[], after: readonly ToolMeaning[]): Sibling[] {
  const old = before.find(({ name }) => name === tool!.before);
  const now = after.find(({ name }) => name === tool!.after);
  if (!old || !now || before.length * after.length > 1_000_000) {
    return [];
  }
  const later = new Map(after.map((each) => [each.name, each]));
  return before.flatMap((sibling): Sibling[] => {
    const other = later.get(sibling.name);
    if (!other || sibling.name === old.name || sibling.name === now.name) {
      return [];
    }
    const was = likeness(old.description, sibling.description);
    const is = likeness(now.description, other.description);
    return Math.abs(is - was) >= CLOSER_BY && Math.max(is, was) >= CLOSE
      ? [{ name: sibling.name, before: was, after: is }]
      : [];
  });
}

function orderDifference(pairs: readonly (readonly [ToolMeaning, ToolMeaning])[]): Difference | undefined {
  const old = pairs.map(([tool]) => tool);
  const now = pairs.map(([, tool]) => tool);
  const placeOf = (tool: ToolMeaning): number => tool.source?.node.start ?? 0;
  const isSameFile =
    new Set(now.map((tool) => rootOf(tool))).size <= 1 && new Set(old.map((tool) => rootOf(tool))).size <= 1;
  const ranks = [...pairs].sort((a, b) => placeOf(a[0]) - placeOf(b[0])).map(([, tool]) => placeOf(tool));
  if (!isSameFile || ranks.every((rank, at) => at === 0 || ranks[at - 1]! <= rank)) {
    return undefined;
  }
  const names = (tools: readonly ToolMeaning[]): Plain =>
    [...tools].sort((a, b) => placeOf(a) - placeOf(b)).map(({ name }) => name);
  return {
    kind: 'tool-order-changed',
    before: side('tools', names(old), old[0]?.source?.node),
    after: side('tools', names(now), now[0]?.source?.node),
  };
}

function rootOf(tool: ToolMeaning): unknown {
  let node = tool.source?.node;
  while (node?.parent) {
    node = node.parent;
  }
  return node;
}

import type { AgentConfig, ConfigFile } from '../agentConfig';
import type { Node } from '../document/node';
import { fingerprintOfMeaning } from '../fingerprint';
import { agentDifferences } from './changes/agents';
import { type ChangeKind, type Difference, mirrored, type Sibling, type Side, side } from './changes/difference';
import { modelDifferences } from './changes/models';
import { promptDifferences } from './changes/prompts';
import { CHANGE_CLASSES, type ChangeClass, CLASS_RULES } from './changes/rules';
import { settingDifferences } from './changes/settings';
import { toolDifferences } from './changes/tools';
import { type AgentMeaning, meaningOf } from './meaning';
import { canonicalText, type Plain } from './plain';

export type { ChangeKind, Sibling } from './changes/difference';
export { CHANGE_CLASSES, type ChangeClass } from './changes/rules';
export { type WordStretch, wordDifference } from './changes/words';

/** Where one side of a change stands, by UTF-16 offsets into the file's text at that version. */
export interface ChangePlace {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** One thing that is not the same in two versions of an agent, and what that does. */
export interface Change {
  readonly class: ChangeClass;
  readonly what: ChangeKind;
  /** {@link what} in words: `tool description reworded`. */
  readonly title: string;
  /** Place by meaning: `tools.find_customer.parameters.name.type`. */
  readonly path: string;
  /** Undefined when there was nothing. */
  readonly before: Plain | undefined;
  readonly after: Plain | undefined;
  readonly why: string;
  /** The tool it concerns, as it is called now, and before where that differs. */
  readonly tool: string | undefined;
  readonly placeBefore: ChangePlace | undefined;
  readonly placeAfter: ChangePlace | undefined;
}

/**
 * What changed from one config to another, by meaning: breaking changes first, then in reading order. Empty for the
 * same config; a config that only looks different gives one cosmetic change. Seen the other way round the list holds
 * the opposite of every change, though its class may be another one. Never throws.
 */
export function diffConfigs(from: AgentConfig, to: AgentConfig): Change[] {
  const [before, after] = [meaningOf(from), meaningOf(to)];
  const changes = differencesOf(before, after).map((difference) => classify(difference, from, to));
  if (changes.length === 0 && !isSameText(from, to)) {
    const [a, b] = [side('', undefined, from.files[0]?.document.root), side('', undefined, to.files[0]?.document.root)];
    changes.push(classify({ kind: 'layout-changed', before: a, after: b }, from, to));
  }
  const rank = ({ class: name }: Change): number => CHANGE_CLASSES.indexOf(name);
  return changes.sort((a, b) => rank(a) - rank(b));
}

/** The most serious class among changes; undefined when there are none. */
export function worstClass(changes: readonly Change[]): ChangeClass | undefined {
  return CHANGE_CLASSES.find((name) => changes.some((change) => change.class === name));
}

/** Looked for in one direction only, whichever it is asked in, so that both directions agree. */
function differencesOf(before: AgentMeaning, after: AgentMeaning): Difference[] {
  const [textBefore, textAfter] = [orderOf(before), orderOf(after)];
  if (textBefore > textAfter) {
    return differencesOf(after, before).map(mirrored);
  }
  const differences = [
    ...modelDifferences(before.models, after.models),
    ...toolDifferences(before.tools, after.tools),
    ...promptDifferences(before.prompts, after.prompts),
    ...agentDifferences(before.agents, after.agents),
    ...settingDifferences('servers.', before.servers, after.servers, {
      added: 'server-added',
      removed: 'server-removed',
      changed: 'server-changed',
    }),
    ...settingDifferences('settings.', before.settings, after.settings, {
      added: 'setting-added',
      removed: 'setting-removed',
      changed: 'setting-changed',
    }),
    ...settingDifferences('', before.notes, after.notes, {
      added: 'note-changed',
      removed: 'note-changed',
      changed: 'note-changed',
    }),
  ];
  if (differences.length === 0 && fingerprintOfMeaning(before).hash !== fingerprintOfMeaning(after).hash) {
    return [{ kind: 'other-changed', before: side('', undefined, undefined), after: side('', undefined, undefined) }];
  }
  return differences;
}

/** A text that decides which of two configs comes first, whatever order they are given in. */
function orderOf(meaning: AgentMeaning): string {
  const notes = meaning.notes.map(({ path, value }): Plain => [path, value]);
  const order = meaning.tools.map(({ name }) => name);
  return `${fingerprintOfMeaning(meaning).hash} ${canonicalText([order, notes])}`;
}

function classify(difference: Difference, from: AgentConfig, to: AgentConfig): Change {
  const { kind, before, after, tool, siblings } = difference;
  const rule = CLASS_RULES[kind];
  return {
    class: rule.class,
    what: kind,
    title: rule.title,
    path: after.node === undefined ? before.path : after.path,
    before: before.value,
    after: after.value,
    why: [rule.why, ...(siblings ?? []).map(likenessInWords)].join('; '),
    tool: tool?.after,
    placeBefore: placeOf(before, from),
    placeAfter: placeOf(after, to),
  };
}

function likenessInWords({ name, before, after }: Sibling): string {
  const percent = (share: number): string => `${Math.round(share * 100)}%`;
  return after > before
    ? `it came closer to that of ${name} (${percent(before)} alike before, ${percent(after)} now)`
    : `it moved away from that of ${name} (${percent(before)} alike before, ${percent(after)} now)`;
}

/** Where a node of one of the config's files stands; undefined for a node of another config. */
export function placeOfNode(node: Node, config: AgentConfig): ChangePlace | undefined {
  const file = fileOf(node, config.files);
  return file && { file: file.path, start: node.start, end: node.end };
}

function placeOf({ node, value }: Side, config: AgentConfig): ChangePlace | undefined {
  const file = node && fileOf(node, config.files);
  if (!file) {
    return undefined;
  }
  // A sentence is a part of its prompt's text.
  const at = typeof value === 'string' && value !== '' ? file.document.text.indexOf(value, node.start) : -1;
  return at >= 0 && at + String(value).length <= node.end
    ? { file: file.path, start: at, end: at + String(value).length }
    : { file: file.path, start: node.start, end: node.end };
}

function fileOf(node: Node, files: readonly ConfigFile[]): ConfigFile | undefined {
  let root = node;
  while (root.parent) {
    root = root.parent;
  }
  return files.find(
    ({ document, prompts }) =>
      document.root === root ||
      document.body === root ||
      document.root?.items.includes(root) ||
      prompts.some((prompt) => prompt.node === root),
  );
}

function isSameText(from: AgentConfig, to: AgentConfig): boolean {
  return (
    from.files.length === to.files.length &&
    from.files.every((file, at) => file.document.text === to.files[at]?.document.text)
  );
}

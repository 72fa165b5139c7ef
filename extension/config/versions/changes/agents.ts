import type { AgentPart } from '../meaning';
import { canonicalText, type Plain } from '../plain';
import type { Setting } from '../settings';
import { type ChangeKind, type Difference, type Side, side } from './difference';
import { byName } from './named';
import { listDifferences, settingDifferences } from './settings';

/** Agents by name; a lone agent on each side is one agent, whatever it is called. */
export function agentDifferences(before: readonly AgentPart[], after: readonly AgentPart[]): Difference[] {
  const lone = before.length === 1 && after.length === 1;
  const nameOf = ({ name }: AgentPart): string => (lone ? '' : name);
  const later = byName(after, nameOf);
  const differences: Difference[] = [];
  for (const [key, old] of byName(before, nameOf)) {
    const now = later.get(key);
    later.delete(key);
    const differ = now ? changedAgent(old, now) : [whole('agent-removed', old, undefined)];
    differences.push(...differ);
  }
  return [...differences, ...[...later.values()].map((now) => whole('agent-added', undefined, now))];
}

function whole(kind: ChangeKind, old: AgentPart | undefined, now: AgentPart | undefined): Difference {
  const path = `agents.${(old ?? now)!.name}`;
  const sideOf = (agent: AgentPart | undefined): Side => side(path, agent?.name, agent?.source.node);
  return { kind, before: sideOf(old), after: sideOf(now) };
}

function changedAgent(old: AgentPart, now: AgentPart): Difference[] {
  const differences: Difference[] = [];
  const add = (kind: ChangeKind, path: string, a: Plain, b: Plain): void => {
    if (canonicalText(a) !== canonicalText(b)) {
      differences.push({ kind, before: side(path, a, old.source.node), after: side(path, b, now.source.node) });
    }
  };
  add('agent-renamed', 'name', old.name, now.name);
  add('agent-described', 'description', old.description, now.description);
  add('agent-kind-changed', 'kind', old.kind, now.kind);
  add('escalation-changed', 'escalation', old.escalation, now.escalation);
  differences.push(
    ...settingDifferences('limits.', old.limits, now.limits, {
      added: 'limit-added',
      removed: 'limit-removed',
      changed: (a, b) => (Number(b.value) < Number(a.value) ? 'limit-lowered' : 'limit-raised'),
    }),
    ...listDifferences('approvals', names(old, old.approvals), names(now, now.approvals), {
      added: 'approval-added',
      removed: 'approval-dropped',
    }),
    ...listDifferences('handoffs', names(old, old.handoffs), names(now, now.handoffs), {
      added: 'handoff-added',
      removed: 'handoff-removed',
    }),
  );
  if (old.tools === undefined || now.tools === undefined) {
    add('other-changed', 'tools', old.tools ?? 'all', now.tools ?? 'all');
    return differences;
  }
  return [
    ...differences,
    ...listDifferences('tools', names(old, old.tools), names(now, now.tools), {
      added: 'agent-tool-granted',
      removed: 'agent-tool-withdrawn',
    }),
  ];
}

function names({ source }: AgentPart, list: readonly string[]): Setting[] {
  return list.map((name) => ({ path: name, value: name, node: source.node }));
}

import { allParameters, type ConfigFile } from '../agentConfig';
import { formatPath, type Node, pathOf } from '../document/node';
import { type Plain, plainOf } from './plain';

/** One value of a config by its path, such as `max_steps` or `retriever.top_k`. */
export interface Setting {
  readonly path: string;
  readonly value: Plain;
  readonly node: Node;
}

/** Keys that tell people something and the agent nothing. */
const WITHOUT_EFFECT =
  /^(?:\$schema|schema|schema_version|owner|authors?|maintainers?|title|tags|labels|license|version|created|updated|date|homepage|comment|evals|tests|production|metadata|icon|id)$/i;
/** Backstep's own keys, which are read one by one. */
const OWN_KEYS = new Set(
  'name description kind model prompts tools mcpServers handoffs subagents limits approvals escalation'.split(' '),
);
const MOST_SETTINGS = 5000;

/**
 * The values of a file that no other part of its meaning covers. Tool lists have none: what stands around the tools
 * is the dialect.
 * @param manifests the roots of Backstep's own agent files
 */
export function otherSettings(file: ConfigFile, manifests: readonly Node[]): Setting[] {
  const { root } = file.document;
  if (root === undefined || file.kind.startsWith('tools-') || root.type === 'string') {
    return [];
  }
  const covered = coveredNodes(file);
  const settings: Setting[] = [];
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined && settings.length < MOST_SETTINGS; node = stack.pop()) {
    if (covered.has(node)) {
      continue;
    }
    const children = node.type === 'object' ? node.members.map(({ value }) => value) : node.items;
    if (node.type === 'object' || node.type === 'array') {
      const isManifest = manifests.includes(node);
      for (const child of [...children].reverse()) {
        const key = String(child.key);
        if (!(node.type === 'object' && (WITHOUT_EFFECT.test(key) || (isManifest && OWN_KEYS.has(key))))) {
          stack.push(child);
        }
      }
    } else {
      settings.push({ path: formatPath(pathOf(node)), value: plainOf(node), node });
    }
  }
  return settings;
}

/** The nodes other parts of the meaning were read from. */
function coveredNodes(file: ConfigFile): Set<Node> {
  const covered = new Set<Node>();
  const add = (node: Node | undefined): void => {
    // The whole file stands for its parts, not for everything in it.
    if (node !== undefined && node.parent !== undefined) {
      covered.add(node);
    }
  };
  for (const tool of file.tools) {
    add(tool.node);
    allParameters(tool).forEach(({ node }) => {
      add(node);
    });
  }
  for (const prompt of file.prompts) {
    add(prompt.node);
    prompt.inputs?.forEach(({ name }) => {
      add(name.node);
    });
  }
  for (const model of file.models) {
    add(model.id?.isKey ? undefined : model.id?.node);
    Object.values(model.parameters).forEach(add);
  }
  for (const agent of file.agents) {
    add(agent.name?.isKey ? undefined : agent.name?.node);
    add(agent.description);
    [...(agent.tools ?? []), ...agent.handoffs].forEach(({ node, isKey }) => {
      add(isKey ? undefined : node);
    });
  }
  file.servers.forEach(({ node }) => {
    add(node);
  });
  return covered;
}

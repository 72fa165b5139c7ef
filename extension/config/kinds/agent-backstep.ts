import type { Reference, Tool } from '../agentConfig';
import { at, get, getAny, has, type Node } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import { readPrompt } from '../parts/prompts';
import { readServers } from '../parts/servers';
import { readTool, shapeOf, valueText } from '../tools/shapes';
import { fileName, type Kind } from './kind';

const MARKS = ['kind', 'limits', 'approvals', 'escalation', 'evals', 'owner', 'prompts', 'tools', 'production'];

/**
 * Backstep's own agent file, `*.agent.yaml`: what ties model, prompts, tools and limits into one agent. Other tools use
 * the ending too, so its own keys have to be there and another's (`instruction`, `agent_class`) must not.
 */
export const agentBackstep: Kind = {
  id: 'agent-backstep',
  title: 'Backstep agent',
  formats: ['yaml', 'json'],
  matches(document) {
    const { root } = document;
    return (
      /\.agent\.(?:ya?ml|json)$/.test(fileName(document)) &&
      root?.type === 'object' &&
      !has(root, 'instruction') &&
      !has(root, 'agent_class') &&
      MARKS.some((mark) => has(root, mark))
    );
  },
  read({ root }) {
    const node = root!;
    const tools = get(node, 'tools')?.items ?? [];
    const model = get(node, 'model');
    const handoffs = getAny(node, 'handoffs', 'subagents')?.items ?? [];
    return {
      tools: tools.flatMap(readInlineTool),
      prompts: (get(node, 'prompts')?.items ?? []).flatMap((item) =>
        readPrompt(get(item, 'text'), { language: 'mustache' }),
      ),
      models: model ? readModels(model) : [],
      servers: readServers(get(node, 'mcpServers')),
      agents: [
        {
          node,
          name: valueText(get(node, 'name')),
          description: get(node, 'description'),
          tools: tools.flatMap((tool) => reference(tool, 'name')).filter((tool) => !isFile(tool)),
          handoffs: handoffs.flatMap((handoff) => reference(handoff, 'name')),
          promptFiles: (get(node, 'prompts')?.items ?? []).flatMap((prompt) => reference(prompt, 'file')),
          toolFiles: tools.flatMap((tool) => reference(tool, 'file')).filter(isFile),
          manifest: node,
        },
      ],
    };
  },
};

function readInlineTool(node: Node): Tool[] {
  const shape = shapeOf(node);
  return shape ? [readTool(node, shape)] : [];
}

function readModels(model: Node): ReturnType<typeof readModelSettings>[] {
  const main = model.type === 'string' ? readModelSettings(model, model) : readModelSettings(model, get(model, 'name'));
  const fallbacks = get(model, 'fallback');
  const nodes = fallbacks?.type === 'array' ? fallbacks.items : fallbacks ? [fallbacks] : [];
  return [
    main,
    ...nodes.map((node) =>
      node.type === 'string' ? readModelSettings(node, node) : readModelSettings(node, get(node, 'name')),
    ),
  ];
}

/** A bare string, or the named member of an object. */
function reference(node: Node, key: string): Reference[] {
  const text = valueText(node.type === 'string' ? node : at(node, key));
  return text ? [text] : [];
}

function isFile(text: Reference): boolean {
  return /[/\\]|\.(?:json|jsonl|ya?ml)$/i.test(text.value);
}

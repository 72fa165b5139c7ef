import type { AgentDefinition, ModelSettings, Prompt } from '../agentConfig';
import { get, has, type Member, type Node } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import { readPrompt } from '../parts/prompts';
import type { Kind } from './kind';

/** CrewAI's `agents.yaml` (role, goal, backstory) and `tasks.yaml` (description, expected_output). */
export const agentCrewai: Kind = {
  id: 'agent-crewai',
  title: 'CrewAI agents or tasks',
  formats: ['yaml'],
  matches({ root }) {
    const members = root?.members ?? [];
    return (
      members.length > 0 &&
      (members.every(({ value }) => isAgent(value)) || members.every(({ value }) => isTask(value)))
    );
  },
  read({ root }) {
    const agents: AgentDefinition[] = [];
    const models: ModelSettings[] = [];
    const prompts: Prompt[] = [];
    for (const member of root!.members) {
      prompts.push(...readTexts(member));
      if (isAgent(member.value)) {
        agents.push(readAgent(member));
        const llm = get(member.value, 'llm');
        if (llm?.type === 'string') {
          models.push(readModelSettings(member.value, llm));
        }
      }
    }
    return { agents, models, prompts };
  },
};

function isAgent(node: Node): boolean {
  return has(node, 'role') && has(node, 'goal');
}

function isTask(node: Node): boolean {
  return has(node, 'description') && has(node, 'expected_output');
}

function readTexts({ key, value }: Member): Prompt[] {
  return ['role', 'goal', 'backstory', 'instructions', 'description', 'expected_output'].flatMap((field) =>
    readPrompt(get(value, field), { name: key, purpose: 'task', language: 'braces' }),
  );
}

function readAgent({ key, value: node }: Member): AgentDefinition {
  return {
    node,
    name: { value: key, node, isKey: true },
    description: get(node, 'goal'),
    tools: undefined,
    handoffs: [],
    promptFiles: [],
    toolFiles: [],
    manifest: undefined,
  };
}

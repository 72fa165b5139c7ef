import type { AgentConfig } from '../../../../extension/config/agentConfig';
import { ConfigReader, type ResolvedAgent } from '../../../../extension/config/versions/resolve';

/** An agent from texts by path. */
export function resolved(files: Readonly<Record<string, string>>): ResolvedAgent {
  const contents = Object.entries(files).map(([path, text]) => [path, { text }] as const);
  return new ConfigReader().resolve('test', new Map(contents));
}

export function config(files: Readonly<Record<string, string>>): AgentConfig {
  return resolved(files).config;
}

/** A tool list in MCP's shape. */
export function mcpTools(...tools: readonly unknown[]): AgentConfig {
  return config({ 'tools.json': JSON.stringify({ tools }, undefined, 2) });
}

export function mcpTool(name: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    name,
    description: `Returns the ${name.replaceAll('_', ' ')} of an order, newest first.`,
    inputSchema: {
      type: 'object',
      properties: { order_id: { type: 'string', description: 'Id printed on the invoice' } },
      required: ['order_id'],
    },
    ...more,
  };
}

export const AGENT = `name: parcel-agent
kind: bounded
owner: logistics
prompts: [prompt.md]
tools: [tools.json]
model:
  provider: openai
  name: gpt-4o-2024-08-06
  parameters: { temperature: 0.2, max_tokens: 500 }
limits: { max_steps: 8, max_cost_usd: 0.1 }
approvals: [cancel_parcel]
escalation: call a human
`;

export const PROMPT = `You find parcels. Be brief.

- Never guess an address.
- Ask for the parcel number when it is missing.
`;

export const TOOLS = JSON.stringify({
  tools: [mcpTool('find_parcel'), mcpTool('cancel_parcel', { description: 'Stops a parcel on its way.' })],
});

/** A whole agent; a part given replaces the usual one. */
export function agent(parts: { agent?: string; prompt?: string; tools?: string } = {}): AgentConfig {
  return config({
    'parcel.agent.yaml': parts.agent ?? AGENT,
    'prompt.md': parts.prompt ?? PROMPT,
    'tools.json': parts.tools ?? TOOLS,
  });
}

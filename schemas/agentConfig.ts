/** `*.agent.yaml`: what ties model, prompts, tools and limits into one agent. */
import * as z from 'zod';

const file = z.string().min(1).describe('Path of a file, seen from this one.');

const parameters = z
  .looseObject({
    temperature: z.number().min(0).max(2).optional(),
    top_p: z.number().min(0).max(1).optional(),
    max_tokens: z.int().min(1).optional(),
    seed: z.int().optional(),
  })
  .describe('Settings sent with every call.');

const model = z.union([
  z.string().min(1).describe('Model id.'),
  z.strictObject({
    provider: z.string().optional(),
    name: z.string().min(1).describe('Model id, pinned where the provider publishes snapshots.'),
    fallback: z
      .union([
        z.string(),
        z.array(z.union([z.string(), z.strictObject({ provider: z.string().optional(), name: z.string() })])),
      ])
      .optional()
      .describe('Models to use when the first one fails.'),
    parameters: parameters.optional(),
  }),
]);

const limit = z.number().positive();

export const agentConfig = z
  .strictObject({
    $schema: z.string().optional(),
    name: z.string().min(1).describe('Name of the agent.'),
    description: z.string().optional(),
    kind: z
      .enum(['workflow', 'bounded', 'open'])
      .optional()
      .describe('workflow: fixed steps; bounded: chooses steps within limits; open: works until it is done.'),
    owner: z.string().min(1).optional().describe('Person or team that answers for it.'),
    production: z.boolean().optional().describe('It runs in production.'),
    model: model.optional(),
    prompts: z
      .array(
        z.union([
          file,
          z.strictObject({ file: file.optional(), text: z.string().optional(), role: z.string().optional() }),
        ]),
      )
      .optional(),
    tools: z
      .array(
        z.union([
          z.string().min(1).describe('Name of a tool, or path of a tool file.'),
          z.strictObject({ file: file.optional(), name: z.string().optional() }),
          z.looseObject({ name: z.string() }).describe('A tool definition in any provider shape.'),
        ]),
      )
      .optional(),
    mcpServers: z.record(z.string(), z.looseObject({})).optional(),
    handoffs: z
      .array(z.union([z.string(), z.strictObject({ name: z.string(), max: limit.optional() })]))
      .optional()
      .describe('Agents it may hand over to.'),
    limits: z
      .strictObject({
        max_steps: limit.optional(),
        max_tokens: limit.optional(),
        max_cost_usd: limit.optional(),
        max_depth: limit.optional(),
        max_subagents: limit.optional(),
        timeout_s: limit.optional(),
      })
      .optional(),
    approvals: z.array(z.string()).optional().describe('Tools whose calls a human confirms.'),
    escalation: z
      .union([z.string(), z.looseObject({})])
      .optional()
      .describe('When it stops and hands over to a human.'),
    evals: z
      .union([
        file,
        z.array(file),
        z.looseObject({ file: file.optional(), cases: z.int().optional(), exact_match: z.boolean().optional() }),
      ])
      .optional()
      .describe('Its regression set.'),
  })
  .meta({ title: 'Backstep agent' });

export type AgentFile = z.infer<typeof agentConfig>;

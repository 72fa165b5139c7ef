/** What `backstep show --json` prints: a contract for programs. Absent values are left out. */
import * as z from 'zod';

export const SHOW_SCHEMA = 'backstep.show/1';

const usage = z.object({
  input: z.number().optional().meta({ description: 'Input tokens, cached ones included.' }),
  output: z.number().optional(),
  cacheRead: z.number().optional(),
  cacheWrite: z.number().optional(),
  reasoning: z.number().optional(),
});

const step = z.object({
  number: z.int().min(1).meta({ description: 'Place in reading order; the same number everywhere in Backstep.' }),
  id: z.string(),
  parent: z.int().min(1).nullable().meta({ description: 'Number of the parent step, null for a root.' }),
  kind: z.enum(['agent', 'model', 'tool', 'retrieval', 'user', 'handoff', 'guardrail', 'score', 'span']),
  name: z.string(),
  agent: z.string().optional(),
  startMs: z.number().optional().meta({ description: "Milliseconds since the trace's start." }),
  durationMs: z.number().optional(),
  status: z.enum(['ok', 'error', 'unset']),
  statusMessage: z.string().optional(),
  model: z
    .object({ provider: z.string().optional(), requested: z.string().optional(), served: z.string().optional() })
    .optional(),
  usage: usage.optional(),
  costUsd: z.number().optional(),
  costComputed: z
    .literal(true)
    .optional()
    .meta({ description: 'Set when the cost was worked out from list prices instead of being recorded.' }),
  tool: z.object({ name: z.string(), callId: z.string().optional() }).optional(),
  summary: z.string(),
});

const trace = z.object({
  id: z.string(),
  name: z.string(),
  start: z.iso.datetime().optional(),
  durationMs: z.number().optional(),
  outcome: z.enum(['ok', 'failed', 'unknown']),
  outcomeReason: z.string(),
  totals: z.object({
    steps: z.int(),
    inputTokens: z.number().optional(),
    outputTokens: z.number().optional(),
    costUsd: z.number().optional(),
    costComputed: z.literal(true).optional(),
  }),
  steps: z.array(step),
});

const issue = z.object({
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  at: z.int().optional().meta({ description: 'Byte offset of the first place.' }),
  count: z.int().min(1),
});

export const showReport = z
  .object({
    schema: z.literal(SHOW_SCHEMA),
    file: z.string(),
    format: z.object({ id: z.string(), why: z.string() }),
    issues: z.array(issue),
    traces: z.array(trace),
  })
  .meta({ title: 'backstep show --json', description: 'The step tree of a trace file.' });

export type ShowReport = z.infer<typeof showReport>;
export type ShowTrace = z.infer<typeof trace>;
export type ShowStep = z.infer<typeof step>;

/**
 * Backstep's own trace file: what `backstep show --export` writes, and what a program may write to be read without a
 * reader of its own. Either one document, or JSON lines of such documents: traces with the same id are one trace.
 *
 * Only `schema`, and `id` and `kind` of steps, have to be there. A trace's `id` has to come before its `steps`.
 */
import * as z from 'zod';

export const NATIVE_TRACE_SCHEMA = 'backstep.trace/1';

const count = z.number().min(0);
/** An object with any fields. Not a `z.record`, which leaves out a field named `__proto__`: to a trace it is data. */
const fields = z
  .unknown()
  .refine((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
  .meta({ type: 'object' });

const part = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('reasoning'), text: z.string() }),
  z.object({
    type: z.literal('toolCall'),
    id: z.string().optional(),
    name: z.string(),
    arguments: z.unknown().describe('The parsed arguments; a text when the model wrote something that is not JSON.'),
  }),
  z.object({
    type: z.literal('toolResult'),
    id: z.string().optional().describe('The id of the call.'),
    name: z.string().optional(),
    result: z.unknown(),
    isError: z.boolean().optional(),
  }),
  z.object({
    type: z.literal('media'),
    mimeType: z.string().optional(),
    reference: z.string().describe('What is known of the picture, sound or file: its URL, id or name.'),
  }),
]);

const message = z.object({
  role: z.enum(['system', 'user', 'assistant', 'tool', 'other']),
  name: z.string().optional().describe('The speaker.'),
  parts: z.array(part),
});

/** A step's large content. */
export const nativePayload = z.object({
  system: z.array(message).optional(),
  input: z.array(message).optional().describe('What was sent to the model or agent.'),
  inputIsPreviousSteps: z
    .boolean()
    .optional()
    .describe('Instead of `input`: what was sent are the messages of the steps before this one.'),
  output: z.array(message).optional(),
  tools: z
    .array(z.object({ name: z.string(), description: z.string().optional(), parameters: z.unknown().optional() }))
    .optional()
    .describe('The tools offered to the model; parameters are a JSON Schema.'),
  parameters: fields.optional().describe('Sampling and other request parameters.'),
  arguments: z.unknown().optional().describe("A tool's arguments."),
  result: z.unknown().optional().describe("A tool's result."),
  documents: z
    .array(z.object({ id: z.string().optional(), score: z.number().optional(), text: z.string() }))
    .optional()
    .describe('What a retrieval found.'),
  events: z
    .array(
      z.object({
        name: z.string(),
        time: z.number().optional().describe('Milliseconds since the epoch.'),
        attributes: fields,
      }),
    )
    .optional(),
  attributes: fields.optional().describe('Anything else that was recorded.'),
});

export const nativeStep = z.object({
  id: z.string().describe('Unique in the trace.'),
  parent: z.string().optional().describe("The parent step's id; a step without one is a root."),
  kind: z.enum(['agent', 'model', 'tool', 'retrieval', 'user', 'handoff', 'guardrail', 'score', 'span']),
  name: z.string().optional(),
  agent: z.string().optional(),
  start: z.number().optional().describe('Milliseconds since the epoch.'),
  durationMs: count.optional(),
  status: z.enum(['unset', 'ok', 'error']).optional(),
  statusMessage: z.string().optional(),
  model: z
    .object({
      provider: z.string().optional(),
      requested: z.string().optional().describe('The id the caller asked for.'),
      served: z.string().optional().describe('The id that answered.'),
    })
    .optional(),
  usage: z
    .object({
      input: count.optional().describe('Input tokens, cached ones included.'),
      output: count.optional(),
      cacheRead: count.optional(),
      cacheWrite: count.optional(),
      reasoning: count.optional(),
    })
    .optional(),
  costUsd: count.optional().describe('Recorded cost.'),
  finishReason: z.string().optional(),
  tool: z.object({ name: z.string(), callId: z.string().optional() }).optional(),
  payload: nativePayload.optional(),
});

const trace = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  outcome: z
    .object({
      state: z.enum(['ok', 'failed', 'unknown']),
      reason: z.string().describe('One sentence: what the state rests on.'),
    })
    .optional(),
  attributes: fields.optional().describe('Facts about the whole run: service, tags, version.'),
  steps: z.array(nativeStep),
});

export const nativeTraceFile = z
  .object({
    schema: z.literal(NATIVE_TRACE_SCHEMA),
    traces: z.array(trace),
  })
  .meta({ title: 'Backstep trace', description: 'Recorded runs of AI agents, as steps.' });

export type NativePayload = z.infer<typeof nativePayload>;
export type NativeStep = z.infer<typeof nativeStep>;

/** What `backstep match --json` prints. */
import * as z from 'zod';
import { configChange } from './diffReport';

export const MATCH_SCHEMA = 'backstep.match/1';

const version = z.object({
  commit: z.string().nullable().describe('Null for the working tree.'),
  tags: z.array(z.string()),
  subject: z.string().nullable(),
  fingerprint: z.string(),
});

export const traceMatch = z.object({
  trace: z.string(),
  agent: z.string().nullable().describe('Path of the agent file, below the working tree.'),
  version: version.nullable(),
  certainty: z
    .enum(['recorded', 'exact', 'likely', 'none'])
    .describe('recorded: the trace names it. exact: all it recorded agrees. likely: no version agrees better.'),
  reason: z.string(),
  agreed: z.array(z.string()),
  disagreed: z.array(z.string()),
  alternatives: z.array(version).describe('Versions the trace cannot tell apart from it.'),
  changesSince: z.array(configChange).describe('From that version to the working tree.'),
});

export const matchReport = z
  .object({ schema: z.literal(MATCH_SCHEMA), file: z.string(), matches: z.array(traceMatch) })
  .meta({ title: 'Backstep trace match' });

export type MatchReport = z.infer<typeof matchReport>;
export type TraceMatch = z.infer<typeof traceMatch>;

/** What `backstep diff --json` prints. */
import * as z from 'zod';

export const DIFF_SCHEMA = 'backstep.diff/1';

export const changeClass = z.enum(['breaking', 'behavioural', 'cosmetic']);

const side = z.object({
  ref: z.string().describe('As asked for: a path, REV:PATH, a tag or a fingerprint.'),
  fingerprint: z.string().describe('cfg: and 12 hex digits.'),
  missing: z
    .array(z.object({ path: z.string(), why: z.string() }))
    .describe('Parts that could not be read; the comparison is made of the rest.'),
});

const place = z
  .object({ file: z.string(), line: z.int().min(1) })
  .nullable()
  .describe('Where it stands on that side, below the working tree; null when it is not there.');

export const configChange = z.object({
  class: changeClass,
  what: z.string().describe('Kind of change: tool-added, description-reworded, parameter-required...'),
  title: z.string().describe('The kind in words.'),
  path: z.string().describe('Place by meaning: tools.find_customer.parameters.name.type.'),
  before: z.json().describe('null when there was nothing.'),
  after: z.json(),
  why: z.string(),
  tool: z.string().nullable().describe('The tool it concerns.'),
  placeBefore: place,
  placeAfter: place,
});

export const diffReport = z
  .object({
    schema: z.literal(DIFF_SCHEMA),
    from: side,
    to: side,
    changes: z.array(configChange).describe('Breaking ones first.'),
  })
  .meta({ title: 'Backstep config diff' });

export type DiffReport = z.infer<typeof diffReport>;
export type ConfigChange = z.infer<typeof configChange>;

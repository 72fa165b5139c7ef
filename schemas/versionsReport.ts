/** What `backstep versions --json` and `backstep fingerprint --json` print. */
import * as z from 'zod';
import { changeClass } from './diffReport';

export const VERSIONS_SCHEMA = 'backstep.versions/1';
export const FINGERPRINT_SCHEMA = 'backstep.fingerprint/1';

const missing = z
  .array(z.object({ path: z.string(), why: z.string() }))
  .describe('Parts that could not be read; everything else was.');

export const configVersion = z.object({
  commit: z.string().nullable().describe('Null for the working tree.'),
  tags: z.array(z.string()),
  author: z.string().nullable(),
  date: z.string().nullable().describe('ISO 8601, as recorded.'),
  subject: z.string().nullable(),
  path: z.string().describe('Path of the agent at that version, below the working tree.'),
  fingerprint: z.string(),
  class: changeClass.nullable().describe('Most serious change against the version before; null when there is none.'),
  changes: z.int().min(0),
  missing,
  lint: z
    .object({ errors: z.int().min(0), warnings: z.int().min(0), infos: z.int().min(0) })
    .optional()
    .describe('With --lint.'),
});

export const versionsReport = z
  .object({
    schema: z.literal(VERSIONS_SCHEMA),
    path: z.string(),
    note: z.string().nullable().describe('Why there is no history, or why it is not whole.'),
    versions: z.array(configVersion).describe('Newest first; the working tree on top when it differs.'),
  })
  .meta({ title: 'Backstep config versions' });

export const fingerprintReport = z
  .object({
    schema: z.literal(FINGERPRINT_SCHEMA),
    path: z.string(),
    fingerprint: z.string().describe('cfg: and 12 hex digits.'),
    hash: z.string().describe('The whole SHA-256, 64 hex digits.'),
    missing,
  })
  .meta({ title: 'Backstep config fingerprint' });

export type VersionsReport = z.infer<typeof versionsReport>;
export type ConfigVersion = z.infer<typeof configVersion>;
export type FingerprintReport = z.infer<typeof fingerprintReport>;

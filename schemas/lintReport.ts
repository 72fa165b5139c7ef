/** What `backstep lint --format json` prints. Lines and columns are one-based; columns count UTF-16 units. */
import * as z from 'zod';

export const LINT_REPORT_SCHEMA = 'backstep.lint/1';

const place = {
  line: z.int().min(1),
  column: z.int().min(1),
  endLine: z.int().min(1),
  endColumn: z.int().min(1),
};

export const lintFinding = z.object({
  rule: z.string().describe('Rule id.'),
  severity: z.enum(['error', 'warning', 'info']),
  file: z.string().describe('Path as found below the working folder, with forward slashes.'),
  ...place,
  path: z.string().describe('Place in the data of the file: tools[3].inputSchema.properties.id.'),
  message: z.string(),
  tool: z.string().nullable().describe('Name of the tool the finding is about.'),
  parameter: z.string().nullable().describe('Path of the parameter: filter.tags, rows[].id.'),
  fixable: z.boolean().describe('--fix mends it.'),
  related: z.array(z.object({ file: z.string(), ...place, message: z.string() })),
  traces: z
    .array(z.object({ file: z.string(), trace: z.string(), step: z.int().min(1) }))
    .describe('Steps of recorded runs that show it, the best example first; only with --traces.'),
});

export const lintReport = z
  .object({
    schema: z.literal(LINT_REPORT_SCHEMA),
    files: z.array(z.object({ file: z.string(), kind: z.string() })).describe('Files recognised as agent config.'),
    findings: z.array(lintFinding),
    skipped: z
      .array(z.object({ file: z.string(), why: z.string() }))
      .describe('Files that were asked for and not read.'),
  })
  .meta({ title: 'Backstep lint report' });

export type LintReport = z.infer<typeof lintReport>;
export type LintFinding = z.infer<typeof lintFinding>;

/**
 * `backstep.json` at the root of a workspace: which files are agent config, how strict each rule is, which models may
 * be used, and when statistics alert. The editor and the command line read the same file.
 */
import * as z from 'zod';

const severity = z.enum(['off', 'info', 'warning', 'error']).describe('How findings of a rule are reported.');

const ruleSetting = z
  .union([
    severity,
    z
      .object({ severity: severity.optional() })
      .catchall(z.union([z.number(), z.string(), z.boolean(), z.array(z.string())]))
      .describe('A severity and options of the rule.'),
  ])
  .describe('A severity, or an object with a severity and options.');

const globs = z.array(z.string().min(1)).describe('Patterns for paths: * within a folder, ** across folders.');

const suppression = z
  .strictObject({
    rule: z.string().describe('Rule id.'),
    file: z.string().optional().describe('Only in files that match this pattern.'),
    tool: z.string().optional().describe('Only for the tool of this name.'),
    reason: z.string().min(1).describe('Why the finding is accepted.'),
  })
  .describe('A finding that is accepted.');

const share = z.number().min(0).max(1);
const factor = z.number().min(1);

export const backstepConfig = z
  .strictObject({
    $schema: z.string().optional(),
    files: z
      .strictObject({
        include: globs.optional().describe('Only these files are linted.'),
        exclude: globs.optional().describe('These files are not linted.'),
        production: globs.optional().describe('These files run in production: an unpinned model in them is an error.'),
      })
      .optional(),
    rules: z.record(z.string(), ruleSetting).optional().describe('Severity and options by rule id.'),
    models: z
      .strictObject({
        allow: z.array(z.string().min(1)).optional().describe('Model ids that may be used; * stands for any text.'),
      })
      .optional(),
    ignore: z.array(suppression).optional().describe('Accepted findings, for formats without comments.'),
    alerts: z
      .strictObject({
        completionRate: share.optional().describe('Alert below this share of completed runs. Default 0.85.'),
        toolSuccessRate: share
          .optional()
          .describe('Alert below this share of successful calls of any tool. Default 0.95.'),
        latencyP95Factor: factor.optional().describe('Alert above this multiple of the baseline. Default 2.'),
        errorRateFactor: factor.optional().describe('Alert above this multiple of the baseline. Default 2.'),
        tokensPerTaskFactor: factor.optional().describe('Alert above this multiple of the baseline. Default 1.5.'),
      })
      .optional()
      .describe('When statistics over many runs alert.'),
  })
  .meta({ title: 'Backstep workspace configuration' });

export type BackstepConfig = z.infer<typeof backstepConfig>;
export type RuleSetting = z.infer<typeof ruleSetting>;

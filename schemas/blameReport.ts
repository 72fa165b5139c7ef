/** What `backstep blame --json` prints: a contract for programs. */
import * as z from 'zod';

export const BLAME_SCHEMA = 'backstep.blame/1';

const quote = z.object({ step: z.int().min(1), quote: z.string() });

export const blameReport = z
  .object({
    schema: z.literal(BLAME_SCHEMA),
    file: z.string(),
    format: z.object({ id: z.string(), why: z.string() }),
    trace: z.object({ id: z.string(), name: z.string(), steps: z.int() }),
    symptom: z.object({ step: z.int().min(1), why: z.string() }),
    suspects: z.array(
      z.object({
        rank: z.int().min(1),
        step: z.int().min(1),
        score: z.number(),
        confidence: z.number().min(0).max(1),
        role: z.enum(['introduced', 'carried', 'none']),
        recovered: z.boolean(),
        why: z.array(z.string()),
        evidence: z.array(quote),
        chain: z.array(z.int().min(1)),
      }),
    ),
    findings: z.array(
      z.object({
        id: z.string(),
        category: z.string(),
        severity: z.enum(['error', 'warning', 'info']),
        steps: z.array(z.int().min(1)),
        message: z.string(),
        evidence: z.array(quote),
        recovered: z.boolean(),
      }),
    ),
    missing: z.array(z.string()),
  })
  .meta({ title: 'backstep blame --json', description: 'Symptom, ranked suspects and findings of one trace.' });

export type BlameReport = z.infer<typeof blameReport>;

/**
 * What people noted on the steps of a trace: kept in `<trace file>.backstep.json` beside it. The trace file itself is
 * never written.
 */
import * as z from 'zod';

export const MARKS_SCHEMA = 'backstep.marks/1';

export const stepMark = z.object({
  trace: z.string(),
  step: z.int().min(1).meta({ description: 'Step number as Backstep shows it.' }),
  /** Survives renumbering when the file grows. */
  id: z.string().optional().meta({ description: "The step's own id in the trace file." }),
  rootCause: z.boolean().optional().meta({ description: 'This step caused the failure.' }),
  verdict: z.enum(['right', 'wrong', 'unsure']).optional(),
  note: z.string().max(10_000).optional(),
});
export type StepMark = z.infer<typeof stepMark>;

export const marksFile = z
  .object({ schema: z.literal(MARKS_SCHEMA), marks: z.array(stepMark).max(100_000) })
  .meta({ title: 'Backstep marks', description: 'What people noted on the steps of a trace file.' });

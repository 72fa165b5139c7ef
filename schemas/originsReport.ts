/** What `backstep versions PATH --blame --json` prints. */
import * as z from 'zod';

export const ORIGINS_SCHEMA = 'backstep.origins/1';

const configOrigin = z.object({
  file: z.string().describe('Below the working tree.'),
  line: z.int().min(1),
  what: z.string().describe('Which part of the config: a tool, a parameter, a sentence of a prompt, a setting.'),
  text: z.string().describe('As it stands in the file; long ones are cut.'),
  commit: z.string().nullable().describe('The oldest version since which it has been so; null when no commit has it.'),
  tags: z.array(z.string()),
  author: z.string().nullable(),
  date: z.string().nullable().describe('ISO 8601, as recorded.'),
  subject: z.string().nullable(),
  mayBeOlder: z.boolean().describe('What is known of the history begins with that version.'),
});

export const originsReport = z
  .object({
    schema: z.literal(ORIGINS_SCHEMA),
    path: z.string(),
    note: z.string().nullable().describe('Why there is no history, or why it is not whole.'),
    parts: z.array(configOrigin).describe('By file, in reading order.'),
  })
  .meta({ title: 'Backstep config origins' });

export type OriginsReport = z.infer<typeof originsReport>;
export type ConfigOrigin = z.infer<typeof configOrigin>;

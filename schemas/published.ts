/**
 * The JSON Schemas the project publishes: each is written to schemas/json/ from its zod contract by
 * `npm run schemas`, and a test fails when a written one is stale.
 */
import * as z from 'zod';
import { agentConfig } from './agentConfig';
import { backstepConfig } from './backstepConfig';
import { blameReport } from './blameReport';
import { diffReport } from './diffReport';
import { lintReport } from './lintReport';
import { marksFile } from './marks';
import { matchReport } from './matchReport';
import { nativeTraceFile } from './nativeTrace';
import { originsReport } from './originsReport';
import { showReport } from './showReport';
import { fingerprintReport, versionsReport } from './versionsReport';

/** What somebody else's tool, or the editor's own completion, can check a file against. */
interface PublishedSchema {
  /** Name of the file in schemas/json/, without `.schema.json`. */
  readonly name: string;
  /** With a title in its `meta`. */
  readonly schema: z.ZodType;
}

export const PUBLISHED_SCHEMAS: readonly PublishedSchema[] = [
  { name: 'trace', schema: nativeTraceFile },
  { name: 'show', schema: showReport },
  { name: 'blame', schema: blameReport },
  { name: 'marks', schema: marksFile },
  { name: 'agent', schema: agentConfig },
  { name: 'backstep', schema: backstepConfig },
  { name: 'lint', schema: lintReport },
  { name: 'fingerprint', schema: fingerprintReport },
  { name: 'versions', schema: versionsReport },
  { name: 'origins', schema: originsReport },
  { name: 'diff', schema: diffReport },
  { name: 'match', schema: matchReport },
];

/** The JSON Schema (draft 7, which editors understand best) of a contract, as the text of its file. */
export function jsonSchemaText({ schema }: PublishedSchema): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }), undefined, 2)}\n`;
}

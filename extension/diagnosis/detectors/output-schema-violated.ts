import type { Finding, RunStep } from '../run';
import { activityOf } from '../text/activity';
import { fieldsOf, own, parsed } from '../text/plain';
import { quoteOf } from '../text/quote';
import { schemaProblem } from '../text/schema';
import type { Detector } from './detector';

/** A structured output does not fit the schema the call asked for. */
export const outputSchemaViolated: Detector = {
  id: 'output-schema-violated',
  category: 'instruction',
  detect({ run }) {
    const { turns } = activityOf(run);
    return turns.flatMap(({ step, text, parts, requests, place }): Finding[] => {
      const schema = schemaOf(step);
      if (schema === undefined || text.trim() === '' || requests.length > 0) {
        return [];
      }
      const problem = problemOf(parts, schema);
      if (problem === undefined) {
        return [];
      }
      const next = turns[place + 1];
      return [
        {
          id: 'output-schema-violated',
          category: 'instruction',
          severity: 'error',
          steps: [step.number],
          message: `The structured output of step ${step.number} breaks its schema: ${problem}`,
          evidence: [quoteOf(step.number, text)],
          recovered:
            next !== undefined && schemaOf(next.step) !== undefined && problemOf(next.parts, schema) === undefined,
        },
      ];
    });
  },
};

/** The schema a call declared for its output, in the places where providers keep it. */
function schemaOf({ parameters }: RunStep): unknown {
  if (!parameters) {
    return undefined;
  }
  const format = fieldsOf(
    parsed(
      own(parameters, 'response_format') ??
        own(parameters, 'responseFormat') ??
        fieldsOf(own(parameters, 'text'))?.format,
    ),
  );
  const inner = format && (fieldsOf(own(format, 'json_schema')) ?? format);
  const schema =
    (inner && own(inner, 'schema')) ??
    own(parameters, 'responseSchema') ??
    own(parameters, 'response_schema') ??
    own(parameters, 'responseJsonSchema');
  return fieldsOf(parsed(schema));
}

/** Reasoning stands beside the output: only what is JSON is held against the schema, and something must be. */
function problemOf(parts: readonly string[], schema: unknown): string | undefined {
  const values = parts.map((part) => parsed(part.trim())).filter((value) => typeof value !== 'string');
  return values.length === 0 ? 'it is not valid JSON' : schemaProblem(values.at(-1), schema);
}

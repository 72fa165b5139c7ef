import type { Finding, ToolRequest } from '../run';
import { activityOf } from '../text/activity';
import { parsed } from '../text/plain';
import { quoteOf } from '../text/quote';
import { schemaProblem } from '../text/schema';
import type { Detector } from './detector';

/** A call's arguments break the schema the tool was offered with. */
export const toolArgumentsInvalid: Detector = {
  id: 'tool-arguments-invalid',
  category: 'tool',
  detect({ run }) {
    const { turns } = activityOf(run);
    const schemas = new Map<string, unknown>();
    return turns.flatMap(({ step, requests, place }) => {
      for (const { name, parameters } of step.offered) {
        schemas.set(name, parameters);
      }
      return requests.flatMap((request): Finding[] => {
        const problem = problemOf(request, schemas);
        if (!problem) {
          return [];
        }
        const next = turns[place + 1]?.requests.find(({ name }) => name === request.name);
        return [
          {
            id: 'tool-arguments-invalid',
            category: 'tool',
            severity: 'error',
            steps: [step.number],
            message: `The call to ${request.name} breaks the tool's schema: ${problem}`,
            evidence: [quoteOf(step.number, JSON.stringify(request.arguments))],
            recovered: next !== undefined && problemOf(next, schemas) === undefined,
          },
        ];
      });
    });
  },
};

function problemOf({ name, arguments: given }: ToolRequest, schemas: ReadonlyMap<string, unknown>): string | undefined {
  const value = parsed(given);
  const schema = schemas.get(name);
  return typeof value === 'object' && value !== null && schema !== undefined ? schemaProblem(value, schema) : undefined;
}

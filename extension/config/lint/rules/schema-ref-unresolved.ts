import { get, type Node, stringOf } from '../../document/node';
import { resolveReference } from '../../tools/schema';
import { labelOf, schemasWith } from '../analysis/schemaNodes';
import type { Problem, Rule } from './rule';

const MOST_HOPS = 50;

/** A reference to nothing, or round in a circle, makes a provider reject the tool or hang. */
export const schemaRefUnresolved: Rule = {
  id: 'schema-ref-unresolved',
  severity: 'error',
  summary: 'A `$ref` points nowhere, or only to itself.',
  on: 'tool',
  check(tool) {
    const root = tool.schema;
    if (!root) {
      return undefined;
    }
    return schemasWith(tool, '$ref').flatMap((schema): Problem[] => {
      const node = get(schema.node, '$ref');
      const why = node && whyUnresolved(stringOf(node), root);
      return why && node
        ? [{ at: { node }, message: `the $ref of ${labelOf(schema)} ${why}`, parameter: schema.parameter }]
        : [];
    });
  },
};

function whyUnresolved(reference: string | undefined, root: Node): string | undefined {
  if (reference === undefined) {
    return 'must be a string';
  }
  if (!reference.startsWith('#')) {
    return /^https?:/.test(reference)
      ? 'points outside the file: models and most clients do not follow it'
      : 'points to another file, which a model never sees';
  }
  const seen = new Set<Node>();
  let next = resolveReference(reference, root);
  if (next === undefined) {
    return `points to "${reference}", which is not there`;
  }
  for (let hops = 0; hops < MOST_HOPS; hops++) {
    const further = stringOf(get(next, '$ref'));
    if (further === undefined) {
      return undefined;
    }
    next = resolveReference(further, root);
    if (next === undefined) {
      return undefined;
    }
    if (seen.has(next)) {
      return 'leads round in a circle without a value';
    }
    seen.add(next);
  }
  return undefined;
}

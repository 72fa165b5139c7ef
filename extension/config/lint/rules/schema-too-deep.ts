import { toolName } from '../../agentConfig';
import { get, type Node } from '../../document/node';
import { plainSchema } from '../../tools/schema';
import { containerSchemas, untypedSchemas } from '../analysis/schemaNodes';
import { numberOption, type Rule } from './rule';

/** Every level is one more place for a model to lose its way. */
export const schemaTooDeep: Rule = {
  id: 'schema-too-deep',
  severity: 'warning',
  summary: 'Objects nested deeper than the option `levels` allows; the arguments are level 1.',
  options: { levels: 3 },
  on: 'tool',
  check(tool, context) {
    const most = numberOption(context, 'levels');
    // Scalars alone have nothing below them.
    const isFlat = containerSchemas(tool).length <= 1 && untypedSchemas(tool).length === 0;
    const deepest = tool.schema && !isFlat ? measure(tool.schema, most + 12) : undefined;
    return deepest && deepest.level > most
      ? {
          at: { node: deepest.node },
          message: `"${deepest.path}" of "${toolName(tool)}" is ${deepest.level} levels of objects deep: flatten what a model has to fill in`,
          parameter: deepest.path,
        }
      : undefined;
  },
};

interface Level {
  readonly node: Node;
  readonly path: string;
  readonly level: number;
}

const MOST_NODES = 5000;

/** The deepest object that has properties of its own. References are followed, each once on the way down. */
function measure(root: Node, limit: number): Level | undefined {
  let deepest: Level | undefined;
  let count = 0;
  const visit = (node: Node, path: string, level: number, above: readonly Node[]): void => {
    const plain = plainSchema(node, root);
    if (count++ > MOST_NODES || level > limit || above.includes(plain)) {
      return;
    }
    const items = get(plain, 'items');
    if (items?.type === 'object') {
      visit(items, `${path}[]`, level, [...above, plain]);
    }
    const properties = get(plain, 'properties')?.members ?? [];
    if (properties.length > 0 && (!deepest || level > deepest.level)) {
      deepest = { node, path, level };
    }
    for (const member of properties) {
      visit(member.value, path === '' ? member.key : `${path}.${member.key}`, level + 1, [...above, plain]);
    }
  };
  visit(root, '', 1, []);
  return deepest;
}

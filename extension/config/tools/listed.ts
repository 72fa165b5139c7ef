import type { Parameter } from '../agentConfig';
import { get, type Node } from '../document/node';
import { typesOf } from './schema';
import { valueText } from './shapes';

/** What dialects write in ways of their own. */
type Own = Partial<Pick<Parameter, 'description' | 'types' | 'required' | 'requiredNode'>>;

/**
 * A parameter of a dialect that lists them, one object each with `description`, `type` and `required: true`.
 * @param name what its name stands in; without a name it is no parameter
 * @param own what the dialect says in another way
 */
export function readListed(node: Node, name: Node | undefined, own: Own = {}): Parameter[] {
  const nameText = valueText(name);
  if (nameText === undefined) {
    return [];
  }
  const flag = get(node, 'required');
  return [
    {
      name: nameText.value,
      path: nameText.value,
      depth: 1,
      node,
      nameText,
      description: get(node, 'description'),
      types: typesOf(node, node),
      schema: node,
      required: flag?.value === true,
      requiredNode: flag,
      children: [],
      ...own,
    },
  ];
}

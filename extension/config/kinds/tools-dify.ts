import type { Parameter } from '../agentConfig';
import { get, has, type Node, stringOf } from '../document/node';
import { readListed } from '../tools/listed';
import { NO_ANNOTATIONS, valueText } from '../tools/shapes';
import type { Kind } from './kind';

/**
 * A tool of a Dify plugin: `identity.name`, `description.llm`, and `parameters` of which those with `form: llm` are
 * filled by the model and those with `form: form` by a person setting the tool up.
 */
export const toolsDify: Kind = {
  id: 'tools-dify',
  title: 'Dify plugin tool',
  formats: ['yaml'],
  matches({ root }) {
    return has(get(root, 'identity'), 'name') && has(get(root, 'description'), 'llm');
  },
  read({ root }) {
    const list = get(root, 'parameters');
    return {
      tools: [
        {
          node: root!,
          shape: 'dify',
          name: valueText(get(get(root, 'identity'), 'name')),
          description: get(get(root, 'description'), 'llm'),
          schema: undefined,
          parameters: (list?.items ?? []).flatMap(readParameter),
          listsParameters: list !== undefined,
          output: get(root, 'output_schema'),
          annotations: NO_ANNOTATIONS,
          strict: false,
        },
      ],
    };
  },
};

/** Dify's own parameter types; the others are JSON's. */
const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    select: 'string',
    'secret-input': 'string',
    file: 'object',
    files: 'array',
  }),
);

function readParameter(node: Node): Parameter[] {
  if (stringOf(get(node, 'form')) === 'form') {
    return [];
  }
  const type = stringOf(get(node, 'type'));
  return readListed(node, get(node, 'name'), {
    description: get(node, 'llm_description') ?? get(get(node, 'human_description'), 'en_US'),
    types: type === undefined ? [] : [TYPES.get(type) ?? type],
  });
}

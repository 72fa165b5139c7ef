import { readJson } from '../document/json';
import { get, type Node, stringOf } from '../document/node';
import { rangeWithin } from '../document/position';
import { readListed } from '../tools/listed';
import { NO_ANNOTATIONS, valueText } from '../tools/shapes';
import type { Kind } from './kind';

/** The schema is JSON inside a string; longer ones are not read, for the way back to the file is walked per value. */
const MOST_SCHEMA = 50_000;

/** A custom tool exported from Flowise: `{name, description, schema: "[{property, type, ...}]", func}`. */
export const toolsFlowise: Kind = {
  id: 'tools-flowise',
  title: 'Flowise custom tool',
  formats: ['json'],
  matches({ root }) {
    return (
      stringOf(get(root, 'name')) !== undefined &&
      stringOf(get(root, 'func')) !== undefined &&
      stringOf(get(root, 'schema')) !== undefined
    );
  },
  read({ root, text }) {
    const schema = get(root, 'schema')!;
    return {
      tools: [
        {
          node: root!,
          shape: 'flowise',
          name: valueText(get(root, 'name')),
          description: get(root, 'description'),
          schema: undefined,
          parameters: readEmbedded(text, schema).flatMap((item) => readListed(item, get(item, 'property'))),
          listsParameters: true,
          output: undefined,
          annotations: NO_ANNOTATIONS,
          strict: false,
        },
      ],
    };
  },
};

/** Reads the JSON inside a string, every value placed where it stands in the file. */
function readEmbedded(text: string, holder: Node): readonly Node[] {
  const inner = stringOf(holder) ?? '';
  if (inner.length > MOST_SCHEMA) {
    return [];
  }
  const place = (node: Node, parent: Node | undefined): Node => {
    const moved = { ...node, ...rangeWithin(text, holder, node.start, node.end), parent };
    const members = node.members.map((member) => {
      const key = rangeWithin(text, holder, member.keyStart, member.keyEnd);
      return { key: member.key, keyStart: key.start, keyEnd: key.end, value: place(member.value, moved) };
    });
    return Object.assign(moved, { members, items: node.items.map((item) => place(item, moved)) });
  };
  return readJson(inner).roots.flatMap((root) => place({ ...root, key: holder.key }, holder.parent).items);
}

import { containerNode, type Node, scalarNode } from './node';

const LINE = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.]*)[ \t]*=[ \t]*/;

/** Reads `.env` lines as one object: `NAME=value`, quotes taken off, ` # comment` cut. Other lines are passed over. */
export function readEnv(text: string): Node {
  const root = containerNode('object', 0, undefined, undefined, 'block');
  root.end = text.length;
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    const line = text.slice(start, next).trimEnd();
    const match = LINE.exec(line);
    if (match) {
      const [prefix, name] = match as unknown as [string, string];
      const value = unquote(line.slice(prefix.length));
      const valueStart = start + prefix.length + value.offset;
      const node = scalarNode(value.text, valueStart, valueStart + value.text.length, root, name, 'raw');
      const keyStart = start + prefix.indexOf(name);
      root.members.push({ key: name, keyStart, keyEnd: keyStart + name.length, value: node });
    }
    start = next;
  }
  return root;
}

function unquote(text: string): { readonly text: string; readonly offset: number } {
  const quote = text[0];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, 1);
    return { text: end < 0 ? text.slice(1) : text.slice(1, end), offset: 1 };
  }
  const comment = text.indexOf(' #');
  return { text: (comment < 0 ? text : text.slice(0, comment)).trimEnd(), offset: 0 };
}

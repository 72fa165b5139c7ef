/** What a description written like a Python or JSDoc comment says about arguments and results. */
export interface Docstring {
  /** The text before the sections. */
  readonly summary: string;
  /** What is said about each argument, by name. */
  readonly args: ReadonlyMap<string, string>;
  /** What is said about the result. */
  readonly returns: string | undefined;
}

const SECTION =
  /^[ \t]{0,40}(?:#{1,4} ?|\*\*)?(args|arguments|parameters?|params|inputs?|returns?|yields|outputs?|raises|examples?|notes?|usage)(?:\*\*)?[ \t]{0,5}:(?:\*\*)?[ \t]{0,20}(.*)$/i;
/** `name: text`, `name (type, optional): text`, `- name - text`, `* **name**: text`. */
const ENTRY =
  /^[ \t]{0,40}(?:[-*•][ \t]{1,5})?[`*"']{0,3}([A-Za-z_][\w.[\]-]{0,80})[`*"']{0,3}[ \t]{0,5}(?:\(([^()\n]{0,120})\))?[ \t]{0,5}(?::|[-–—][ \t])[ \t]{0,20}(.+)$/;
const TAG =
  /^[ \t]{0,40}(?:@param|:param)[ \t]{1,5}(?:\{[^{}\n]{0,80}\}[ \t]{1,5})?(?:\w+[ \t]{1,5})?\[?([A-Za-z_][\w.]{0,80})\]?:?[ \t]{0,5}-?[ \t]{0,5}(.*)$/;

const EMPTY: Docstring = { summary: '', args: new Map(), returns: undefined };

/** Reads the sections of a description. Texts without any are all summary. */
export function readDocstring(text: string): Docstring {
  if (text === '') {
    return EMPTY;
  }
  if (!text.includes('\n')) {
    return { summary: text, args: EMPTY.args, returns: undefined };
  }
  const args = new Map<string, string>();
  const summary: string[] = [];
  let returns: string | undefined;
  let section = '';
  let last: string | undefined;
  let indent = 0;
  for (const line of text.slice(0, 20_000).split('\n')) {
    const header = SECTION.exec(line);
    const tag = TAG.exec(line);
    if (header) {
      section = header[1]!.toLowerCase();
      last = undefined;
      if (/^(?:return|yield|output)/.test(section)) {
        returns = header[2] ?? '';
      }
    } else if (tag) {
      args.set(tag[1]!, tag[2]!);
    } else if (section === '') {
      summary.push(line);
    } else if (/^(?:arg|param|input)/.test(section)) {
      const depth = line.length - line.trimStart().length;
      const isListed = last !== undefined && depth > indent && /^[-*•]/.test(line.trimStart());
      const entry = isListed ? null : ENTRY.exec(line);
      if (entry) {
        last = entry[1]!;
        indent = depth;
        args.set(last, entry[2] ? `(${entry[2]}) ${entry[3]}` : entry[3]!);
      } else if (last !== undefined && line.trim() !== '') {
        // Line by line, so that a list of values under an argument is still seen as one.
        args.set(last, `${args.get(last)}\n${line.trim()}`);
      }
    } else if (/^(?:return|yield|output)/.test(section)) {
      returns += ` ${line.trim()}`;
    }
  }
  return { summary: summary.join('\n').trim(), args, returns: returns?.trim() || undefined };
}

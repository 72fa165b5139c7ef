import type { Prompt } from '../../agentConfig';

/** A variable where it stands in a prompt's text. */
export interface Variable {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Inside a loop or section the name may belong to its item. */
  readonly isNested: boolean;
}

export interface Template {
  readonly variables: readonly Variable[];
  readonly problems: readonly { readonly message: string; readonly from: number; readonly to: number }[];
  /** It takes in other templates, whose variables nobody sees here. */
  readonly hasPartials: boolean;
}

const MOST_TEXT = 1_000_000;
const NONE: Template = { variables: [], problems: [], hasPartials: false };
const cache = new WeakMap<Prompt, Template>();

/** The variables and blocks of a prompt, by its template language. */
export function templateOf(prompt: Prompt): Template {
  let template = cache.get(prompt);
  if (!template) {
    template = prompt.text.length > MOST_TEXT ? NONE : readTemplate(prompt);
    cache.set(prompt, template);
  }
  return template;
}

function readTemplate({ text, language }: Prompt): Template {
  switch (language) {
    case 'none':
      return NONE;
    case 'braces':
      return readBraces(text);
    case 'semantic-kernel':
      return readDollars(text);
    case 'jinja':
      return new BlockReader(text, JINJA).read();
    default:
      return new BlockReader(text, language === 'handlebars' ? HANDLEBARS : MUSTACHE).read();
  }
}

/** Python's `{name}`; `{{` and `}}` are literal braces. */
function readBraces(text: string): Template {
  const variables = [...text.matchAll(/\{\{|\}\}|\{([A-Za-z_]\w{0,60})\}/g)].flatMap((match): Variable[] =>
    match[1] ? [{ name: match[1], from: match.index, to: match.index + match[0].length, isNested: false }] : [],
  );
  return { variables, problems: [], hasPartials: false };
}

/** Semantic Kernel's `{{$name}}`; function calls `{{Plugin.Name $x}}` use their variables. */
function readDollars(text: string): Template {
  const variables = [...text.matchAll(/\{\{([^{}]{1,300})\}\}/g)].flatMap((match): Variable[] =>
    [...match[1]!.matchAll(/\$(\w{1,60})/g)].map((name) => ({
      name: name[1]!,
      from: match.index,
      to: match.index + match[0].length,
      isNested: false,
    })),
  );
  return { variables, problems: [], hasPartials: false };
}

interface Dialect {
  readonly tag: RegExp;
  readonly helpers: ReadonlySet<string>;
}

const HANDLEBARS: Dialect = {
  tag: /\{\{\{?[^{}]{0,500}\}?\}\}/g,
  helpers: new Set([
    'if',
    'unless',
    'each',
    'with',
    'else',
    'role',
    'history',
    'media',
    'section',
    'list',
    'this',
    'log',
    'lookup',
    'json',
    'set',
    'concat',
    'equals',
    'ifEquals',
    'unlessEquals',
    'message',
    'raw',
    'range',
    'array',
    'true',
    'false',
    'null',
    'undefined',
    'parent',
    'root',
    'input',
    'eq',
    'ne',
    'lt',
    'gt',
    'and',
    'or',
    'not',
  ]),
};
const MUSTACHE: Dialect = {
  tag: /\{\{\{?[^{}]{0,500}\}?\}\}/g,
  helpers: new Set(['this', 'else', 'if', 'each', 'unless', 'with']),
};
const JINJA: Dialect = {
  tag: /\{\{[^{}]{0,500}\}\}|\{%-?[^%]{0,500}%\}|\{#[^#]{0,2000}#\}/g,
  helpers: new Set([
    'loop',
    'self',
    'true',
    'false',
    'none',
    'True',
    'False',
    'None',
    'not',
    'and',
    'or',
    'in',
    'is',
    'if',
    'else',
    'range',
    'dict',
    'namespace',
    'cycler',
    'joiner',
    'lipsum',
    'caller',
    'super',
    'varargs',
    'kwargs',
    'defined',
    'undefined',
    'now',
    'today',
  ]),
};

interface Open {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly isSection: boolean;
}

/** Walks the tags of a template with blocks, checking that each block that is opened is closed. */
class BlockReader {
  private readonly variables: Variable[] = [];
  private readonly problems: { message: string; from: number; to: number }[] = [];
  private readonly open: Open[] = [];
  private readonly locals = new Set<string>();
  private hasPartials = false;
  private isRaw = false;

  constructor(
    private readonly text: string,
    private readonly dialect: Dialect,
  ) {}

  read(): Template {
    for (const match of this.text.matchAll(this.dialect.tag)) {
      this.tag(match[0], match.index);
    }
    for (const { name, from, to } of this.open.slice(0, 5)) {
      this.problems.push({ message: `the block "${name}" is never closed`, from, to });
    }
    return { variables: this.variables, problems: this.problems, hasPartials: this.hasPartials };
  }

  private tag(tag: string, from: number): void {
    const to = from + tag.length;
    if (tag.startsWith('{#') || tag.startsWith('{{!')) {
      return;
    }
    if (tag.startsWith('{%')) {
      this.statement(
        tag
          .slice(2, -2)
          .replace(/^[-+]|[-+]$/g, '')
          .trim(),
        from,
        to,
      );
      return;
    }
    const inner = tag.replace(/^\{+[~-]?|[~-]?\}+$/g, '').trim();
    const sigil = this.dialect === JINJA ? '' : inner[0];
    if (sigil === '#' || sigil === '^') {
      const [name = '', ...rest] = inner.slice(1).trim().split(/\s+/);
      this.push(name, from, to, name !== 'if' && name !== 'unless');
      this.use(this.dialect.helpers.has(name) ? rest.join(' ') : inner.slice(1), from, to, true);
    } else if (sigil === '/') {
      this.close(inner.slice(1).trim(), from, to);
    } else if (sigil === '>') {
      this.hasPartials = true;
    } else {
      this.use(inner.replace(/^&/, ''), from, to, false);
    }
  }

  /** Jinja's `{% ... %}`. */
  private statement(inner: string, from: number, to: number): void {
    const [word = '', ...rest] = inner.split(/\s+/);
    if (this.isRaw && word !== 'endraw') {
      return;
    }
    if (
      ['for', 'if', 'macro', 'block', 'filter', 'call', 'raw', 'with', 'autoescape', 'trans', 'message'].includes(
        word,
      ) ||
      (word === 'set' && !inner.includes('='))
    ) {
      this.push(word, from, to, false);
      this.isRaw = word === 'raw';
    } else if (word.startsWith('end')) {
      this.isRaw = false;
      this.close(word.slice(3), from, to);
    } else if (word === 'include' || word === 'import' || word === 'from' || word === 'extends') {
      this.hasPartials = true;
    }
    if (word === 'for') {
      const [targets = '', source = ''] = rest.join(' ').split(/\s+in\s+/);
      for (const name of targets.match(/\w+/g) ?? []) {
        this.locals.add(name);
      }
      this.use(source, from, to, false);
    } else if (word === 'set' || word === 'macro' || word === 'with') {
      for (const name of rest.join(' ').match(/\w+(?=\s*[=,)])|^\w+/g) ?? []) {
        this.locals.add(name);
      }
    } else if (word === 'if' || word === 'elif') {
      this.use(rest.join(' '), from, to, false);
    }
  }

  private push(name: string, from: number, to: number, isSection: boolean): void {
    this.open.push({ name, from, to, isSection });
  }

  private close(name: string, from: number, to: number): void {
    const top = this.open.at(-1);
    if (top && (name === '' || top.name === name || top.name.split('.')[0] === name)) {
      this.open.pop();
    } else if (!top) {
      this.problems.push({ message: `"${name}" is closed here but never opened`, from, to });
    } else if (this.open.some((each) => each.name === name)) {
      while (this.open.at(-1)?.name !== name) {
        const { name: left, from: start, to: end } = this.open.pop()!;
        this.problems.push({ message: `the block "${left}" is not closed before "${name}" is`, from: start, to: end });
      }
      this.open.pop();
    } else {
      this.problems.push({ message: `"${name}" is closed here, but "${top.name}" is open`, from, to });
    }
  }

  /** Takes the variables out of an expression: names that are no literals, attributes, filters or helpers. */
  private use(expression: string, from: number, to: number, inSection: boolean): void {
    const plain = expression
      .replaceAll(/"[^"]*"|'[^']*'/g, ' ')
      .replaceAll(/\|\s*\w+/g, ' ')
      .replaceAll(/\b\w+(?==(?!=))/g, ' ');
    const names = [...plain.matchAll(/(?<![.\w@$/])([A-Za-z_$][\w$]*)(\s*\()?/g)]
      .filter((match) => match[2] === undefined)
      .map((match) => match[1]!);
    const isCall = this.dialect !== JINJA && !inSection && names.length > 1;
    for (const name of isCall ? names.slice(1) : names) {
      if (!this.dialect.helpers.has(name) && !this.locals.has(name)) {
        const isNested =
          this.open.some((block) => block.isSection) &&
          !(inSection && this.open.filter((block) => block.isSection).length === 1);
        this.variables.push({ name, from, to, isNested });
      }
    }
    const [, params] = /\bas \|([\w ]+)\|/.exec(expression) ?? [];
    for (const name of params?.split(/\s+/) ?? []) {
      this.locals.add(name);
    }
  }
}

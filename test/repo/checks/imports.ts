import path from 'node:path';
import type { SourceFile } from './files';

export interface Import {
  /** Importing file. */
  readonly from: string;
  /** Imported file without its ending for relative imports, else the name as written. */
  readonly to: string;
  readonly isRelative: boolean;
  readonly isTypeOnly: boolean;
}

/** Statements begin at the start of a line and names are in single quotes: the formatter sees to that. */
const STATEMENT = /^(?:import|export)(\s+type)?\s(?:[^'";]*?\sfrom\s)?\s*'([^']+)'/gm;
const CALL = /\bimport\(\s*'([^']+)'/g;

/** Everything a file imports or re-exports. */
export function importsOf(file: SourceFile): Import[] {
  const found: { name: string; isTypeOnly: boolean }[] = [];
  for (const match of file.text.matchAll(STATEMENT)) {
    found.push({ name: match[2] ?? '', isTypeOnly: match[1] !== undefined });
  }
  for (const match of file.text.matchAll(CALL)) {
    found.push({ name: match[1] ?? '', isTypeOnly: false });
  }
  return found.map(({ name, isTypeOnly }) => {
    const isRelative = name.startsWith('.');
    const to = isRelative ? path.posix.join(path.posix.dirname(file.path), name) : name;
    return { from: file.path, to, isRelative, isTypeOnly };
  });
}

/** Which layers each layer may import besides itself. A layer is the longest prefix that fits a path. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  'schemas/': [],
  'extension/ids': [],
  'extension/jitless': [],
  'extension/trace/': ['schemas/'],
  'extension/diagnosis/': ['schemas/', 'extension/trace/'],
  'extension/runs/': ['schemas/', 'extension/trace/', 'extension/diagnosis/'],
  'extension/config/': ['schemas/'],
  'extension/config/versions/match': ['schemas/', 'extension/trace/', 'extension/config/'],
  'extension/replay/': ['schemas/', 'extension/trace/'],
  'extension/platform/': [
    'schemas/',
    'extension/jitless',
    'extension/trace/',
    'extension/diagnosis/',
    'extension/runs/',
    'extension/config/',
    'extension/config/versions/match',
    'extension/replay/',
  ],
  'extension/features/': [
    'schemas/',
    'extension/ids',
    'extension/trace/',
    'extension/diagnosis/',
    'extension/runs/',
    'extension/config/',
    'extension/config/versions/match',
    'extension/replay/',
    'extension/platform/',
  ],
  'extension/cli/': [
    'schemas/',
    'extension/trace/',
    'extension/diagnosis/',
    'extension/runs/',
    'extension/config/',
    'extension/config/versions/match',
    'extension/platform/',
  ],
  'extension/main': ['extension/ids', 'extension/jitless', 'extension/features/', 'extension/platform/'],
  'webview/': ['schemas/'],
};

function layerOf(file: string): string | undefined {
  const fitting = Object.keys(LAYERS).filter((layer) => file.startsWith(layer));
  return fitting.sort((a, b) => b.length - a.length)[0];
}

/**
 * Folders whose members never import each other. `shared` is the member that all may import (what they implement);
 * `list` is the one that imports all; both may also lie beside the folder. Without a list only the folders inside
 * are members, and files beside those folders belong to everyone.
 */
export const SIBLINGS: readonly { readonly folder: string; readonly shared?: string; readonly list?: string }[] = [
  { folder: 'extension/trace/formats/', shared: 'format', list: 'formats' },
  { folder: 'extension/trace/spans/families/', shared: 'family', list: 'families' },
  { folder: 'extension/trace/messages/dialects/', shared: 'dialect', list: 'dialects' },
  { folder: 'extension/diagnosis/detectors/', shared: 'detector', list: 'detectors' },
  { folder: 'extension/config/kinds/', shared: 'kind', list: 'kinds' },
  { folder: 'extension/config/lint/rules/', shared: 'rule', list: 'rules' },
  { folder: 'extension/features/' },
];

/** The member of a folder that a path belongs to: its first segment below the folder, without the ending. */
function memberOf({ folder, list }: (typeof SIBLINGS)[number], file: string): string | undefined {
  const [first, ...rest] = file.startsWith(folder) ? file.slice(folder.length).split('/') : [];
  return list === undefined && rest.length === 0 ? undefined : first?.replace(/\.tsx?$/, '');
}

/** Who alone may import a package. Names ending in a colon or slash stand for everything that begins so. */
const PACKAGE_OWNERS: Readonly<Record<string, RegExp>> = {
  vscode: /^extension\/(features\/|main\.ts$)/,
  'node:': /^extension\/(platform|cli)\//,
  'simple-git': /^extension\/platform\//,
  '@vscode/webview-ui-toolkit': /^webview\/ui\/toolkit/,
  preact: /^webview\//,
  'preact/': /^webview\//,
};

/** Packages that are not declared because the platform brings them. */
const PLATFORM_PACKAGES = /^(vscode$|node:)/;

/**
 * What is wrong with the imports of these files, one sentence each.
 * @param declared names under `dependencies` in package.json
 */
export function importProblems(files: readonly SourceFile[], declared: readonly string[]): string[] {
  return files.flatMap(importsOf).flatMap((each) => {
    const problems = each.isRelative ? relativeProblems(each) : packageProblems(each, declared);
    return problems.map((problem) => `${each.from} imports ${each.to}: ${problem}`);
  });
}

function relativeProblems({ from, to, isTypeOnly }: Import): string[] {
  const problems: string[] = [];
  const [layer, imported] = [layerOf(from), layerOf(to)];
  if (layer === undefined || imported === undefined) {
    problems.push('one of them is in no known layer');
  } else if (layer !== imported && !LAYERS[layer]?.includes(imported)) {
    problems.push(`${layer} may not import ${imported}`);
  }
  if (layer === 'webview/' && imported === 'schemas/' && !isTypeOnly) {
    problems.push('the page imports only types from schemas/');
  }
  for (const siblings of SIBLINGS) {
    const [member, other] = [memberOf(siblings, from), memberOf(siblings, to)];
    const isSibling = member !== undefined && other !== undefined && member !== other;
    if (isSibling && member !== siblings.list && other !== siblings.shared) {
      problems.push(`members of ${siblings.folder} never import each other`);
    }
  }
  return problems;
}

function packageProblems({ from, to }: Import, declared: readonly string[]): string[] {
  const problems: string[] = [];
  for (const [name, owner] of Object.entries(PACKAGE_OWNERS)) {
    const isIt = /[:/]$/.test(name) ? to.startsWith(name) : to === name;
    if (isIt && !owner.test(from)) {
      problems.push(`only ${owner.source} may`);
    }
  }
  const isDeclared = declared.some((name) => to === name || to.startsWith(`${name}/`));
  if (!PLATFORM_PACKAGES.test(to) && !isDeclared) {
    problems.push('it is not under "dependencies" in package.json');
  }
  return problems;
}

/** Members of folders with a list that the list does not import, so that they are never used. */
export function unlistedMembers(files: readonly SourceFile[]): string[] {
  return SIBLINGS.filter((siblings) => siblings.list !== undefined).flatMap((siblings) => {
    const inside = files.filter((file) => file.path.startsWith(siblings.folder));
    const places = [`${siblings.folder}${siblings.list}.ts`, siblings.folder.replace(/\/$/, '.ts')];
    const list = files.find((file) => places.includes(file.path));
    const listed = list === undefined ? [] : importsOf(list).map(({ to }) => memberOf(siblings, to));
    const known = [...listed, siblings.list, siblings.shared];
    const members = new Set(inside.map((file) => memberOf(siblings, file.path)));
    return [...members].filter((member) => !known.includes(member)).map((member) => siblings.folder + member);
  });
}

/** Chains of files that import each other in a circle (types aside), as `a -> b -> a`. */
export function importCycles(files: readonly SourceFile[]): string[] {
  const byName = new Map(files.map((file) => [file.path.replace(/\.tsx?$/, ''), file]));
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (name: string, trail: readonly string[]): void => {
    const start = trail.indexOf(name);
    if (start >= 0) {
      cycles.push([...trail.slice(start), name].join(' -> '));
      return;
    }
    const file = byName.get(name);
    if (file === undefined || done.has(name)) {
      return;
    }
    for (const each of importsOf(file).filter(({ isRelative, isTypeOnly }) => isRelative && !isTypeOnly)) {
      visit(each.to.replace(/\.tsx?$/, ''), [...trail, name]);
    }
    done.add(name);
  };
  for (const name of byName.keys()) {
    visit(name, []);
  }
  return cycles;
}

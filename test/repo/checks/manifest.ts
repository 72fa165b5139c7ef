/** The parts of package.json that ids and texts are read from. */
export interface Manifest {
  readonly enabledApiProposals?: unknown;
  readonly contributes: Readonly<Record<string, unknown>>;
}

type Ids = Readonly<Record<string, string>>;

/**
 * Where the manifest declares each kind of id in extension/ids.ts: paths into `contributes`, in which `*` stands for
 * every element or member and `keys` for the names of the members.
 */
const DECLARED_AT: Readonly<Record<string, string>> = {
  COMMANDS: 'commands.*.command',
  VIEWS: 'views.*.*.id',
  VIEW_CONTAINERS: 'viewsContainers.*.*.id',
  CUSTOM_EDITORS: 'customEditors.*.viewType',
  WALKTHROUGHS: 'walkthroughs.*.id',
  SETTINGS: 'configuration.properties.keys',
  DEBUGGERS: 'debuggers.*.type',
  LANGUAGE_MODEL_TOOLS: 'languageModelTools.*.name',
  MCP_PROVIDERS: 'mcpServerDefinitionProviders.*.id',
};

/** Kinds of id that code alone declares; a context key must be used by some `when` clause. */
const DECLARED_IN_CODE = ['CONTEXT_KEYS', 'SCHEMES', 'DIAGNOSTICS', 'STATUS_ITEMS'];

/** Context keys with our prefix in `when` and `enablement` clauses. */
const CONTEXT_KEY = /\bbackstep\.[A-Za-z.]+/g;

function valuesAt(node: unknown, path: readonly string[]): unknown[] {
  const [step, ...rest] = path;
  if (step === undefined) {
    return [node];
  }
  if (typeof node !== 'object' || node === null) {
    return [];
  }
  if (step === 'keys') {
    return Object.keys(node);
  }
  const next = step === '*' ? Object.values(node) : [(node as Record<string, unknown>)[step]];
  return next.flatMap((value) => valuesAt(value, rest));
}

/** Every `when` and `enablement` clause, wherever it is. */
function clauses(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) {
    return [];
  }
  return Object.entries(node).flatMap(([key, value]) =>
    (key === 'when' || key === 'enablement') && typeof value === 'string' ? [value] : clauses(value),
  );
}

/**
 * Where the ids of extension/ids.ts and package.json differ, one sentence each.
 * @param groups the module's exports
 */
export function idProblems(groups: Readonly<Record<string, Ids>>, manifest: Manifest): string[] {
  const problems: string[] = [];
  for (const group of Object.keys(groups)) {
    if (!(group in DECLARED_AT) && !DECLARED_IN_CODE.includes(group)) {
      problems.push(`ids.ts has ${group}, and no check knows where package.json declares such ids`);
    }
  }
  for (const [group, place] of Object.entries(DECLARED_AT)) {
    const inCode = Object.values(groups[group] ?? {});
    const inManifest = valuesAt(manifest.contributes, place.split('.'));
    problems.push(...inCode.filter((id) => !inManifest.includes(id)).map((id) => `${id} is in ids.ts ${group} only`));
    problems.push(
      ...inManifest.filter((id) => !inCode.includes(String(id))).map((id) => `${id} is in package.json ${place} only`),
    );
  }
  const known = new Set(Object.values(groups).flatMap((ids) => Object.values(ids)));
  const used = new Set(clauses(manifest.contributes).flatMap((clause) => clause.match(CONTEXT_KEY) ?? []));
  problems.push(...[...used].filter((key) => !known.has(key)).map((key) => `a when clause uses unknown ${key}`));
  const unused = Object.values(groups.CONTEXT_KEYS ?? {}).filter((key) => !used.has(key));
  problems.push(...unused.map((key) => `no when clause uses the context key ${key}`));
  return problems;
}

/** Texts that package.json names and package.nls.json does not have, and the other way round. */
export function textProblems(manifest: object, texts: object): string[] {
  const named = new Set([...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? ''));
  return [
    ...[...named].filter((key) => !(key in texts)).map((key) => `package.nls.json has no ${key}`),
    ...Object.keys(texts)
      .filter((key) => !named.has(key))
      .map((key) => `package.json never uses ${key}`),
  ];
}

import type { AgentConfig, AgentDefinition, ConfigFile, ConfigParts } from './agentConfig';

/** Which files an agent file names, as paths relative to the workspace. */
export function referencedFiles(path: string, definition: AgentDefinition): string[] {
  return [...definition.promptFiles, ...definition.toolFiles].map(({ value }) => resolvePath(path, value));
}

/** `tools/a.json` seen from `agents/x.agent.yaml` is `agents/tools/a.json`; `./` and `../` are resolved. */
export function resolvePath(from: string, relative: string): string {
  const steps = from.split('/').slice(0, -1);
  for (const step of relative.replaceAll('\\', '/').split('/')) {
    if (step === '..') {
      steps.pop();
    } else if (step !== '.' && step !== '') {
      steps.push(step);
    }
  }
  return steps.join('/');
}

/**
 * Groups files into agents. A `*.agent.yaml` takes the files it names. Of the rest, files that are one tool each, in one
 * folder and of one kind, are a set together; every other file stands alone, with all the tools it lists.
 */
export function resolveAgents(files: readonly ConfigFile[]): AgentConfig[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const agents: AgentConfig[] = [];
  const taken = new Set<ConfigFile>();
  for (const file of files) {
    const definition = file.agents.find(({ manifest }) => manifest !== undefined);
    if (!definition) {
      continue;
    }
    const members = [file, ...referencedFiles(file.path, definition).flatMap((path) => byPath.get(path) ?? [])];
    members.forEach((member) => {
      taken.add(member);
    });
    agents.push(joinFiles(definition.name?.value ?? file.path, members, definition));
  }
  return [...agents, ...looseFiles(files.filter((file) => !taken.has(file)))];
}

function looseFiles(files: readonly ConfigFile[]): AgentConfig[] {
  const groups = new Map<string, ConfigFile[]>();
  for (const file of files) {
    const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    const key = isOneTool(file) ? `${folder}\n${file.kind}` : file.path;
    const group = groups.get(key);
    if (group) {
      group.push(file);
    } else {
      groups.set(key, [file]);
    }
  }
  return [...groups.values()].map((members) => joinFiles(members[0]!.path, members, undefined));
}

/** The file is a tool, not a list or request that happens to have one. */
function isOneTool({ tools, document }: ConfigFile): boolean {
  return tools.length === 1 && tools[0]!.node === document.root;
}

function joinFiles(name: string, files: readonly ConfigFile[], definition: AgentDefinition | undefined): AgentConfig {
  const unique = [...new Set(files)];
  const all = <K extends keyof ConfigParts>(key: K) =>
    unique.flatMap((file) => file[key] as readonly ConfigParts[K][number][]);
  return {
    name,
    definition,
    files: unique,
    tools: all('tools'),
    prompts: all('prompts'),
    models: all('models'),
    agents: all('agents'),
    servers: all('servers'),
  };
}

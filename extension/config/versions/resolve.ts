import { type AgentConfig, type ConfigFile, NO_PARTS } from '../agentConfig';
import { referencedFiles, resolveAgents } from '../agents';
import { formatOf, readDocument } from '../document/document';
import { readConfigFile } from '../read';
import type { MissingPart } from './meaning';

/** A file's text at some version, or why there is none. */
export type FileContent = { readonly text: string; readonly id?: string | undefined } | { readonly why: string };

/** An agent at some version. */
export interface ResolvedAgent {
  readonly config: AgentConfig;
  /** Paths of everything it is made of, found or not. */
  readonly paths: readonly string[];
  /** Files that could not be read, and why. */
  readonly missing: readonly MissingPart[];
  /** Further agent files among those it was resolved from: agents of their own. */
  readonly others: readonly string[];
}

const MOST_REMEMBERED = 2000;

/** Reads files into config; the same content under the same path is read once. */
export class ConfigReader {
  private readonly known = new Map<string, ConfigFile | undefined>();

  read(path: string, content: FileContent, as?: 'prompt'): ConfigFile | undefined {
    if ('why' in content) {
      return undefined;
    }
    if (content.id === undefined) {
      return readConfigFile(path, content.text, as);
    }
    const key = `${content.id} ${as ?? ''} ${path}`;
    if (!this.known.has(key)) {
      if (this.known.size >= MOST_REMEMBERED) {
        this.known.clear();
      }
      this.known.set(key, readConfigFile(path, content.text, as));
    }
    return this.known.get(key);
  }

  /** The files that an agent file among these names and that are not among them. */
  wanted(files: ReadonlyMap<string, FileContent>): string[] {
    const named = [...files].flatMap(([path, content]) => {
      const file = this.read(path, content);
      return (file?.agents ?? []).flatMap((agent) => (agent.manifest ? referencedFiles(path, agent) : []));
    });
    return [...new Set(named)].filter((path) => !files.has(path));
  }

  /**
   * One agent from its files. An agent file takes the files it names and leaves the others; without one, all of the
   * files together are the agent.
   * @param name what to call an agent that has no file of its own
   */
  resolve(name: string, files: ReadonlyMap<string, FileContent>): ResolvedAgent {
    const read = new Map<string, ConfigFile>();
    for (const [path, content] of files) {
      const file = this.read(path, content);
      if (file) {
        read.set(path, file);
      }
    }
    const agentFiles = [...read.values()].filter(({ agents }) => agents.some(({ manifest }) => manifest));
    const [agentFile] = agentFiles;
    const named = (agentFile?.agents ?? []).flatMap((agent) => referencedFiles(agentFile!.path, agent));
    for (const path of named) {
      const content = files.get(path);
      const file = read.has(path) || !content ? undefined : this.read(path, content, 'prompt');
      if (file) {
        read.set(path, file);
      }
    }
    const members = agentFile ? [agentFile.path, ...named] : [...files.keys()];
    const unread = [...new Set(members)].filter((path) => !read.has(path));
    const missing = unread
      .map((path) => ({ path, why: whyUnread(path, files.get(path)) }))
      // A folder may hold anything besides.
      .filter(({ path, why }) => agentFile || path === name || why !== NOT_CONFIG);
    const found = members.flatMap((path) => read.get(path) ?? []);
    const [agent] = agentFile ? resolveAgents(found) : [];
    return {
      config: agent ?? join(name, [...new Set(found)]),
      paths: [...new Set([...found, ...missing].map(({ path }) => path))],
      missing,
      others: agentFiles.map(({ path }) => path).filter((path) => !members.includes(path)),
    };
  }
}

/** Why a file that can be read is no part of an agent. */
export const NOT_CONFIG = 'it is not agent config';

function whyUnread(path: string, content: FileContent | undefined): string {
  if (content === undefined) {
    return 'it does not exist';
  }
  if ('why' in content) {
    return content.why;
  }
  const format = formatOf(path);
  const issue = format && readDocument(path, content.text, format).issues[0];
  return issue ? `it has a syntax error: ${issue.message}` : NOT_CONFIG;
}

function join(name: string, files: readonly ConfigFile[]): AgentConfig {
  return {
    ...NO_PARTS,
    name,
    definition: undefined,
    files,
    tools: files.flatMap(({ tools }) => tools),
    prompts: files.flatMap(({ prompts }) => prompts),
    models: files.flatMap(({ models }) => models),
    agents: files.flatMap(({ agents }) => agents),
    servers: files.flatMap(({ servers }) => servers),
  };
}

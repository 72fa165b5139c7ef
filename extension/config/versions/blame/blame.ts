import type { ConfigFile } from '../../agentConfig';
import type { History, Version } from '../history';
import { type ConfigPart, identityOf, partsOf } from './parts';

/** A part of a file as it is now, and the version that made it so. */
export interface PartOrigin {
  readonly part: ConfigPart;
  /** The oldest version since which it has been as it is; the working tree when no commit has it. */
  readonly version: Version;
  /** The history ends there before its beginning: it may be older. */
  readonly mayBeOlder: boolean;
}

interface Open {
  readonly part: ConfigPart;
  /** What its tool is called in the version that is looked at. */
  tool: string | undefined;
}

/**
 * Which version each part of a file comes from: by meaning, so that what was only laid out otherwise or moved keeps its
 * origin, and whatever file it stood in. In reading order. Every version is looked at once at most.
 * @param history of the agent that the file is part of
 * @param path of the file in the working tree
 * @param isWhole false when the history begins somewhere in the middle
 */
export function blameFile(history: History, path: string, isWhole = true): PartOrigin[] {
  const { versions, working } = history;
  const now = working ?? versions[0];
  const file = now?.agent.config.files.find((each) => each.path === path);
  if (!now || !file) {
    return [];
  }
  const all = versions[0]?.commit === undefined ? versions : [now, ...versions];
  // A version whose file could not be read says nothing: whatever is the same on both sides of it was there.
  const chain = all.filter(
    (version) => version === now || version.missing.every((part) => part.path !== path && part.path !== version.path),
  );
  const origins: PartOrigin[] = [];
  let open = [...partsOf(file).values()].map((part): Open => ({ part, tool: part.tool }));
  for (let at = 0; at < chain.length && open.length > 0; at++) {
    const [version, before] = [chain[at]!, chain[at + 1]];
    const isSettled = before ? comesFrom(version, before, file) : () => true;
    const rest: Open[] = [];
    for (const each of open) {
      if (isSettled(each)) {
        origins.push({ part: each.part, version, mayBeOlder: before === undefined && !isWhole });
      } else {
        rest.push(each);
      }
    }
    open = rest;
  }
  return origins.sort((a, b) => a.part.start - b.part.start || b.part.end - a.part.end);
}

/**
 * Whether a part is not the same in the version before. Follows its tool there when it is.
 * @param file that the parts are of; the one of that path is looked into first
 */
function comesFrom(version: Version, before: Version, { path }: ConfigFile): (open: Open) => boolean {
  const { files } = before.agent.config;
  const own = files.find((file) => file.path === path);
  if (own && version.agent.config.files.includes(own)) {
    return () => false;
  }
  const partBefore = (key: string, tool: string | undefined): ConfigPart | undefined => {
    const identity = identityOf(key, tool);
    const inOwn = own && partsOf(own).get(identity);
    return inOwn ?? files.map((file) => partsOf(file).get(identity)).find((part) => part !== undefined);
  };
  let renamed: ReadonlyMap<string, string> | undefined;
  return (open) => {
    const { part } = open;
    let { tool } = open;
    if (tool !== undefined && !partBefore('tool', tool)) {
      renamed ??= renamedTools(version);
      tool = renamed.get(tool) ?? tool;
    }
    if (partBefore(part.key, tool)?.value !== part.value) {
      return true;
    }
    open.tool = tool;
    return false;
  };
}

/** What tools that a version renamed were called before. */
function renamedTools({ changes = [] }: Version): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap(({ what, before, after }) =>
      what === 'tool-renamed' && typeof before === 'string' && typeof after === 'string' ? [[after, before]] : [],
    ),
  );
}

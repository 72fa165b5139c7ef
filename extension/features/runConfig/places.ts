import type { ConfigPart } from '../../../schemas/pageConfig';
import type { ConfigPlace, Range, ShownChange, ShownMatch } from '../../platform/versions/messages';
import { agentAt } from '../agentTarget';
import { versionTargetOf } from '../configActions';
import type { Parts } from '../parts';

/** In the working tree, or as it was in the version that ran. */
export type Moment = 'now' | 'then';

/** Finds where the parts of an agent's config stand, in the version that ran and in the working tree. */
export class PartFinder {
  constructor(
    private readonly versions: Parts['versions'],
    private readonly match: ShownMatch,
  ) {}

  /** All parts of one moment; none when the agent is not there any more. */
  async all(at: Moment): Promise<readonly ConfigPlace[]> {
    const target = versionTargetOf(this.match);
    if (!target) {
      return [];
    }
    const version = at === 'now' ? null : target.version;
    try {
      return await this.versions.call({ method: 'parts', agent: agentAt(target), version });
    } catch {
      return [];
    }
  }

  /** Where a part stands; several places for an agent of several prompts. */
  async find(part: ConfigPart, at: Moment): Promise<readonly Range[]> {
    if (part.kind !== 'change') {
      return (await this.all(at)).filter((place) => isPart(place, part));
    }
    const change = this.match[part.list][part.index];
    if (!change) {
      return [];
    }
    const exact = rangeOfChange(change, part.list, at);
    if (exact) {
      return [exact];
    }
    // What a change took away, or what is there by now, is as near as it gets.
    const around = partAround(change);
    return around ? this.find(around, at) : [];
  }
}

function isPart({ kind, name }: ConfigPlace, part: Exclude<ConfigPart, { kind: 'change' }>): boolean {
  return kind === part.kind && (part.kind !== 'tool' || name === part.name);
}

/** The exact place of a change, where that side was compared. */
function rangeOfChange(
  { rangeBefore, rangeAfter }: ShownChange,
  list: 'changesIn' | 'changesSince',
  at: Moment,
): Range | undefined {
  if (list === 'changesIn') {
    return at === 'then' ? rangeAfter : undefined;
  }
  return at === 'then' ? rangeBefore : rangeAfter;
}

function partAround({ tool, path }: ShownChange): ConfigPart | undefined {
  if (tool !== null) {
    return { kind: 'tool', name: tool };
  }
  const [first] = path.split('.');
  return first === 'prompts' ? { kind: 'prompt' } : first === 'model' ? { kind: 'model' } : undefined;
}

import type { ChangeList, PageChange, PageConfig, PageMatch } from '../../schemas/pageConfig';
import type { StepRow } from '../../schemas/protocol';

/** A change of the config, and where the host finds it again. */
export interface ListedChange {
  readonly list: ChangeList;
  readonly index: number;
  readonly change: PageChange;
}

/** What changed of the config behind one step. What changed in the version comes first. */
export interface StepChanges {
  /** Of the tool it called; of the prompt, model and settings it was sent. */
  readonly own: readonly ListedChange[];
  /** Of tools that a model call was offered. */
  readonly offered: readonly ListedChange[];
}

type StepKind = Pick<StepRow, 'number' | 'kind' | 'tool'>;

const NONE: StepChanges = { own: [], offered: [] };

/** The changes of a matched config by the steps they concern. Cosmetic changes concern none. */
export class ConfigMarks {
  readonly version: string;
  private readonly aboutModels: readonly ListedChange[];
  private readonly aboutTools: readonly ListedChange[];
  private readonly byTool = new Map<string, ListedChange[]>();
  /** Tools with changes that a model step chose. */
  private readonly chosenBy = new Map<number, Set<string>>();

  constructor(readonly match: PageMatch) {
    this.version = match.version.name;
    const all = [...listed(match, 'changesIn'), ...listed(match, 'changesSince')].filter(
      ({ change }) => change.class !== 'cosmetic',
    );
    this.aboutModels = all.filter(({ change }) => change.concerns === 'model');
    this.aboutTools = all.filter(({ change }) => change.concerns === 'tool');
    for (const each of this.aboutTools) {
      const tool = each.change.tool ?? '';
      this.byTool.set(tool, [...(this.byTool.get(tool) ?? []), each]);
    }
    for (const { step, tool, chosenBy } of match.chosen) {
      for (const model of [step, chosenBy]) {
        this.chosenBy.set(model, (this.chosenBy.get(model) ?? new Set()).add(tool));
      }
    }
  }

  of({ kind, tool }: StepKind): StepChanges {
    if (tool !== undefined && kind !== 'model') return { own: this.byTool.get(tool) ?? [], offered: [] };
    return kind === 'model' ? { own: this.aboutModels, offered: this.aboutTools } : NONE;
  }

  /** What changed of the tools that a model step chose: a part of what it was offered. */
  chosen({ number, kind }: StepKind): readonly ListedChange[] {
    const tools = kind === 'model' ? [...(this.chosenBy.get(number) ?? [])] : [];
    return tools.flatMap((tool) => this.byTool.get(tool) ?? []);
  }

  /**
   * What the version that ran had changed of what a step used: the tool it called, the tool a model chose, or the
   * prompt and model.
   */
  changedInVersion(row: StepKind): readonly ListedChange[] {
    return [...this.chosen(row), ...this.of(row).own].filter(({ list }) => list === 'changesIn');
  }
}

export function marksOf(config: PageConfig | undefined): ConfigMarks | undefined {
  return config?.state === 'matched' ? new ConfigMarks(config) : undefined;
}

function listed(match: PageMatch, list: ChangeList): ListedChange[] {
  return match[list].map((change, index) => ({ list, index, change }));
}

/** How many changes of each class there are. */
export function countClasses(changes: readonly PageChange[]): Readonly<Record<PageChange['class'], number>> {
  const counts = { breaking: 0, behavioural: 0, cosmetic: 0 };
  for (const change of changes) counts[change.class]++;
  return counts;
}

/** A change in a few words, without the word that only says what it is a change of. */
export function shortTitle({ title }: PageChange): string {
  return title.replace(/^tool /, '');
}

import type { VNode } from 'preact';
import type { PageSuspect } from '../../../schemas/pageDiagnosis';
import type { StepRow } from '../../../schemas/protocol';
import { type ConfigMarks, type ListedChange, shortTitle } from '../../model/runConfig';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { Visible } from '../../ui/visible';

/** Changes told in the story: the version's own list has the rest. */
const MOST_CLUES = 3;

interface ConfigCluesProps {
  readonly suspects: readonly PageSuspect[];
  readonly rows: ReadonlyMap<number, StepRow>;
  readonly marks: ConfigMarks | undefined;
  /** Shows the config of a step. */
  readonly onShow: (step: number) => void;
}

/** What the version that ran had changed of the tools and prompts that suspects used. */
export function ConfigClues({ suspects, rows, marks, onShow }: ConfigCluesProps): VNode | null {
  const clues = marks ? cluesOf(suspects, rows, marks) : [];
  if (!marks || clues.length === 0) return null;
  return (
    <>
      {clues.map(({ step, changed }) => (
        <p key={step} class="claim config-clue">
          <Icon name="git-commit" />
          <button type="button" class="link" title={strings.showStepConfig} onClick={() => onShow(step)}>
            {strings.stepTitle(step)}
          </button>{' '}
          <Visible text={clueText(changed, marks.version)} />
        </p>
      ))}
    </>
  );
}

interface Clue {
  readonly step: number;
  readonly changed: readonly ListedChange[];
}

function cluesOf(
  suspects: readonly PageSuspect[],
  rows: ReadonlyMap<number, StepRow>,
  marks: ConfigMarks,
): readonly Clue[] {
  const told = new Set<string>();
  return suspects
    .flatMap(({ step }): Clue[] => {
      const row = rows.get(step);
      const changed = (row ? marks.changedInVersion(row) : []).filter(({ change }) => !told.has(change.path));
      for (const { change } of changed) told.add(change.path);
      return changed.length > 0 ? [{ step, changed }] : [];
    })
    .slice(0, MOST_CLUES);
}

/** `find_customer: description reworded in v12`, for each tool once. */
function clueText(changed: readonly ListedChange[], version: string): string {
  const byTool = new Map<string, Set<string>>();
  for (const { change } of changed) {
    const name = change.tool ?? '';
    byTool.set(name, (byTool.get(name) ?? new Set()).add(shortTitle(change)));
  }
  return [...byTool]
    .map(([tool, titles]) => strings.clue(tool, [...titles].slice(0, 3).join(', '), version))
    .slice(0, 3)
    .join('; ');
}

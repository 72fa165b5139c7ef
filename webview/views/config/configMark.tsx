import type { VNode } from 'preact';
import type { StepRow } from '../../../schemas/protocol';
import type { ConfigMarks } from '../../model/runConfig';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';

interface ConfigMarkProps {
  readonly row: StepRow;
  readonly marks: ConfigMarks | undefined;
}

/** That the config behind a step changed, in a row: by version where the step used it, else as a faint icon. */
export function ConfigMark({ row, marks }: ConfigMarkProps): VNode | null {
  const told = describeChanges(row, marks);
  if (!marks || told === undefined) return null;
  const isIn = marks.of(row).own.some(({ list }) => list === 'changesIn');
  return (
    <span class={`config-mark ${isIn ? '' : 'quiet'}`} title={told}>
      <Icon name={isIn ? 'git-commit' : 'diff'} />
      {isIn && <span class="config-mark-version">{marks.version.slice(0, 20)}</span>}
    </span>
  );
}

/** What changed of the config behind a step, in words; undefined when nothing did. */
export function describeChanges(row: StepRow, marks: ConfigMarks | undefined): string | undefined {
  if (!marks) return undefined;
  const { own, offered } = marks.of(row);
  const [inVersion, since] = (['changesIn', 'changesSince'] as const).map((wanted) => [
    ...new Set(own.filter(({ list }) => list === wanted).map(({ change }) => change.title)),
  ]);
  const isOffered = offered.some(({ list }) => list === 'changesIn');
  const parts = [
    inVersion!.length > 0 ? `${strings.markIn(marks.version)}: ${inVersion!.slice(0, 3).join(', ')}` : '',
    since!.length > 0 ? `${strings.markSince}: ${since!.slice(0, 3).join(', ')}` : '',
    isOffered ? strings.markOffered(marks.version) : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join('; ') : undefined;
}

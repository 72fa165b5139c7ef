import { Fragment, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { StepRow } from '../../../schemas/protocol';
import { formatExact } from '../../model/format';
import type { StepPath } from '../../model/stepPath';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { Value } from '../value';
import { StepChip } from './stepChip';

/** Steps of a longer chain shown at first: its start and its end. */
const FIRST = 4;
const LAST = 3;
const MOST = 300;

interface ChainProps {
  readonly path: StepPath;
  readonly rows: ReadonlyMap<number, StepRow>;
  readonly selected: number | undefined;
  readonly label: string;
  readonly onGo: (step: number) => void;
}

/** The steps of a path with arrows between them, the value after the first. */
export function Chain({ path, rows, selected, label, onGo }: ChainProps): VNode {
  const [open, setOpen] = useState(false);
  const { steps, value } = path;
  const isCut = !open && steps.length > FIRST + LAST + 1;
  const shown = isCut ? [...steps.slice(0, FIRST), ...steps.slice(-LAST)] : steps.slice(0, MOST);
  const left = steps.length - shown.length;
  return (
    <ol class="chain" aria-label={label}>
      {shown.map((step, i) => {
        const role = path.roleOf(step)!;
        return (
          <Fragment key={step}>
            {isCut && i === FIRST && (
              <li>
                <button type="button" class="link" onClick={() => setOpen(true)}>
                  {strings.moreSteps(formatExact(left))}
                </button>
                <Icon name="arrow-right" className="chain-arrow" />
              </li>
            )}
            <li>
              <StepChip
                step={step}
                role={role}
                name={rows.get(step)?.name}
                says={path.symptom === undefined ? undefined : strings.chainRoles[role]}
                current={step === selected}
                onGo={onGo}
              />
              {i === 0 && value !== undefined && path.symptom !== undefined && <Value text={value} />}
              {i < shown.length - 1 && (
                <Icon name={path.isLoose ? 'ellipsis' : 'arrow-right'} className="chain-arrow" />
              )}
            </li>
          </Fragment>
        );
      })}
      {!isCut && left > 0 && <li class="dim">{strings.moreSteps(formatExact(left))}</li>}
    </ol>
  );
}

import type { VNode } from 'preact';
import type { StepPath } from '../../model/stepPath';
import { strings } from '../../strings';
import { Value } from '../value';

interface ValueTrailProps {
  readonly step: number;
  readonly path: StepPath;
  readonly onFollow: (value: string, to: 'origin' | 'uses') => void;
}

/** What the step is on the path that is drawn, and where its value can be followed to. */
export function ValueTrail({ step, path, onFollow }: ValueTrailProps): VNode | null {
  const role = path.roleOf(step);
  const { value } = path;
  if (!role || value === undefined) return null;
  return (
    <p class="value-trail">
      <Value text={value} />
      <span class="dim">{strings.onChain[role]}</span>
      <button type="button" class="link" onClick={() => onFollow(value, 'origin')}>
        {strings.whereFrom}
      </button>
      <button type="button" class="link" onClick={() => onFollow(value, 'uses')}>
        {strings.whereTo}
      </button>
    </p>
  );
}

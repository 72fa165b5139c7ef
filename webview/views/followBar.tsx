import type { VNode } from 'preact';
import type { PageFollow } from '../../schemas/pageDiagnosis';
import type { StepRow } from '../../schemas/protocol';
import type { StepPath } from '../model/stepPath';
import type { Investigation } from '../state/useInvestigation';
import { strings } from '../strings';
import { IconButton } from '../ui/toolkit';
import { Chain } from './story/chain';
import { Value } from './value';

interface FollowBarProps {
  readonly investigation: Investigation;
  readonly path: StepPath | undefined;
  readonly rows: ReadonlyMap<number, StepRow>;
  readonly selected: number | undefined;
}

/** The way of the followed value, or what the last step back or forward did. Read out as it changes. */
export function FollowBar({ investigation, path, rows, selected }: FollowBarProps): VNode {
  const { followed, notice, goTo, dismiss } = investigation;
  const isEmpty = !followed && !notice;
  return (
    <div class={`follow-bar ${isEmpty ? 'empty' : ''}`} role="status">
      {followed && (
        <div class="follow-what">
          <Value text={followed.follow.value ?? followed.value} />
          <span>{originOf(followed.follow)}</span>
          <span class="dim">{followed.follow.steps.length > 1 ? strings.standsIn : strings.nowhereElse}</span>
        </div>
      )}
      {followed && path && path.steps.length > 0 && (
        <Chain
          key={path.steps.join()}
          path={path}
          rows={rows}
          selected={selected}
          label={strings.following(followed.value)}
          onGo={(step) => goTo(step, path.value ?? followed.value)}
        />
      )}
      {!followed && notice}
      {!isEmpty && (
        <span class="follow-end">
          <IconButton icon="close" label={followed ? strings.endFollow : strings.dismiss} onClick={dismiss} />
        </span>
      )}
    </div>
  );
}

function originOf({ origin, role, steps }: PageFollow): string {
  const first = origin ?? steps[0];
  if (first === undefined) return '';
  if (first === 0) return strings.originQuestion;
  return role === 'introduced' ? strings.originIntroduced(first) : strings.originGiven(first);
}

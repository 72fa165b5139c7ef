import type { VNode } from 'preact';
import type { StepRow } from '../../../schemas/protocol';
import { kindClass, kindLook } from '../../model/kinds';
import type { Investigation } from '../../state/useInvestigation';
import type { Marks } from '../../state/useMarks';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { IconButton } from '../../ui/toolkit';
import { Visible } from '../../ui/visible';
import { MarkIcons } from '../rowMarks';
import { FollowForm } from './followForm';
import { MarkForm } from './markForm';

interface StepTitleProps {
  readonly trace: string;
  readonly row: StepRow;
  readonly investigation: Investigation;
  readonly marks: Marks;
  readonly onReveal: () => void;
}

/** What step this is, and what can be asked of it. */
export function StepTitle({ trace, row, investigation, marks, onReveal }: StepTitleProps): VNode {
  const look = kindLook(row.kind);
  const mark = marks.of(row.number);
  return (
    <header class={`detail-title ${kindClass(row.kind)}`}>
      <Icon name={look.icon} className="kind-icon" />
      <h2>
        <span class="detail-number">{strings.stepTitle(row.number)}</span>
        <Visible text={row.name} />
      </h2>
      <span class="dim">{look.label}</span>
      {row.status === 'error' && (
        <span class="outcome outcome-failed">
          <Icon name="error" />
          {strings.failed}
        </span>
      )}
      <MarkIcons mark={mark} />
      <span class="grow" />
      <IconButton
        icon="question"
        label={strings.whyThisStep(row.number)}
        onClick={() => investigation.explain(row.number)}
      />
      <FollowForm
        suggested={investigation.path?.value ?? ''}
        onFollow={(value, to) => investigation.follow(value, row.number, to)}
      />
      <MarkForm key={row.number} trace={trace} step={row.number} mark={mark} onSet={marks.set} />
      <IconButton icon="go-to-file" label={strings.reveal} onClick={onReveal} />
    </header>
  );
}

import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { groupsIn } from '../model/contextShares';
import { formatExact } from '../model/format';
import type { LedgerState } from '../state/useLedger';
import { strings } from '../strings';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/toolkit';
import { Visible } from '../ui/visible';
import { ContextBar, ContextLegend, contextSize } from './contextBar';
import { StepChoice } from './stepChoice';

interface ContextPictureProps {
  readonly ledger: LedgerState;
  readonly selected: number | undefined;
  readonly onSelect: (step: number) => void;
  /** Gives the focus back to the list of steps. */
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

/** The window's content over the run: one bar for each model call, all to one scale. */
export function ContextPicture(props: ContextPictureProps): VNode {
  const { ledger, failure } = props.ledger;
  const groups = useMemo(() => groupsIn(ledger?.calls ?? []), [ledger]);
  return (
    <section class="context-picture" aria-label={strings.contextTitle}>
      <div class="context-head">
        <h2 class="section-title">{strings.contextTitle}</h2>
        {ledger && ledger.calls.length > 0 && <ContextLegend groups={groups} />}
        <span class="grow" />
        <IconButton icon="close" label={strings.closeContext} onClick={props.onClose} />
      </div>
      {ledger && ledger.calls.length > 0 ? (
        <Calls {...props} calls={ledger.calls} />
      ) : (
        <p class="dim context-none" role="status">
          {failure !== undefined
            ? strings.contextFailed(failure)
            : ledger
              ? strings.noModelCalls
              : strings.contextWaiting}
        </p>
      )}
    </section>
  );
}

interface CallsProps extends ContextPictureProps {
  readonly calls: NonNullable<LedgerState['ledger']>['calls'];
}

function Calls({ calls, selected, onSelect, onLeave }: CallsProps): VNode {
  const most = useMemo(() => calls.reduce((largest, { tokens }) => Math.max(largest, tokens), 1), [calls]);
  return (
    <StepChoice
      rows={calls}
      label={strings.contextTitle}
      classes={{ frame: 'context-calls', list: 'list', row: 'context-row' }}
      idPrefix="call"
      mostRowsShown={8}
      selected={selected}
      onSelect={onSelect}
      onLeave={onLeave}
      drawCells={(i) => {
        const call = calls[i]!;
        const notes = call.notes.join(' · ');
        return (
          <>
            <span class="context-step">
              <span class="unseen">{strings.columns.step} </span>
              {formatExact(call.step)}
            </span>
            <ContextBar call={call} length={call.tokens / most} />
            <span class="context-size" title={call.estimated ? strings.estimatedTold : undefined}>
              {contextSize(call)}
            </span>
            <span class="context-note" title={notes}>
              {call.notes.length > 0 && <Icon name="warning" />}
              <Visible text={notes.slice(0, 200)} />
            </span>
          </>
        );
      }}
    />
  );
}

import type { RefObject, VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { StepDetail, StepRow } from '../../../schemas/protocol';
import type { Host } from '../../host';
import { kindClass, kindLook } from '../../model/kinds';
import { sameData } from '../../model/sameData';
import { useHighlights } from '../../state/useHighlights';
import { useLatest } from '../../state/useLatest';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { IconButton, ProgressRing, Tabs } from '../../ui/toolkit';
import { Visible } from '../../ui/visible';
import { Notice } from '../notice';
import { CallTab } from './callTab';
import { Facts } from './facts';
import { RawTab } from './rawTab';
import { type StepContext, StepProvider } from './stepContext';
import { StepLinks } from './stepLinks';

const TABS = [
  { id: 'call', title: strings.tabs.call },
  { id: 'raw', title: strings.tabs.raw },
];

interface DetailPaneProps {
  readonly host: Host;
  readonly trace: string;
  readonly step: number | undefined;
  readonly generation: number;
  readonly query: string;
  readonly tab: string;
  readonly elementRef: RefObject<HTMLElement | null>;
  readonly onTab: (tab: string) => void;
  readonly onSelect: (step: number) => void;
  /** Gives the focus back to the list. */
  readonly onLeave: () => void;
}

/** The selected step: what it is on top, its content below. */
export function DetailPane(props: DetailPaneProps): VNode {
  const { host, trace, step, elementRef } = props;
  const key = step === undefined ? undefined : String(step);
  const answer = useLatest(key, props.generation, () => fetchDetail(host, trace, step!), keepEqual);
  const failure = answer.failedKey === key ? answer.failure : undefined;
  // The step before stays until this one is there: a pane that goes blank at every arrow key flickers.
  const detail = step === undefined || failure !== undefined ? undefined : answer.value;
  const shownStep = detail?.row.number;
  const isStale = shownStep !== undefined && shownStep !== step;
  const query = props.query.toLowerCase();
  const version = useVersion(detail, query);
  useHighlights(elementRef, query, version);
  const tab = TABS.some(({ id }) => id === props.tab) ? props.tab : TABS[0]!.id;
  useLayoutEffect(() => {
    // Another step starts at its top, not where the step before was scrolled to.
    for (const scroller of elementRef.current?.querySelectorAll('.scroller') ?? []) scroller.scrollTop = 0;
  }, [elementRef, shownStep, tab]);

  const context = useMemo<StepContext>(
    () => ({
      query,
      readText: async ({ path }, from) => {
        if (shownStep === undefined) return '';
        return (await host.call({ method: 'text', trace, step: shownStep, path: [...path], from })).text;
      },
    }),
    [host, trace, shownStep, query],
  );
  const reveal = (): void => {
    if (shownStep !== undefined) host.note({ type: 'reveal', trace, step: shownStep });
  };

  return (
    <section
      ref={elementRef}
      class={`detail ${isStale ? 'stale' : ''}`}
      aria-busy={isStale}
      tabIndex={-1}
      aria-label={step === undefined ? strings.noStep : strings.stepTitle(step)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        props.onLeave();
      }}
    >
      {detail ? (
        <StepProvider value={context}>
          <Title row={detail.row} onReveal={reveal} />
          <div class="detail-summary">
            <Facts detail={detail} />
            <StepLinks key={shownStep} detail={detail} onSelect={props.onSelect} />
          </div>
          <Tabs tabs={TABS} active={tab} label={strings.tabsLabel} onChange={props.onTab}>
            <div key={version} class="detail-content">
              {tab === 'raw' ? (
                <RawTab detail={detail} onReveal={reveal} />
              ) : (
                <CallTab detail={detail} onSelect={props.onSelect} />
              )}
            </div>
          </Tabs>
        </StepProvider>
      ) : (
        drawWaiting()
      )}
    </section>
  );

  function drawWaiting(): VNode {
    if (step === undefined) return <Notice icon="list-tree" title={strings.noStep} />;
    if (failure !== undefined) {
      return (
        <Notice icon="error" title={strings.stepFailed(step)}>
          <p>{failure}</p>
        </Notice>
      );
    }
    return (
      <div class="detail-waiting">
        <ProgressRing label={strings.loading} />
      </div>
    );
  }
}

function Title({ row, onReveal }: { readonly row: StepRow; readonly onReveal: () => void }): VNode {
  const look = kindLook(row.kind);
  const failed = row.status === 'error';
  return (
    <header class={`detail-title ${kindClass(row.kind)}`}>
      <Icon name={look.icon} className="kind-icon" />
      <h2>
        <span class="detail-number">{strings.stepTitle(row.number)}</span>
        <Visible text={row.name} />
      </h2>
      <span class="dim">{look.label}</span>
      {failed && (
        <span class="outcome outcome-failed">
          <Icon name="error" />
          {strings.failed}
        </span>
      )}
      <span class="grow" />
      <IconButton icon="go-to-file" label={strings.reveal} onClick={onReveal} />
    </header>
  );
}

async function fetchDetail(host: Host, trace: string, step: number): Promise<StepDetail> {
  return (await host.call({ method: 'detail', trace, step })).detail;
}

/** While the file is read, steps are asked for again; what the user has opened stays if nothing has changed. */
function keepEqual(held: StepDetail, fresh: StepDetail): StepDetail {
  return sameData(held, fresh) ? held : fresh;
}

/** A number that changes when the content has to be drawn from its start: another step, or another search. */
function useVersion(detail: StepDetail | undefined, query: string): number {
  const version = useRef({ detail, query, number: 0 });
  if (version.current.detail !== detail || version.current.query !== query) {
    version.current = { detail, query, number: version.current.number + 1 };
  }
  return version.current.number;
}

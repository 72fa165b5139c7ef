import type { RefObject, VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { StepDetail } from '../../../schemas/protocol';
import type { Host } from '../../host';
import { menuContext } from '../../model/menuContext';
import { sameData } from '../../model/sameData';
import { useChosenValue } from '../../state/useChosenValue';
import { PATH_VALUE, QUOTE, SEARCH_MATCH, useHighlights } from '../../state/useHighlights';
import type { Investigation } from '../../state/useInvestigation';
import { useLatest } from '../../state/useLatest';
import type { LedgerState } from '../../state/useLedger';
import type { Marks } from '../../state/useMarks';
import type { RunConfig } from '../../state/useRunConfig';
import { strings } from '../../strings';
import { ProgressRing, Tabs } from '../../ui/toolkit';
import { ConfigTab } from '../config/configTab';
import { Notice } from '../notice';
import { CallTab } from './callTab';
import { ContextTab } from './contextTab';
import { Facts } from './facts';
import { FindingBoxes } from './findingBox';
import { RawTab } from './rawTab';
import { Section } from './section';
import { type StepContext, StepProvider } from './stepContext';
import { StepLinks } from './stepLinks';
import { StepTitle } from './stepTitle';
import { ValueActions } from './valueActions';
import { ValueTrail } from './valueTrail';

const TABS = [
  { id: 'call', title: strings.tabs.call },
  { id: 'context', title: strings.tabs.context },
  { id: 'findings', title: strings.tabs.findings },
  { id: 'config', title: strings.tabs.config },
  { id: 'raw', title: strings.tabs.raw },
];

interface DetailPaneProps {
  readonly host: Host;
  readonly trace: string;
  readonly step: number | undefined;
  readonly generation: number;
  readonly query: string;
  readonly tab: string;
  readonly investigation: Investigation;
  readonly ledger: LedgerState;
  readonly marks: Marks;
  readonly runConfig: RunConfig;
  readonly elementRef: RefObject<HTMLElement | null>;
  readonly onTab: (tab: string) => void;
  readonly onSelect: (step: number) => void;
  /** Gives the focus back to the list. */
  readonly onLeave: () => void;
}

/** The selected step: what it is on top, its content below. */
export function DetailPane(props: DetailPaneProps): VNode {
  const { host, trace, step, elementRef, investigation } = props;
  const key = step === undefined ? undefined : String(step);
  const answer = useLatest(key, props.generation, () => fetchDetail(host, trace, step!), keepEqual);
  const failure = answer.failedKey === key ? answer.failure : undefined;
  // The step before stays until this one is there: a pane that goes blank at every arrow key flickers.
  const detail = step === undefined || failure !== undefined ? undefined : answer.value;
  const shownStep = detail?.row.number;
  const isStale = shownStep !== undefined && shownStep !== step;
  const { path, findings } = investigation;
  const jump = investigation.jump?.step === shownStep ? investigation.jump : undefined;
  const query = props.query.toLowerCase();
  const opened = jump?.text.toLowerCase() ?? query;
  const version = useVersion(detail, opened);
  useHighlights(elementRef, SEARCH_MATCH, query, jump ? undefined : version);
  useHighlights(elementRef, QUOTE, jump?.text ?? '', jump);
  const isOnPath = shownStep !== undefined && path?.roleOf(shownStep) !== undefined;
  useHighlights(elementRef, PATH_VALUE, (isOnPath && path?.value) || '', undefined);
  const { chosen, choose, close } = useChosenValue(elementRef, shownStep);
  const tab = TABS.some(({ id }) => id === props.tab) ? props.tab : TABS[0]!.id;
  useLayoutEffect(() => {
    // Another step starts at its top, not where the step before was scrolled to.
    for (const scroller of elementRef.current?.querySelectorAll('.scroller') ?? []) scroller.scrollTop = 0;
  }, [elementRef, shownStep, tab]);

  const context = useMemo<StepContext>(
    () => ({
      query: opened,
      choose,
      menu: (value) => (value && shownStep !== undefined ? menuContext(trace, shownStep, value) : undefined),
      readText: async ({ path }, from) => {
        if (shownStep === undefined) return '';
        return (await host.call({ method: 'text', trace, step: shownStep, path: [...path], from })).text;
      },
    }),
    [host, trace, shownStep, opened, choose],
  );
  const here = shownStep === undefined ? [] : findings.of(shownStep);
  const changed = detail && props.runConfig.marks?.changedInVersion(detail.row);
  const counts: Readonly<Record<string, number | undefined>> = {
    findings: here.length,
    config: changed?.length,
  };
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
        if (chosen) close();
        else props.onLeave();
      }}
    >
      {chosen && shownStep !== undefined && (
        <ValueActions
          chosen={chosen}
          within={elementRef}
          onFollow={(to) => {
            close();
            investigation.follow(chosen.text, shownStep, to);
          }}
          onClose={() => {
            close();
            elementRef.current?.focus({ preventScroll: true });
          }}
        />
      )}
      {detail ? (
        <StepProvider value={context}>
          <StepTitle
            trace={trace}
            row={detail.row}
            investigation={investigation}
            marks={props.marks}
            onReveal={reveal}
          />
          <div class="detail-summary">
            <Facts detail={detail} />
            <StepLinks key={shownStep} detail={detail} onSelect={props.onSelect} />
          </div>
          <Tabs
            tabs={TABS.map((known) => ({ ...known, count: counts[known.id] }))}
            active={tab}
            label={strings.tabsLabel}
            onChange={props.onTab}
          >
            <div
              key={version}
              class="detail-content"
              data-vscode-context={menuContext(trace, detail.row.number, chosen?.text)}
            >
              {drawTab(detail)}
            </div>
          </Tabs>
        </StepProvider>
      ) : (
        drawWaiting()
      )}
    </section>
  );

  function drawTab(shown: StepDetail): VNode {
    const { number, kind } = shown.row;
    switch (tab) {
      case 'raw':
        return <RawTab detail={shown} onReveal={reveal} />;
      case 'context':
        if (kind === 'model') return <ContextTab step={number} ledger={props.ledger} />;
        return <p class="dim nothing">{strings.onlyModelsHaveContext}</p>;
      case 'config':
        return <ConfigTab row={shown.row} runConfig={props.runConfig} />;
      case 'findings':
        if (here.length === 0) return <p class="dim nothing">{strings.noFindingsHere}</p>;
        return (
          <div class="own-words">
            <FindingBoxes step={number} findings={here} runbookOpen onGo={investigation.goTo} />
          </div>
        );
      default:
        return (
          <CallTab detail={shown} onSelect={props.onSelect}>
            {path && (
              <ValueTrail step={number} path={path} onFollow={(value, to) => investigation.follow(value, number, to)} />
            )}
            {here.length > 0 && (
              <Section title={strings.findingsHere}>
                <FindingBoxes step={number} findings={here} runbookOpen={false} onGo={investigation.goTo} />
              </Section>
            )}
          </CallTab>
        );
    }
  }

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

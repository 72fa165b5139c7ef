import type { VNode } from 'preact';
import type { PageFinding, PageRunbook } from '../../../schemas/pageDiagnosis';
import { findingLabel } from '../../model/findings';
import { formatExact } from '../../model/format';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { Visible } from '../../ui/visible';
import { QuoteList } from '../quoteLink';
import { SEVERITY_ICONS } from '../rowMarks';
import { Recovered } from '../story/suspectList';

/** Findings drawn for one step. */
const MOST_FINDINGS = 50;
const MOST_QUOTES = 8;
const MOST_STEPS = 12;
const RUNBOOK_PARTS = ['cause', 'now', 'look', 'prevent'] as const;

interface FindingBoxesProps {
  readonly step: number;
  readonly findings: readonly PageFinding[];
  /** Whether the runbook's texts are open at first. */
  readonly runbookOpen: boolean;
  readonly onGo: (step: number, text?: string) => void;
}

/** What was found in a step, a box for each finding. */
export function FindingBoxes({ step, findings, runbookOpen, onGo }: FindingBoxesProps): VNode {
  const shown = findings.slice(0, MOST_FINDINGS);
  return (
    <>
      {shown.map((finding, i) => (
        // Findings have no identity of their own: one detector may find several things in a step.
        <FindingBox key={i} step={step} finding={finding} runbookOpen={runbookOpen} onGo={onGo} />
      ))}
      {findings.length > shown.length && (
        <p class="dim">{strings.findingsTruncated(formatExact(shown.length), formatExact(findings.length))}</p>
      )}
    </>
  );
}

interface FindingBoxProps extends Omit<FindingBoxesProps, 'findings'> {
  readonly finding: PageFinding;
}

function FindingBox({ step, finding, runbookOpen, onGo }: FindingBoxProps): VNode {
  const { id, category, severity, message, evidence, recovered, runbook } = finding;
  const others = finding.steps.filter((other) => other !== step);
  return (
    <article class={`finding finding-${severity}`} aria-label={message}>
      <div class="finding-head">
        <Icon
          name={SEVERITY_ICONS[severity]}
          className={`severity-${severity}`}
          label={strings.findingSeverities[severity]}
        />
        <h3>{findingLabel(id)}</h3>
        <span class="dim">{category}</span>
        {recovered && <Recovered />}
        {!recovered && severity !== 'info' && <span class="dim">{strings.notRecovered}</span>}
      </div>
      <p>
        <Visible text={message} />
      </p>
      <QuoteList quotes={evidence.slice(0, MOST_QUOTES)} onGo={onGo} />
      {others.length > 0 && (
        <p class="finding-steps">
          <span class="dim">{strings.otherSteps}</span>
          {others.slice(0, MOST_STEPS).map((other) => (
            <button key={other} type="button" class="link" onClick={() => onGo(other)}>
              {strings.stepTitle(other)}
            </button>
          ))}
          {others.length > MOST_STEPS && (
            <span class="dim">{strings.moreSteps(formatExact(others.length - MOST_STEPS))}</span>
          )}
        </p>
      )}
      {runbook && <Runbook runbook={runbook} open={runbookOpen} />}
    </article>
  );
}

function Runbook({ runbook, open }: { readonly runbook: PageRunbook; readonly open: boolean }): VNode {
  return (
    <details class="runbook" open={open}>
      <summary>{strings.runbook}</summary>
      <dl>
        {RUNBOOK_PARTS.map((part) => (
          <div key={part}>
            <dt>{strings.runbookParts[part]}</dt>
            <dd>{runbook[part]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

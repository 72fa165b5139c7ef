import type { VNode } from 'preact';
import type { TraceRow } from '../../../schemas/protocol';
import { formatShare } from '../../model/format';
import type { Investigation } from '../../state/useInvestigation';
import type { RunConfig } from '../../state/useRunConfig';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { ConfigLine } from '../config/configLine';

interface StoryBarProps {
  readonly trace: TraceRow;
  readonly investigation: Investigation;
  readonly runConfig: RunConfig;
  readonly isReading: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** The story in one line, and what opens it. */
export function StoryBar({ trace, investigation, runConfig, isReading, open, onOpen }: StoryBarProps): VNode {
  const { wanted, ask } = investigation;
  const title = trace.outcome === 'failed' ? strings.storyTitle : strings.storyTitleOther;
  if (!wanted) {
    return (
      <div class="story-bar">
        <span class="story-title">{title}</span>
        <span class="story-line dim">{strings.explainRunWhy}</span>
        <button type="button" class="link" onClick={ask}>
          {strings.explainRun}
        </button>
        <span class="grow" />
        <ConfigLine runConfig={runConfig} />
      </div>
    );
  }
  return (
    <div class="story-bar">
      <button
        type="button"
        class="story-toggle"
        aria-expanded={open}
        title={open ? strings.storyClose : strings.storyOpen}
        onClick={() => onOpen(!open)}
      >
        <Icon name={open ? 'chevron-down' : 'chevron-right'} />
        <span class="story-title">{title}</span>
      </button>
      <span class="story-line dim" role="status">
        {summary(investigation, isReading)}
      </span>
      <span class="grow" />
      <ConfigLine runConfig={runConfig} />
    </div>
  );
}

function summary({ diagnosis, suspect, busy, failure }: Investigation, isReading: boolean): string {
  if (failure !== undefined) return strings.diagnosisFailed(failure);
  if (isReading) return strings.afterReading;
  if (busy || !diagnosis) return strings.lookingForCause;
  const { symptom, suspects, findings } = diagnosis;
  if (symptom.step === 0) return strings.noSteps;
  if (suspects.length === 0 && findings.length === 0) return strings.nothingToTell;
  const first = suspects[0] ?? suspect;
  return first
    ? strings.storySummary(symptom, first.step, formatShare(first.confidence))
    : strings.storySummaryOnly(symptom);
}

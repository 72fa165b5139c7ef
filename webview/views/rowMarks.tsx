import type { VNode } from 'preact';
import type { StepMark } from '../../schemas/marks';
import type { PageFinding } from '../../schemas/pageDiagnosis';
import { findingLabel } from '../model/findings';
import { formatExact } from '../model/format';
import { strings } from '../strings';
import { Icon } from '../ui/icon';

export const SEVERITY_ICONS = { error: 'error', warning: 'warning', info: 'info' } as const;
export const VERDICT_ICONS = { right: 'thumbsup', wrong: 'thumbsdown', unsure: 'question' } as const;

interface FindingBadgeProps {
  readonly step: number;
  /** The worst first. */
  readonly findings: readonly PageFinding[];
}

/** What was found in a step, in a row: the worst by name where the step is the one it is about, else an icon. */
export function FindingBadge({ step, findings }: FindingBadgeProps): VNode | null {
  const worst = findings[0];
  if (!worst) return null;
  const isAbout = worst.steps[0] === step && worst.severity !== 'info' && !worst.recovered;
  return (
    <span
      class={`finding-badge severity-${worst.severity} ${isAbout ? '' : 'quiet'}`}
      title={findings
        .slice(0, 5)
        .map(({ message }) => message)
        .join('\n')}
    >
      <Icon name={SEVERITY_ICONS[worst.severity]} />
      {isAbout && <span class="finding-badge-text">{findingLabel(worst.id)}</span>}
      {isAbout && findings.length > 1 && <span class="finding-badge-count">+{formatExact(findings.length - 1)}</span>}
    </span>
  );
}

/** What the user noted on a step. */
export function MarkIcons({ mark }: { readonly mark: StepMark | undefined }): VNode | null {
  if (!mark) return null;
  return (
    <span class="mark-icons" title={mark.note?.slice(0, 1000)}>
      {mark.rootCause && (
        <span class="tag root-cause" title={strings.rootCause}>
          <Icon name="target" />
          <span class="root-cause-text">{strings.rootCause}</span>
        </span>
      )}
      {mark.verdict && <Icon name={VERDICT_ICONS[mark.verdict]} label={strings.verdicts[mark.verdict]} />}
      {mark.note && <Icon name="note" label={strings.markNote} />}
    </span>
  );
}

/** A mark in words. */
export function describeMark({ rootCause, verdict, note }: StepMark): string {
  return strings.markedAs(
    [rootCause ? strings.rootCause : '', verdict ? strings.verdicts[verdict] : '', note ?? '']
      .filter(Boolean)
      .join(', '),
  );
}

import type { VNode } from 'preact';
import type { StepDetail } from '../../../schemas/protocol';
import { formatBytes, formatExact } from '../../model/format';
import { isRecord } from '../../model/payload';
import { strings } from '../../strings';
import { Button } from '../../ui/toolkit';
import { Visible } from '../../ui/visible';
import { ValueSection } from './section';

interface RawTabProps {
  readonly detail: StepDetail;
  readonly onReveal: () => void;
}

/** The record as it was exported, and where it is in the file. */
export function RawTab({ detail, onReveal }: RawTabProps): VNode {
  const { source } = detail;
  const { attributes } = detail.payload;
  const hasAttributes = isRecord(attributes) && Object.keys(attributes).length > 0;
  return (
    <>
      <dl class="fact-grid">
        <div class="fact">
          <dt>{strings.facts.id}</dt>
          <dd>
            <Visible text={detail.id} />
          </dd>
        </div>
        <div class="fact">
          <dt>{strings.facts.source}</dt>
          <dd>
            {strings.bytesFromTo(formatExact(source.start), formatExact(source.end))}
            <span class="dim"> {formatBytes(source.end - source.start)}</span>
          </dd>
        </div>
      </dl>
      <Button onClick={onReveal}>{strings.reveal}</Button>
      {hasAttributes ? (
        <ValueSection title={strings.sections.attributes} tone="other" value={attributes} />
      ) : (
        <p class="dim nothing">{strings.noAttributes}</p>
      )}
    </>
  );
}

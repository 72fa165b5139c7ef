import type { ComponentChildren, VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { StepDetail } from '../../../schemas/protocol';
import { lengthOf, type PayloadView, viewPayload } from '../../model/payload';
import { strings } from '../../strings';
import { MessageList } from './messages';
import { Documents, Events, Request } from './moreSections';
import { listCount, Section, ValueSection } from './section';

/** Longer system instructions are closed at first: they are the same in every call. */
const LONG_SYSTEM = 1200;
/** Input messages open at first: usually the one that is answered. */
const OPEN_INPUT = 2;

interface CallTabProps {
  readonly detail: StepDetail;
  readonly onSelect: (step: number) => void;
  /** Stands below everything else: it may arrive late, and must not move what is being read. */
  readonly children: ComponentChildren;
}

/** What went into the step and what came out of it. */
export function CallTab({ detail, onSelect, children }: CallTabProps): VNode {
  const payload = useMemo(() => viewPayload(detail.payload), [detail]);
  const isFailed = detail.row.status === 'error';
  return (
    <>
      {isFailed && (
        <ValueSection title={strings.error} tone="error" value={detail.row.statusMessage ?? strings.noErrorMessage} />
      )}
      <Conversation payload={payload} step={detail.row.number} onSelect={onSelect} />
      {payload.hasArguments && (
        <ValueSection title={strings.sections.arguments} tone="arguments" value={payload.arguments} />
      )}
      {payload.hasResult && (
        <ValueSection title={strings.sections.result} tone={isFailed ? 'error' : 'result'} value={payload.result} />
      )}
      <Documents payload={payload} />
      <Request payload={payload} />
      <Events payload={payload} />
      {isEmpty(payload) && !isFailed && <p class="dim nothing">{strings.nothingRecorded}</p>}
      <div class="own-words">{children}</div>
    </>
  );
}

interface ConversationProps {
  readonly payload: PayloadView;
  readonly step: number;
  readonly onSelect: (step: number) => void;
}

function Conversation({ payload, step, onSelect }: ConversationProps): VNode {
  const { system, input, output, inputIsPreviousSteps } = payload;
  const systemLength = system
    .flatMap((message) => message.parts)
    .reduce((sum, part) => sum + ('text' in part ? lengthOf(part.text) : 0), 0);
  return (
    <>
      {system.length > 0 && (
        <Section title={strings.sections.system}>
          <MessageList messages={system} openLast={systemLength > LONG_SYSTEM ? 0 : system.length} />
        </Section>
      )}
      {(input.length > 0 || inputIsPreviousSteps) && (
        <Section title={strings.sections.input} meta={listCount(input)}>
          {inputIsPreviousSteps && (
            <p>
              {strings.inputIsPreviousSteps}{' '}
              {step > 1 && (
                <button type="button" class="link" onClick={() => onSelect(step - 1)}>
                  {strings.goToStep(step - 1)}
                </button>
              )}
            </p>
          )}
          <MessageList messages={input} openLast={OPEN_INPUT} />
        </Section>
      )}
      {output.length > 0 && (
        <Section title={strings.sections.output}>
          <MessageList messages={output} openLast={output.length} />
        </Section>
      )}
    </>
  );
}

function isEmpty(payload: PayloadView): boolean {
  const { system, input, output, tools, documents, events } = payload;
  return (
    [system, input, output, tools, documents, events].every((list) => list.length === 0) &&
    !payload.inputIsPreviousSteps &&
    !payload.hasArguments &&
    !payload.hasResult &&
    !payload.parameters
  );
}

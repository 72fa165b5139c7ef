import type { ComponentChildren, VNode } from 'preact';
import type { PageDiagnosis } from '../../../schemas/pageDiagnosis';
import type { StepRow } from '../../../schemas/protocol';
import { quotedText } from '../../model/quoteSearch';
import type { ConfigMarks } from '../../model/runConfig';
import { StepPath } from '../../model/stepPath';
import type { Investigation } from '../../state/useInvestigation';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { Visible } from '../../ui/visible';
import { ConfigClues } from '../config/configClues';
import { Chain } from './chain';
import { SuspectList } from './suspectList';

/** Claims of later steps told in the story. */
const MOST_CLAIMS = 2;

interface StoryProps {
  readonly investigation: Investigation;
  readonly rows: ReadonlyMap<number, StepRow>;
  readonly selected: number | undefined;
  readonly configMarks: ConfigMarks | undefined;
  readonly onShowConfig: (step: number) => void;
}

/** Why the run failed: what failed and how it came there on one side, who is suspect on the other. */
export function Story({ investigation, rows, selected, configMarks, onShowConfig }: StoryProps): VNode {
  const { diagnosis, busy, failure, goTo } = investigation;
  if (failure !== undefined) {
    return (
      <p class="story-waiting dim">
        <Icon name="warning" /> {strings.diagnosisFailed(failure)}
      </p>
    );
  }
  // The line above says what is waited for; the room is kept, so that nothing moves when it is there.
  if (!diagnosis) return <div class="story-waiting" />;
  return (
    <section class={`story scroller ${busy ? 'stale' : ''}`} aria-label={strings.storyTitle} aria-busy={busy}>
      <div class="story-what">
        <WhatFailed investigation={investigation} diagnosis={diagnosis} rows={rows} selected={selected}>
          <ConfigClues suspects={diagnosis.suspects} rows={rows} marks={configMarks} onShow={onShowConfig} />
        </WhatFailed>
      </div>
      <div class="story-suspects">
        <h2 class="section-title">
          {strings.suspectsTitle} <span class="story-aside">{strings.shortlist}</span>
        </h2>
        {diagnosis.isFlat && <p class="dim">{strings.noClearSuspect}</p>}
        {diagnosis.suspects.length === 0 ? (
          <p class="dim">{strings.noSuspects}</p>
        ) : (
          <SuspectList
            suspects={diagnosis.suspects}
            chosen={investigation.suspect}
            rows={rows}
            onChoose={investigation.chooseSuspect}
            onGo={goTo}
          />
        )}
      </div>
      <div class="story-after">
        <Claims diagnosis={diagnosis} onGo={goTo} />
        <Missing sentences={diagnosis.missing} />
      </div>
    </section>
  );
}

interface WhatFailedProps {
  readonly investigation: Investigation;
  readonly diagnosis: PageDiagnosis;
  readonly rows: ReadonlyMap<number, StepRow>;
  readonly selected: number | undefined;
  /** Stands below the chain: it may arrive late, and moves only what is said beside. */
  readonly children: ComponentChildren;
}

function WhatFailed({ investigation, diagnosis, rows, selected, children }: WhatFailedProps): VNode {
  const { suspect, goTo, explain } = investigation;
  const { symptom } = diagnosis;
  const row = rows.get(symptom.step);
  const path = suspect && suspect.step !== symptom.step ? StepPath.of(suspect, symptom) : undefined;
  return (
    <>
      <h2 class="section-title">
        {strings.symptomTitles[symptom.basis]}
        {symptom.basis === 'asked' && (
          <button type="button" class="link story-aside" onClick={() => explain(undefined)}>
            {strings.foundSymptom}
          </button>
        )}
      </h2>
      {symptom.step > 0 && (
        <p class="symptom">
          <button type="button" class="link" onClick={() => goTo(symptom.step)}>
            {strings.stepTitle(symptom.step)}
          </button>{' '}
          <strong>
            <Visible text={row?.name.slice(0, 120) ?? ''} />
          </strong>
          {row?.statusMessage && (
            <>
              {' → '}
              <span class="error-text">
                <Visible text={row.statusMessage.slice(0, 300)} />
              </span>
            </>
          )}
        </p>
      )}
      {path && (
        <Chain
          key={path.steps.join()}
          path={path}
          rows={rows}
          selected={selected}
          label={strings.chainLabel(path.value)}
          onGo={(step) => goTo(step, path.value)}
        />
      )}
      {path?.isLoose && <p class="dim">{strings.noValueLinks(suspect!.step, symptom.step)}</p>}
      {children}
      {!saysOnlyThat(symptom.why, row?.statusMessage) && (
        <p class="dim">
          <Visible text={symptom.why} />
        </p>
      )}
    </>
  );
}

interface ClaimsProps {
  readonly diagnosis: PageDiagnosis;
  readonly onGo: (step: number, text?: string) => void;
}

/** What later steps made of the failure. */
function Claims({ diagnosis, onGo }: ClaimsProps): VNode {
  return (
    <>
      {claimsAfter(diagnosis).map(({ id, steps, message, evidence }) => {
        const step = steps[0]!;
        const quote = evidence.find((one) => one.step === step)?.quote;
        return (
          <p key={`${id} ${step}`} class="claim">
            <button type="button" class="link" onClick={() => onGo(step, quote && quotedText(quote))}>
              {strings.stepTitle(step)}
            </button>{' '}
            <Visible text={withoutStep(message, step)} />
          </p>
        );
      })}
    </>
  );
}

/** A message without the step it may start with, which is named before it. */
function withoutStep(message: string, step: number): string {
  const title = `${strings.stepTitle(step)} `;
  return message.startsWith(title) ? message.slice(title.length) : message;
}

/** Whether a sentence ends in the message that is told already. */
function saysOnlyThat(sentence: string, message: string | undefined): boolean {
  return !!message && sentence.replace(/[.…]$/, '').endsWith(message);
}

/** What steps after the failure claimed or did wrong. */
function claimsAfter({ findings, symptom }: PageDiagnosis): PageDiagnosis['findings'] {
  const after = findings.filter(({ steps, severity }) => severity === 'error' && (steps[0] ?? 0) > symptom.step);
  const claims = after.filter(({ id }) => id === 'action-claimed-not-done');
  return (claims.length > 0 ? claims : after).slice(0, MOST_CLAIMS);
}

function Missing({ sentences }: { readonly sentences: readonly string[] }): VNode | null {
  if (sentences.length === 0) return null;
  return (
    <details class="missing">
      <summary>{strings.missingTitle(sentences.length)}</summary>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>
            <Visible text={sentence} />
          </li>
        ))}
      </ul>
    </details>
  );
}

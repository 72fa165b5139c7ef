import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PageSuspect } from '../../../schemas/pageDiagnosis';
import type { StepRow } from '../../../schemas/protocol';
import { formatShare } from '../../model/format';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { Visible } from '../../ui/visible';
import { QuoteList } from '../quoteLink';
import { Value } from '../value';

const ROLE_ICONS = { introduced: 'circle-filled', carried: 'circle', none: '' } as const;

interface SuspectListProps {
  readonly suspects: readonly PageSuspect[];
  readonly chosen: PageSuspect | undefined;
  readonly rows: ReadonlyMap<number, StepRow>;
  readonly onChoose: (place: number) => void;
  readonly onGo: (step: number, text?: string) => void;
}

/** Suspects, the likeliest first. Choosing one goes to it, draws its chain and tells the rest that is held against it. */
export function SuspectList({ suspects, chosen, rows, onChoose, onGo }: SuspectListProps): VNode {
  /** Only what the user opens: three suspects are to be seen at once where there is little room. */
  const [opened, setOpened] = useState<number | undefined>(undefined);
  return (
    <ol class="suspects plain-list">
      {suspects.map((suspect, place) => {
        const isChosen = suspect === chosen;
        const more = suspect.why.length - 1 + suspect.evidence.length;
        const isOpen = more > 0 && opened === suspect.rank;
        return (
          <li key={suspect.rank} class={`suspect ${isChosen ? 'chosen' : ''}`}>
            <button
              type="button"
              class="suspect-head"
              aria-expanded={more > 0 ? isOpen : undefined}
              aria-current={isChosen}
              onClick={() => {
                setOpened(isOpen ? undefined : suspect.rank);
                onChoose(place);
                onGo(suspect.step, suspect.value);
              }}
            >
              <span class="suspect-rank">
                <span class="unseen">{strings.suspect} </span>
                {suspect.rank}{' '}
              </span>
              <span class="suspect-step">
                {strings.stepTitle(suspect.step)}{' '}
                <span class="suspect-name">
                  <Visible text={rows.get(suspect.step)?.name.slice(0, 60) ?? ''} />{' '}
                </span>
              </span>
              <Confidence share={suspect.confidence} />
              <span class="suspect-why">
                <Role suspect={suspect} />
                <Visible text={suspect.why[0] ?? ''} />{' '}
                {more > 0 && (
                  <span class="suspect-hint" aria-hidden="true">
                    <Icon name={isOpen ? 'chevron-up' : 'chevron-down'} />
                    {!isOpen && strings.moreAgainst(more)}
                  </span>
                )}
              </span>
            </button>
            {isOpen && (
              <div class="suspect-more">
                {suspect.why.length > 1 && (
                  <p class="reasons">
                    <Visible text={suspect.why.slice(1).join(' ')} />
                  </p>
                )}
                <QuoteList quotes={suspect.evidence} onGo={onGo} />
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Confidence({ share }: { readonly share: number }): VNode {
  const percent = formatShare(share);
  return (
    <span class="confidence" title={strings.confidence(percent)}>
      <span class="confidence-bar">
        <span class="confidence-share" style={{ width: `${Math.max(2, share * 100)}%` }} />
      </span>
      <span class="confidence-number">{percent} </span>
    </span>
  );
}

function Role({ suspect: { role, recovered, value } }: { readonly suspect: PageSuspect }): VNode {
  return (
    <>
      {role !== 'none' && (
        <span class={`role role-${role}`} title={strings.rolesTold[role]}>
          <Icon name={ROLE_ICONS[role]} />
          {strings.roles[role]}{' '}
        </span>
      )}
      {role !== 'none' && value !== undefined && <Value text={value} />} {recovered && <Recovered />}
    </>
  );
}

/** That a later step made up for something. */
export function Recovered(): VNode {
  return (
    <span class="role role-recovered" title={strings.recoveredTold}>
      <Icon name="pass" />
      {strings.recovered}{' '}
    </span>
  );
}

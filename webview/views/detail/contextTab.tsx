import type { VNode } from 'preact';
import type { PageLedgerCall } from '../../../schemas/pageDiagnosis';
import { fillOf, sharesOf } from '../../model/contextShares';
import { formatCount, formatExact, formatShare } from '../../model/format';
import type { LedgerState } from '../../state/useLedger';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { Visible } from '../../ui/visible';
import { ContextBar, contextTokens } from '../contextBar';
import { Section } from './section';

const MESSAGE_KINDS = [
  ['kept', 'check'],
  ['added', 'add'],
  ['dropped', 'remove'],
  ['changed', 'edit'],
] as const;

interface ContextTabProps {
  readonly step: number;
  readonly ledger: LedgerState;
}

/** What a model step was sent, against the call before. */
export function ContextTab({ step, ledger }: ContextTabProps): VNode {
  const call = ledger.of(step);
  if (!call) {
    const { failure } = ledger;
    return (
      <p class="dim nothing" role="status">
        {failure !== undefined
          ? strings.contextFailed(failure)
          : ledger.ledger
            ? strings.noLedger
            : strings.contextWaiting}
      </p>
    );
  }
  return (
    <>
      {call.notes.length > 0 && (
        <ul class="context-notes plain-list">
          {call.notes.map((note) => (
            <li key={note}>
              <Icon name="warning" className="severity-warning" />
              <Visible text={note} />
            </li>
          ))}
        </ul>
      )}
      <Section title={strings.messages} meta={strings.againstPrevious}>
        <dl class="fact-grid message-counts">
          {MESSAGE_KINDS.map(([kind, icon]) => (
            <div key={kind} class={`fact ${call[kind] > 0 && kind !== 'kept' ? `count-${kind}` : ''}`}>
              <dt>
                <Icon name={icon} /> {strings.messageKinds[kind]}
              </dt>
              <dd>{formatExact(call[kind])}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={strings.tokensSent}>
        <Fill call={call} />
        <ContextBar call={call} length={1} />
        <SharesTable call={call} />
        <p class="dim small">{strings.sharesEstimated}</p>
      </Section>
    </>
  );
}

function Fill({ call }: { readonly call: PageLedgerCall }): VNode {
  const fill = fillOf(call);
  return (
    <p>
      <strong title={call.estimated ? strings.estimatedTold : undefined}>{contextTokens(call)}</strong>{' '}
      {fill !== undefined && call.window !== undefined && (
        <>
          <span class="dim">{strings.windowOf(formatCount(call.window))}</span>{' '}
          <span class="fill" aria-hidden="true">
            <span class="fill-share" style={{ width: `${fill * 100}%` }} />
          </span>{' '}
          <span class="dim">{strings.contextFill(formatShare(fill))}</span>
        </>
      )}
    </p>
  );
}

function SharesTable({ call }: { readonly call: PageLedgerCall }): VNode {
  return (
    <table class="shares">
      <thead>
        <tr>
          <th scope="col">{strings.source}</th>
          <th scope="col">{strings.columns.tokens}</th>
          <th scope="col">{strings.shareOfContext}</th>
        </tr>
      </thead>
      <tbody>
        {sharesOf(call).map(({ source, group, tokens, share }) => (
          <tr key={source}>
            <th scope="row">
              <span class={`context-swatch source-${group}`} />
              <Visible text={(source === group ? strings.sourceGroups[group] : source).slice(0, 120)} />
            </th>
            <td>{strings.estimated(formatExact(tokens))}</td>
            <td>{formatShare(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

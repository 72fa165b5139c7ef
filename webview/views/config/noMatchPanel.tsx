import type { VNode } from 'preact';
import type { PageNoMatch } from '../../../schemas/pageConfig';
import type { ConfigAction } from '../../../schemas/protocol';
import { strings } from '../../strings';
import { Button } from '../../ui/toolkit';
import { Visible } from '../../ui/visible';

const TOLD: Readonly<Partial<Record<PageNoMatch['state'], string>>> = {
  untrusted: strings.untrustedTold,
  virtual: strings.virtualTold,
  noAgent: strings.noAgentTold,
};

interface NoMatchPanelProps {
  readonly config: PageNoMatch;
  readonly onAct: (action: ConfigAction) => void;
}

/** Why no version is known, and what to do about it. */
export function NoMatchPanel({ config: { state, reason }, onAct }: NoMatchPanelProps): VNode {
  return (
    <>
      <h2>{strings.configNotKnown}</h2>
      {TOLD[state] && <p>{TOLD[state]}</p>}
      {reason !== undefined && (
        <p>
          <Visible text={sentence(reason)} />
        </p>
      )}
      {state === 'untrusted' && <Button onClick={() => onAct('trust')}>{strings.trustWorkspace}</Button>}
      {(state === 'noAgent' || state === 'unknown') && <HowToTie />}
      {state === 'noAgent' && <Button onClick={() => onAct('forgetHint')}>{strings.forgetHint}</Button>}
    </>
  );
}

function HowToTie(): VNode {
  return (
    <>
      <h3>{strings.tieTitle}</h3>
      <ul class="tie">
        {strings.tie.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

/** A reason as a sentence of its own. */
export function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${/[.!?…]$/.test(text) ? '' : '.'}`;
}

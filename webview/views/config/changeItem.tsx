import type { VNode } from 'preact';
import type { PageChange } from '../../../schemas/pageConfig';
import type { ListedChange } from '../../model/runConfig';
import type { RunConfig } from '../../state/useRunConfig';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { Visible } from '../../ui/visible';

const CLASS_ICONS = { breaking: 'alert', behavioural: 'zap', cosmetic: 'paintcan' } as const;

/** What a change does to the agent, as an icon with its word. */
export function ChangeClassTag({ name }: { readonly name: PageChange['class'] }): VNode {
  return (
    <span class={`change-class change-${name}`}>
      <Icon name={CLASS_ICONS[name]} />
      {strings.changeClasses[name]}
    </span>
  );
}

interface OpenLinksProps {
  /** In a few words, for who cannot see what the links stand beside. */
  readonly what: string;
  /** Undefined when what ran is the working tree itself. */
  readonly version: string | undefined;
  readonly isThen: boolean;
  readonly isNow: boolean;
  readonly onOpen: (at: 'now' | 'then') => void;
}

/** Opens a part of the config as it was and as it is. */
export function OpenLinks({ what, version, isThen, isNow, onOpen }: OpenLinksProps): VNode {
  return (
    <span class="open-links">
      {version !== undefined && isThen && (
        <button type="button" class="link" onClick={() => onOpen('then')}>
          {strings.openThen(version)}
          <span class="unseen"> {what}</span>
        </button>
      )}
      {isNow && (
        <button type="button" class="link" onClick={() => onOpen('now')}>
          {strings.openNow}
          <span class="unseen"> {what}</span>
        </button>
      )}
    </span>
  );
}

interface ChangeItemProps {
  readonly listed: ListedChange;
  readonly runConfig: RunConfig;
  readonly step?: number;
  /** Says in which version, where a list holds changes of several. */
  readonly isDated: boolean;
}

/** One change: what it does, both texts, why that matters, and where it stands. */
export function ChangeItem({ listed, runConfig, step, isDated }: ChangeItemProps): VNode {
  const { change, list, index } = listed;
  const version = runConfig.marks?.version ?? '';
  const isCommitted = runConfig.marks?.match.version.commit !== undefined;
  return (
    <li class="change">
      <div class="change-head">
        <ChangeClassTag name={change.class} />
        <strong>{change.title}</strong>
        {isDated && (
          <span class="tag">{list === 'changesIn' ? strings.inVersion(version) : strings.sinceVersion(version)}</span>
        )}
        <span class="config-path">
          <Visible text={change.path} />
        </span>
      </div>
      {(change.before !== undefined || change.after !== undefined) && (
        <div class="change-texts">
          <ChangedText sign="−" text={change.before} />
          <ChangedText sign="+" text={change.after} />
        </div>
      )}
      <div class="change-foot">
        <span class="dim">
          <Visible text={change.why} />
        </span>
        <OpenLinks
          what={change.path}
          version={isCommitted ? version : undefined}
          isThen={list === 'changesIn' ? change.isAfter : change.isBefore}
          isNow={list === 'changesIn' || change.isAfter}
          onOpen={(at) => runConfig.goTo({ kind: 'change', list, index }, at, step)}
        />
      </div>
    </li>
  );
}

function ChangedText({ sign, text }: { readonly sign: '−' | '+'; readonly text: string | undefined }): VNode | null {
  if (text === undefined || text === '') return null;
  return (
    <div class={sign === '+' ? 'change-text after' : 'change-text before'}>
      <span class="change-sign">{sign} </span>
      <Visible text={text} />
    </div>
  );
}

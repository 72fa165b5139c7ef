import type { VNode } from 'preact';
import type { ChangeList, PageMatch, PageVersion } from '../../../schemas/pageConfig';
import type { ConfigAction } from '../../../schemas/protocol';
import { formatTime } from '../../model/format';
import type { RunConfig } from '../../state/useRunConfig';
import { strings } from '../../strings';
import { Button } from '../../ui/toolkit';
import { Visible } from '../../ui/visible';
import { ChangeItem } from './changeItem';
import { sentence } from './noMatchPanel';

interface MatchPanelProps {
  readonly match: PageMatch;
  readonly runConfig: RunConfig;
  readonly onClose: () => void;
}

/** All that is known of the version a trace ran with. */
export function MatchPanel({ match, runConfig, onClose }: MatchPanelProps): VNode {
  const { version, certainty, reason, agent, note } = match;
  const isCommitted = version.commit !== undefined;
  const act = (action: ConfigAction) => (): void => {
    onClose();
    runConfig.act(action);
  };
  return (
    <>
      <h2>
        <Visible text={isCommitted ? strings.ranWith(nameOf(version)) : strings.ranWithWorking} />
      </h2>
      {version.subject !== undefined && (
        <p>
          <Visible text={version.subject} />{' '}
          <span class="dim">
            <Visible text={strings.committedBy(version.author ?? '', dateOf(version))} />
          </span>
        </p>
      )}
      <p>
        <strong>{sentence(strings.certaintiesTold[certainty])}</strong> <Visible text={sentence(reason)} />
      </p>
      <p class="dim">
        {strings.agentFile}{' '}
        <button type="button" class="link config-path" title={strings.openAgentFile} onClick={act('openAgent')}>
          <Visible text={agent} />
        </button>
        {note !== undefined && (
          <>
            {' · '}
            <Visible text={note} />
          </>
        )}
      </p>
      <div class="button-row">
        {isCommitted && <Button onClick={act('compare')}>{strings.compareNow}</Button>}
        {isCommitted && <Button onClick={act('showChanges')}>{strings.showChangesOf(version.name)}</Button>}
        {isCommitted && <Button onClick={act('restore')}>{strings.restoreIt(version.name)}</Button>}
        {isCommitted && <Button onClick={act('restoreOther')}>{strings.restoreOther}</Button>}
      </div>
      <Changes list="changesIn" match={match} runConfig={runConfig} />
      {isCommitted && <Changes list="changesSince" match={match} runConfig={runConfig} />}
      <Names title={strings.differedTitle} names={match.disagreed} />
      <Names title={strings.agreedTitle} names={match.agreed} />
      <Names title={strings.alternativesTitle} names={match.alternatives.map(nameOf)} />
      {match.isCut && <p class="dim">{strings.listsCut}</p>}
    </>
  );
}

interface ChangesProps {
  readonly list: ChangeList;
  readonly match: PageMatch;
  readonly runConfig: RunConfig;
}

function Changes({ list, match, runConfig }: ChangesProps): VNode {
  const changes = match[list];
  const { name } = match.version;
  const isIn = list === 'changesIn';
  const title = isIn ? strings.changedInTitle(name, changes.length) : strings.changedSinceTitle(changes.length);
  return (
    <>
      <h3>{title}</h3>
      {changes.length === 0 ? (
        <p class="dim">{isIn ? strings.changedInNothing(name) : strings.changedSinceNothing}</p>
      ) : (
        <ul class="plain-list change-list">
          {changes.map((change, index) => (
            // A list is replaced as a whole.
            <ChangeItem key={index} listed={{ list, index, change }} runConfig={runConfig} isDated={false} />
          ))}
        </ul>
      )}
    </>
  );
}

function Names({ title, names }: { readonly title: string; readonly names: readonly string[] }): VNode | null {
  if (names.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <p>
        <Visible text={names.join(', ')} />
      </p>
    </>
  );
}

function nameOf({ name, commit }: PageVersion): string {
  return commit === undefined || commit === name ? name : `${name} (${commit})`;
}

function dateOf({ date }: PageVersion): string {
  const time = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? '' : formatTime(time);
}

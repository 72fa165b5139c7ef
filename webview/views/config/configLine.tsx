import type { VNode } from 'preact';
import type { PageMatch, PageNoMatch } from '../../../schemas/pageConfig';
import { countClasses } from '../../model/runConfig';
import type { RunConfig } from '../../state/useRunConfig';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { Popover } from '../../ui/popover';
import { Visible } from '../../ui/visible';
import { MatchPanel } from './matchPanel';
import { NoMatchPanel } from './noMatchPanel';

/** Which version of the agent's config the trace ran with, in a line; behind it, what that rests on and what changed. */
export function ConfigLine({ runConfig }: { readonly runConfig: RunConfig }): VNode | null {
  const { config } = runConfig;
  if (!config || config.state === 'untold') return null;
  if (config.state !== 'matched') return <Unknown config={config} runConfig={runConfig} />;
  const { name, commit } = config.version;
  const ran = commit === undefined ? strings.ranWithWorking : strings.ranWith(name);
  const hash = commit !== undefined && commit !== name ? `(${commit})` : '';
  const facts = [strings.certainties[config.certainty], ...(commit === undefined ? [] : [sinceWords(config)])];
  return (
    <Popover
      className="config-line wide"
      label={strings.configShow([[ran, hash].filter(Boolean).join(' '), ...facts].join(' · '))}
      button={
        <>
          <Icon name="git-commit" />
          <span class="config-ran">
            <Visible text={ran} />
          </span>
          {hash && <span class="config-commit"> {hash} </span>}
          <span class="config-facts" title={strings.certaintiesTold[config.certainty]}>
            {facts.map((fact) => (
              <span key={fact}>{`· ${fact} `}</span>
            ))}
          </span>
          <Icon name="chevron-down" />
        </>
      }
    >
      {(close) => <MatchPanel match={config} runConfig={runConfig} onClose={close} />}
    </Popover>
  );
}

function sinceWords({ changesSince }: PageMatch): string {
  const { breaking, behavioural, cosmetic } = countClasses(changesSince);
  if (breaking + behavioural > 0) return strings.changesSince(breaking, behavioural);
  return cosmetic > 0 ? strings.onlyCosmeticSince : strings.unchangedSince;
}

const SAID: Readonly<Partial<Record<PageNoMatch['state'], string>>> = {
  unknown: strings.configFitsNone,
  untrusted: strings.configRestricted,
};

function Unknown({ config, runConfig }: { readonly config: PageNoMatch; readonly runConfig: RunConfig }): VNode {
  return (
    <Popover
      className="config-line"
      label={strings.configWhy}
      button={
        <>
          <Icon name={config.state === 'untrusted' ? 'workspace-untrusted' : 'git-commit'} />
          <span class="config-facts">{SAID[config.state] ?? strings.configUnknown}</span>
        </>
      }
    >
      {(close) => (
        <NoMatchPanel
          config={config}
          onAct={(action) => {
            close();
            runConfig.act(action);
          }}
        />
      )}
    </Popover>
  );
}

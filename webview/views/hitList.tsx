import type { VNode } from 'preact';
import type { StepRow } from '../../schemas/protocol';
import { formatExact } from '../model/format';
import type { SearchResults } from '../model/searchResults';
import { strings } from '../strings';
import { Badge } from '../ui/badge';
import { Visible } from '../ui/visible';
import { StepChoice } from './stepChoice';

interface HitListProps {
  readonly results: SearchResults;
  readonly row: (step: number) => StepRow | undefined;
  readonly selected: number | undefined;
  readonly onSelect: (step: number) => void;
  /** Gives the focus back to the list of steps. */
  readonly onLeave: () => void;
}

/** What a search found, with the text around each first match. */
export function HitList({ results, row, selected, onSelect, onLeave }: HitListProps): VNode {
  const { hits } = results;
  return (
    <StepChoice
      rows={hits}
      label={strings.hitsLabel}
      classes={{ frame: 'hits', list: 'list hits-list', row: 'hit' }}
      idPrefix="hit"
      mostRowsShown={7}
      selected={selected}
      onSelect={onSelect}
      onLeave={onLeave}
      drawCells={(i) => {
        const hit = hits[i]!;
        return (
          <>
            <span class="row-number">{formatExact(hit.step)}</span>
            <span class="hit-name">{row(hit.step)?.name}</span>
            <span class="hit-text">
              <Visible text={hit.before} />
              <mark>
                <Visible text={hit.match} />
              </mark>
              <Visible text={hit.after} />
            </span>
            {hit.count > 1 && <Badge title={strings.matchesHere(hit.count)}>{formatExact(hit.count)}</Badge>}
          </>
        );
      }}
    />
  );
}

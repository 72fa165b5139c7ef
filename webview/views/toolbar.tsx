import type { RefObject, VNode } from 'preact';
import { formatExact, formatPercent } from '../model/format';
import type { SearchResults } from '../model/searchResults';
import { useTyped } from '../state/useTyped';
import { strings } from '../strings';
import { Icon } from '../ui/icon';
import { IconButton, TextField } from '../ui/toolkit';

interface ToolbarProps {
  readonly query: string;
  readonly results: SearchResults | undefined;
  readonly selected: number | undefined;
  readonly hitsOpen: boolean;
  readonly searchRef: RefObject<HTMLElement | null>;
  readonly onQuery: (query: string) => void;
  readonly onGo: (direction: 1 | -1) => void;
  readonly onToggleHits: () => void;
  /** Gives the focus back to the list. */
  readonly onLeave: () => void;
  readonly onFoldAll: () => void;
  readonly onUnfoldAll: () => void;
  /** Unknown until the trace is diagnosed. */
  readonly findings: number | undefined;
  readonly findingsOnly: boolean;
  readonly contextOpen: boolean;
  readonly canGoForward: boolean;
  readonly onToggleFindings: () => void;
  readonly onToggleContext: () => void;
  readonly onTravel: (direction: 'back' | 'forward') => void;
}

/** Search over all payloads, the ways through the run, findings and folding. */
export function Toolbar(props: ToolbarProps): VNode {
  const { query, results, onQuery, onGo } = props;
  const [typed, type] = useTyped(query, onQuery);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      if (typed === query) onGo(event.shiftKey ? -1 : 1);
      else onQuery(typed);
    } else if (event.key === 'Escape') {
      type('');
      onQuery('');
      props.onLeave();
    } else if (event.key === 'ArrowDown') props.onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const hasHits = results !== undefined && results.steps.length > 0;
  return (
    <div class="toolbar">
      <TextField
        className="toolbar-search"
        icon="search"
        label={strings.searchLabel}
        placeholder={strings.searchPlaceholder}
        value={typed}
        elementRef={props.searchRef}
        onInput={type}
        onKeyDown={onKeyDown}
      />
      {results && (
        <>
          <span class="search-count" aria-live="polite">
            {searchStatus(results, props.selected)} {results.message}
          </span>
          <IconButton icon="arrow-up" label={strings.previousHit} disabled={!hasHits} onClick={() => onGo(-1)} />
          <IconButton icon="arrow-down" label={strings.nextHit} disabled={!hasHits} onClick={() => onGo(1)} />
          <IconButton
            icon="list-selection"
            label={strings.listHits}
            disabled={!hasHits}
            pressed={props.hitsOpen}
            onClick={props.onToggleHits}
          />
        </>
      )}
      <span class="toolbar-gap" />
      <button
        type="button"
        class="toggle"
        aria-pressed={props.findingsOnly}
        disabled={!props.findings}
        title={props.findings === 0 ? strings.noFindings : strings.findingsOnly}
        onClick={props.onToggleFindings}
      >
        <Icon name="warning" />
        <span class="toggle-text">{strings.findings}</span>
        {props.findings === undefined ? '' : formatExact(props.findings)}
      </button>
      <button type="button" class="toggle" title={strings.stepBack} onClick={() => props.onTravel('back')}>
        <Icon name="triangle-left" />
        <span class="toggle-text">{strings.stepBackShort}</span>
      </button>
      <button
        type="button"
        class="toggle"
        title={strings.stepForward}
        disabled={!props.canGoForward}
        onClick={() => props.onTravel('forward')}
      >
        <span class="toggle-text">{strings.stepForwardShort}</span>
        <Icon name="triangle-right" />
      </button>
      <IconButton
        icon="graph"
        label={strings.contextOpen}
        pressed={props.contextOpen}
        onClick={props.onToggleContext}
      />
      <IconButton icon="collapse-all" label={strings.foldAll} onClick={props.onFoldAll} />
      <IconButton icon="expand-all" label={strings.unfoldAll} onClick={props.onUnfoldAll} />
    </div>
  );
}

function searchStatus(results: SearchResults, selected: number | undefined): string {
  const count = results.steps.length;
  const found =
    selected !== undefined && results.has(selected)
      ? strings.hitPlace(formatExact(results.placeOf(selected) + 1), count, formatExact(count))
      : strings.stepsMatch(count, formatExact(count));
  return results.done ? found : strings.searching(found, formatPercent(results.progress));
}

/** What the page keeps across hiding and restarts of the window: where the user is, never what was read. */
import type { SortColumn } from '../../schemas/protocol';
import type { Fold } from './outline';
import { isRecord } from './payload';

export interface SavedState {
  /** The trace chosen; null follows the file: its only trace, else the list of traces. */
  readonly trace: string | null;
  readonly step: number | null;
  readonly folds: readonly Fold[];
  /** Scroll position of the step list, in list pixels. */
  readonly top: number;
  /** Share of the page the step list takes, beside the step and above it. */
  readonly split: number;
  readonly stackedSplit: number;
  readonly tab: string;
  readonly query: string;
  readonly hitsOpen: boolean;
  /** Whether the story is open; null as long as the user has not said. */
  readonly story: boolean | null;
  /** Share of the page the open story takes. */
  readonly storySplit: number;
  /** The step the user says the failure shows at; null leaves that to the diagnosis. */
  readonly symptom: number | null;
  /** Which suspect's chain is shown, from 0. */
  readonly suspect: number;
  /** Only steps with findings are listed. */
  readonly findingsOnly: boolean;
  /** The picture of what each model call was sent is open. */
  readonly contextOpen: boolean;
  readonly sort: SortColumn;
  readonly descending: boolean;
  readonly filter: string;
  readonly listTop: number;
  /** Place of the current row in the list of traces, from 0. */
  readonly listAt: number;
}

/** Folds beyond this are forgotten, so that saving stays cheap. */
const MOST_FOLDS = 2000;

export const INITIAL_STATE: SavedState = {
  trace: null,
  step: null,
  folds: [],
  top: 0,
  split: 0.54,
  stackedSplit: 0.45,
  tab: 'call',
  query: '',
  hitsOpen: false,
  story: null,
  storySplit: 0.25,
  symptom: null,
  suspect: 0,
  findingsOnly: false,
  contextOpen: false,
  sort: 'worst',
  descending: false,
  filter: '',
  listTop: 0,
  listAt: 0,
};

const SORT_COLUMNS: Readonly<Record<SortColumn, true>> = {
  worst: true,
  file: true,
  name: true,
  start: true,
  duration: true,
  steps: true,
  errors: true,
  tokens: true,
  cost: true,
};

/** What belongs to one trace and is dropped when another is opened. */
export const NEW_TRACE: Partial<SavedState> = {
  folds: [],
  top: 0,
  query: '',
  hitsOpen: false,
  symptom: null,
  suspect: 0,
  findingsOnly: false,
};

/** Reads what an earlier page, perhaps of another version, has saved: each value that does not fit is the default. */
export function restoreState(saved: unknown): SavedState {
  const from = isRecord(saved) ? saved : {};
  const start = INITIAL_STATE;
  return {
    trace: typeof from.trace === 'string' ? from.trace : null,
    step: isStep(from.step) ? from.step : null,
    folds: Array.isArray(from.folds) ? from.folds.filter(isFold) : [],
    top: isPosition(from.top) ? from.top : 0,
    split: isShare(from.split) ? from.split : start.split,
    stackedSplit: isShare(from.stackedSplit) ? from.stackedSplit : start.stackedSplit,
    tab: typeof from.tab === 'string' ? from.tab : start.tab,
    query: typeof from.query === 'string' ? from.query : '',
    hitsOpen: from.hitsOpen === true,
    story: typeof from.story === 'boolean' ? from.story : null,
    storySplit: isShare(from.storySplit) ? from.storySplit : start.storySplit,
    symptom: isStep(from.symptom) ? from.symptom : null,
    suspect: isPosition(from.suspect) ? Math.floor(from.suspect) : 0,
    findingsOnly: from.findingsOnly === true,
    contextOpen: from.contextOpen === true,
    sort: isSortColumn(from.sort) ? from.sort : start.sort,
    descending: from.descending === true,
    filter: typeof from.filter === 'string' ? from.filter : '',
    listTop: isPosition(from.listTop) ? from.listTop : 0,
    listAt: isPosition(from.listAt) ? Math.floor(from.listAt) : 0,
  };
}

/** The state as it is saved. */
export function boundState(state: SavedState): SavedState {
  return state.folds.length > MOST_FOLDS ? { ...state, folds: state.folds.slice(0, MOST_FOLDS) } : state;
}

function isStep(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

function isPosition(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0.1 && value <= 0.9;
}

function isFold(value: unknown): value is Fold {
  return Array.isArray(value) && value.length === 2 && isStep(value[0]) && isStep(value[1]);
}

function isSortColumn(value: unknown): value is SortColumn {
  return typeof value === 'string' && Object.hasOwn(SORT_COLUMNS, value);
}

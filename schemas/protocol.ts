/**
 * What the trace page and the extension host say to each other. The host validates every message from the page (it
 * renders hostile text); the page trusts the host and imports only the types.
 *
 * Page -> host: `PageMessage`: a `call` (answered by a `reply` with the same `id`, always) or a `note` (not answered).
 * Host -> page: `HostMessage`.
 */
import * as z from 'zod';
import { type StepMark, stepMark } from './marks';
import type { ConfigPart, PageConfig } from './pageConfig';
import type { PageDiagnosis, PageFollow, PageLedger, PageStepBack } from './pageDiagnosis';

const stepNumber = z.int().min(1);
const traceId = z.string();

export const SORT_COLUMNS = [
  'worst',
  'file',
  'name',
  'start',
  'duration',
  'steps',
  'errors',
  'tokens',
  'cost',
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

export const pageCall = z.discriminatedUnion('method', [
  /** Steps `from`..`to` (inclusive; at most 1,000) of a trace. */
  z.object({ method: z.literal('rows'), trace: traceId, from: stepNumber, to: stepNumber }),
  /** Traces `from`..`to` (from 0, `to` excluded) of the file's list, sorted and filtered. */
  z.object({
    method: z.literal('traces'),
    from: z.int().min(0),
    to: z.int().min(0),
    sort: z.enum(SORT_COLUMNS),
    descending: z.boolean(),
    filter: z.string().max(1000),
  }),
  z.object({ method: z.literal('trace'), trace: traceId }),
  z.object({ method: z.literal('detail'), trace: traceId, step: stepNumber }),
  /** The next piece of a text that `detail` clipped. */
  z.object({
    method: z.literal('text'),
    trace: traceId,
    step: stepNumber,
    path: z.array(z.union([z.string(), z.int()])).max(300),
    from: z.int().min(0),
  }),
  /** Hidden ranges when every step deeper than `depth` is collapsed away. */
  z.object({ method: z.literal('collapse'), trace: traceId, depth: z.int().min(0) }),
  /** Symptom, suspects and findings; `symptom` is a step chosen by the user. */
  z.object({ method: z.literal('diagnose'), trace: traceId, symptom: stepNumber.optional() }),
  /** What each model call was sent. */
  z.object({ method: z.literal('ledger'), trace: traceId }),
  /** Where a value that stands in a step came from, and where it went. */
  z.object({ method: z.literal('follow'), trace: traceId, step: stepNumber, value: z.string().min(1).max(1000) }),
  /** The step that the decisive value of a step came from. */
  z.object({ method: z.literal('stepBack'), trace: traceId, step: stepNumber }),
  /** What people noted on steps of the file. */
  z.object({ method: z.literal('marks') }),
  /** The config that the trace ran with. */
  z.object({ method: z.literal('config'), trace: traceId }),
]);
export type PageCall = z.infer<typeof pageCall>;

const configPart: z.ZodType<ConfigPart> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tool'), name: z.string().max(1000) }),
  z.object({ kind: z.literal('prompt') }),
  z.object({ kind: z.literal('model') }),
  z.object({ kind: z.literal('change'), list: z.enum(['changesIn', 'changesSince']), index: z.int().min(0) }),
]);

/** Opens a part of the config a step ran with: as it is now, or as it was. */
export const goToConfig = z.object({
  type: z.literal('goToConfig'),
  trace: traceId,
  step: stepNumber.nullable(),
  what: configPart,
  at: z.enum(['now', 'then']),
});
export type GoToConfig = z.infer<typeof goToConfig>;

export const CONFIG_ACTIONS = [
  'showChanges',
  'compare',
  'restore',
  'restoreOther',
  'openAgent',
  'trust',
  'forgetHint',
] as const;
export type ConfigAction = (typeof CONFIG_ACTIONS)[number];

export const pageNote = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** The user selected a step (null: back on the list of traces); other views follow. */
  z.object({ type: z.literal('selected'), trace: traceId.nullable(), step: stepNumber.nullable() }),
  /** Starts a search; the answer is a stream of `hits` messages. A new search ends the one before. */
  z.object({ type: z.literal('search'), search: z.int(), trace: traceId, query: z.string().max(10_000) }),
  z.object({ type: z.literal('endSearch') }),
  /** Opens the step's bytes in the text editor. */
  z.object({ type: z.literal('reveal'), trace: traceId, step: stepNumber }),
  /** Sets or (with nothing but trace and step) removes the user's own mark on a step. */
  z.object({ type: z.literal('mark'), mark: stepMark }),
  goToConfig,
  /** What can be done with the version a trace ran with, or about there being none. */
  z.object({ type: z.literal('configAction'), trace: traceId, action: z.enum(CONFIG_ACTIONS) }),
  z.object({ type: z.literal('chooseFormat') }),
  z.object({ type: z.literal('reload') }),
  z.object({ type: z.literal('cancel') }),
]);
export type PageNote = z.infer<typeof pageNote>;

export const pageMessage = z.union([z.object({ type: z.literal('call'), id: z.int(), call: pageCall }), pageNote]);
export type PageMessage = z.infer<typeof pageMessage>;

/**
 * What the page says about a place when the editor's context menu opens there (`data-vscode-context`): the menu's
 * `when` clauses see its keys, and a command of the menu is called with it. `webviewSection` is `step` on a row of the
 * list and on the selected step, `value` where text or a JSON leaf is selected; only then `value` is set.
 */
export const pageContext = z.object({
  webviewSection: z.enum(['step', 'value']),
  trace: traceId,
  step: stepNumber,
  value: z.string().min(1).max(1000).optional(),
  preventDefaultContextMenuItems: z.boolean(),
});
export type PageContext = z.infer<typeof pageContext>;

/** One row of the step list. Absent values were not recorded. */
export interface StepRow {
  readonly number: number;
  readonly parent?: number;
  readonly depth: number;
  /** Number of the last step below this one; equal to `number` for a leaf. */
  readonly last: number;
  readonly kind: string;
  readonly name: string;
  readonly agent?: string;
  readonly startMs?: number;
  readonly durationMs?: number;
  readonly status: 'unset' | 'ok' | 'error';
  readonly statusMessage?: string;
  readonly model?: string;
  readonly tool?: string;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly costUsd?: number;
  readonly costComputed?: boolean;
  /** One line: tool and key argument, result, or text. */
  readonly summary: string;
}

export interface TraceRow {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly start?: number;
  readonly durationMs?: number;
  readonly outcome: 'ok' | 'failed' | 'unknown';
  readonly outcomeReason: string;
  readonly steps: number;
  readonly errors: number;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly costUsd?: number;
  readonly costComputed?: boolean;
  readonly agents: readonly string[];
}

/** A text too long to send whole: its beginning, its full length in characters, and where to ask for more. */
export interface ClippedText {
  readonly $clipped: string;
  readonly length: number;
  readonly path: readonly (string | number)[];
}

/** `Payload` of extension/trace/model.ts with long strings replaced by `ClippedText`. */
export type PagePayload = Readonly<Record<string, unknown>>;

export interface StepLink {
  readonly number: number;
  readonly kind: string;
  readonly name: string;
  readonly status: 'unset' | 'ok' | 'error';
}

export interface StepDetail {
  readonly row: StepRow;
  readonly id: string;
  readonly model?: { readonly provider?: string; readonly requested?: string; readonly served?: string };
  readonly usage?: {
    readonly input?: number;
    readonly output?: number;
    readonly cacheRead?: number;
    readonly cacheWrite?: number;
    readonly reasoning?: number;
  };
  readonly finishReason?: string;
  readonly callId?: string;
  readonly parent?: StepLink;
  /** The first 200 children. */
  readonly children: readonly StepLink[];
  readonly childCount: number;
  readonly payload: PagePayload;
  readonly source: { readonly start: number; readonly end: number };
}

export interface SearchHit {
  readonly step: number;
  /** Matches inside this step (counted up to 1,000). */
  readonly count: number;
  /** Text around the first match. */
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

export interface FileState {
  readonly name: string;
  readonly state: 'reading' | 'complete' | 'cancelled' | 'failed';
  /** 0..1 while reading. */
  readonly progress: number;
  readonly bytes: number;
  readonly format?: {
    readonly id: string;
    readonly title: string;
    readonly why: string;
    readonly others: readonly { readonly id: string; readonly title: string; readonly why: string }[];
  };
  readonly issues: readonly {
    readonly severity: 'error' | 'warning' | 'info';
    readonly message: string;
    readonly at?: number;
    readonly count: number;
  }[];
  readonly traceCount: number;
  /** Set when the file holds exactly one trace, so that the page opens it at once. */
  readonly onlyTrace?: string;
  /** Grows whenever steps may have been renumbered: everything the page holds must be asked for again. */
  readonly generation: number;
  /** Why reading failed or stopped, in one sentence. */
  readonly message?: string;
}

export type Reply =
  | { readonly type: 'reply'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'reply'; readonly id: number; readonly ok: false; readonly message: string };

export type HostMessage =
  | Reply
  | { readonly type: 'file'; readonly file: FileState }
  /** The user's marks have changed, here or in the file beside the trace. */
  | { readonly type: 'marks'; readonly marks: readonly StepMark[] }
  /** The config of a trace, or what has changed since, is known anew. */
  | { readonly type: 'config'; readonly trace: string; readonly config: PageConfig }
  /** Another view asks the page to show a step. */
  | { readonly type: 'show'; readonly trace: string; readonly step: number }
  /** The user asks, outside the page, for the story of another symptom; without one, of the symptom that is found. */
  | { readonly type: 'explain'; readonly trace: string; readonly symptom?: number }
  /** The user asks, in the editor's context menu, where a value of a step came from (`origin`) or went (`uses`). */
  | {
      readonly type: 'follow';
      readonly trace: string;
      readonly step: number;
      readonly value: string;
      readonly to: 'origin' | 'uses';
    }
  /** Step Back or Step Forward, by command; the page keeps the history. */
  | { readonly type: 'travel'; readonly direction: 'back' | 'forward' }
  | {
      readonly type: 'hits';
      readonly search: number;
      readonly hits: readonly SearchHit[];
      /** 0..1; 1 with `done`. */
      readonly progress: number;
      readonly done: boolean;
      readonly message?: string;
    };

/** What each call answers with. */
export interface CallResults {
  rows: { readonly rows: readonly StepRow[] };
  traces: { readonly rows: readonly TraceRow[]; readonly total: number };
  trace: { readonly trace: TraceRow };
  detail: { readonly detail: StepDetail };
  text: { readonly text: string; readonly from: number; readonly length: number };
  /** Disjoint ascending ranges [from, to] of hidden steps, and the collapsed step before each (`from - 1`). */
  collapse: { readonly hidden: readonly (readonly [number, number])[] };
  diagnose: { readonly diagnosis: PageDiagnosis };
  ledger: { readonly ledger: PageLedger };
  follow: { readonly follow: PageFollow };
  stepBack: { readonly stepBack: PageStepBack };
  marks: { readonly marks: readonly StepMark[] };
  config: { readonly config: PageConfig };
}

/** The config a trace ran with, as the trace page shows it. */

/** What a step can be led to in the config. */
export type ConfigPart =
  | { readonly kind: 'tool'; readonly name: string }
  | { readonly kind: 'prompt' }
  | { readonly kind: 'model' }
  /** A change that the page was told of, by its place in that list. */
  | { readonly kind: 'change'; readonly list: ChangeList; readonly index: number };

/** What the version itself changed, or what has changed from it to the working tree. */
export type ChangeList = 'changesIn' | 'changesSince';

export interface PageChange {
  readonly class: 'breaking' | 'behavioural' | 'cosmetic';
  /** In words: `tool description reworded`. */
  readonly title: string;
  /** Place by meaning: `tools.find_customer.description`. */
  readonly path: string;
  /** Texts of both sides, cut to what a list can show; absent where there was nothing. */
  readonly before?: string;
  readonly after?: string;
  readonly why: string;
  /** `tool`: calls of that tool, and models that were offered it. `model`: every model call. `run`: no step of its own. */
  readonly concerns: 'tool' | 'model' | 'run';
  readonly tool?: string;
  /** Whether there is a place of it on either side: something added stands nowhere before. */
  readonly isBefore: boolean;
  readonly isAfter: boolean;
}

/** A call of a tool whose definition has changed, and the model step that chose it. */
export interface ChosenTool {
  readonly step: number;
  readonly tool: string;
  readonly chosenBy: number;
}

export interface PageVersion {
  /** The first of its tags, else its short hash, else `working tree`. */
  readonly name: string;
  /** Short hash; absent for the working tree. */
  readonly commit?: string;
  readonly subject?: string;
  readonly author?: string;
  /** ISO 8601. */
  readonly date?: string;
}

export interface PageMatch {
  readonly state: 'matched';
  /** Path of the agent, below its working tree. */
  readonly agent: string;
  readonly version: PageVersion;
  readonly certainty: 'recorded' | 'exact' | 'likely';
  readonly reason: string;
  readonly agreed: readonly string[];
  readonly disagreed: readonly string[];
  readonly alternatives: readonly PageVersion[];
  readonly changesIn: readonly PageChange[];
  readonly changesSince: readonly PageChange[];
  /** The lists above were cut. */
  readonly isCut: boolean;
  readonly chosen: readonly ChosenTool[];
  /** Why there is no history, or not all of it. */
  readonly note?: string;
}

/** Why nothing is known of the config. */
export interface PageNoMatch {
  /** `unknown`: no version of any agent fits. `untold`: there is no agent, and the user has read what that means. */
  readonly state: 'unknown' | 'noAgent' | 'untold' | 'untrusted' | 'virtual' | 'failed';
  /** For people; absent where the state says it all. */
  readonly reason?: string;
}

export type PageConfig = PageMatch | PageNoMatch;

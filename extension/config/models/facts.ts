import type { Provider } from './providers';

/**
 * What a model id promises. Only `floating-alias`, `latest-alias` and, as information, `preview` deserve "unpinned".
 * - `pinned`: this id keeps meaning one model.
 * - `floating-alias`: the provider can move it to another model; a fixed id exists.
 * - `latest-alias`: it is made to move.
 * - `preview`: it can change or go at short notice.
 * - `no-snapshot-exists`: the provider publishes nothing more exact.
 * - `deployment-name`: what it means is set elsewhere (a deployment, a variable, a tool's own shorthand).
 * - `router`: a model is chosen for each request.
 * - `unknown`: cannot be judged; that is not a fault of the id.
 */
export type ModelClass =
  | 'pinned'
  | 'floating-alias'
  | 'latest-alias'
  | 'preview'
  | 'no-snapshot-exists'
  | 'deployment-name'
  | 'router'
  | 'unknown';

/** Where a fact was read, and when (YYYY-MM-DD). */
export interface FactSource {
  readonly name: string;
  readonly url?: string;
  readonly date: string;
}

/** A day on which the provider stops (or stopped) serving a model. */
export interface Retirement {
  /** YYYY-MM-DD, as the provider announced it. */
  readonly date: string;
  readonly source: FactSource;
  /** The id that the provider names instead. */
  readonly replacement?: string;
}

/** List price in USD per million tokens, below the first price step of tiered models. */
export interface PricePerMillion {
  readonly input: number;
  readonly output: number;
  readonly cachedInput?: number;
}

export interface ModelFacts {
  readonly id: string;
  /** Who serves the model, as far as it was given or the id says. */
  readonly provider?: Provider;
  readonly class: ModelClass;
  /** One sentence that says what the class rests on. */
  readonly why: string;
  /**
   * Whether the catalogue lists this very model, in whatever wrapping. False says no more than that: it may be newer
   * than the catalogue.
   */
  readonly known: boolean;
  /** The newest id known that this alias can be replaced by to stay on one model. It can itself be retired. */
  readonly newestSnapshot?: string;
  readonly retirement?: Retirement;
  /** The provider advises against it; it may have no retirement date. */
  readonly deprecated?: boolean;
  /** Tokens of input and output together. */
  readonly contextWindow?: number;
  /** Most output tokens of one request. */
  readonly maxOutput?: number;
  readonly pricePerMillion?: PricePerMillion;
  /** When the model rejects or ignores temperature and top_p: in every request, or only in those that reason. */
  readonly ignoresSampling?: 'always' | 'while-reasoning';
  /** What the class rests on. */
  readonly source: FactSource;
}

export declare const COMMITS: readonly {
  readonly folder: string;
  readonly message: string;
  readonly author: string;
  readonly date: string;
  readonly tag?: string;
}[];

export declare function filesOf(folder: string): Promise<Map<string, string>>;

export interface Incident {
  readonly directory: string;
  /** Oldest first; empty when git could not be used. */
  readonly commits: readonly { readonly folder: string; readonly hash: string; readonly tag?: string }[];
  /** Why there is no history, in one sentence. */
  readonly problem?: string;
}

export declare function createIncident(target: string): Promise<Incident>;

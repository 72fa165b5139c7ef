export const LEDGER_SOURCES = ['system', 'user', 'assistant', 'tool'] as const;

/** Tokens of a call's input that came from one place. */
export interface SourceShare {
  readonly source: (typeof LEDGER_SOURCES)[number];
  /** The tool's name, for tool results that name it. */
  readonly tool: string | undefined;
  readonly tokens: number;
}

/** A message of the previous call that this one does not have as it was. */
export interface LostMessage {
  /** Step of the call that still had it. */
  readonly heldBy: number;
  readonly role: string;
  readonly text: string;
  /** Its remaining text, for a message that was cut or changed; undefined when it is gone. */
  readonly now: string | undefined;
}

/** What one model call was sent, against the previous call of the same conversation. */
export interface LedgerEntry {
  readonly step: number;
  readonly agent: string | undefined;
  /** The call it is compared with; undefined for the first. */
  readonly previous: number | undefined;
  readonly kept: number;
  readonly added: number;
  readonly dropped: readonly LostMessage[];
  readonly changed: readonly LostMessage[];
  readonly cut: readonly LostMessage[];
  /** Messages went and a new one stands in their place that is much shorter and shares their words. */
  readonly summarised: boolean;
  /** True when the system text differs from the previous call's. */
  readonly systemChanged: boolean;
  readonly inputTokens: number;
  /** False when `inputTokens` was recorded; true when it is characters / 4. */
  readonly estimated: boolean;
  /** Always estimated from characters, scaled to `inputTokens`. */
  readonly shares: readonly SourceShare[];
  /** 0..1 of the model's window; undefined when the window is not known. */
  readonly fill: number | undefined;
}

/** The context sent to every model call of a run. */
export interface Ledger {
  readonly calls: readonly LedgerEntry[];
  /** The entry of a model step. */
  of(step: number): LedgerEntry | undefined;
}

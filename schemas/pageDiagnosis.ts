/** Diagnosis as the trace page shows it; the types of extension/diagnosis with everything looked up. */

export interface PageQuote {
  readonly step: number;
  readonly quote: string;
}

export interface PageRunbook {
  readonly cause: string;
  readonly now: string;
  readonly look: string;
  readonly prevent: string;
}

export interface PageFinding {
  readonly id: string;
  readonly category: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly steps: readonly number[];
  readonly message: string;
  readonly evidence: readonly PageQuote[];
  readonly recovered: boolean;
  readonly runbook?: PageRunbook;
}

export interface PageSuspect {
  readonly rank: number;
  readonly step: number;
  /** 0..1; a share among the candidates, not a probability of guilt. */
  readonly confidence: number;
  readonly role: 'introduced' | 'carried' | 'none';
  readonly recovered: boolean;
  readonly why: readonly string[];
  readonly evidence: readonly PageQuote[];
  /** Steps the value went through, from the suspect to the symptom; empty when no value travelled. */
  readonly chain: readonly number[];
  readonly value?: string;
}

/** The step whose causes are looked for. */
export interface PageSymptom {
  readonly step: number;
  readonly why: string;
  /** `asked`: the user chose the step; `failure`: something says that the run failed; `end`: nothing does. */
  readonly basis: 'asked' | 'failure' | 'end';
}

export interface PageDiagnosis {
  readonly symptom: PageSymptom;
  readonly suspects: readonly PageSuspect[];
  /** The shares of the first suspects are nearly equal. */
  readonly isFlat: boolean;
  readonly findings: readonly PageFinding[];
  readonly missing: readonly string[];
}

/** One model call's context. Token figures are estimates where `estimated` is set. */
export interface PageLedgerCall {
  readonly step: number;
  readonly agent?: string;
  readonly tokens: number;
  readonly estimated: boolean;
  /** Tokens the model's window holds, when known. */
  readonly window?: number;
  readonly shares: readonly { readonly source: string; readonly tokens: number }[];
  readonly kept: number;
  readonly added: number;
  readonly dropped: number;
  readonly changed: number;
  /** What is worth a look: 'user message dropped', in words. */
  readonly notes: readonly string[];
}

export interface PageLedger {
  readonly calls: readonly PageLedgerCall[];
}

/** A value's way through the run. */
export interface PageFollow {
  /** The value as it was first written; absent when nothing in the run is known of the text. */
  readonly value?: string;
  /** Step it first stands in; 0 for the question recorded beside the steps. */
  readonly origin?: number;
  /** `given` by a user, system text or tool; `introduced` by a model that had not been shown it. */
  readonly role?: 'given' | 'introduced';
  /** Every step it stands in, in order. */
  readonly steps: readonly number[];
}

export interface PageStepBack {
  /** The earlier step; absent when no value leads back. */
  readonly step?: number;
  readonly value?: string;
}

import type { Ledger } from '../ledger';
import type { Lineage } from '../lineage';
import type { DiagnoseOptions } from '../options';
import type { Finding, FindingCategory, Run } from '../run';

/** Everything a detector may look at. */
export interface DetectContext {
  readonly run: Run;
  readonly lineage: Lineage;
  readonly ledger: Ledger;
  readonly options: DiagnoseOptions;
}

/** Looks for one kind of trouble. Siblings never import each other. */
export interface Detector {
  /** Stable id, lower case with dashes: 'tool-error'. */
  readonly id: string;
  readonly category: FindingCategory;
  /** Linear in the run's text; deterministic. May throw only for a defect of its own: the others still run. */
  readonly detect: (context: DetectContext) => Finding[];
}

import type * as vscode from 'vscode';
import type { LintService } from '../platform/lint/messages';
import type { TraceService } from '../platform/traceService';
import type { VersionsService } from '../platform/versions/messages';
import type { KnownRuns } from './knownRuns';
import type { TracePages } from './tracePages';

/** The long-lived objects that features share; main.ts builds them. */
export interface Parts {
  readonly context: vscode.ExtensionContext;
  readonly traces: TraceService;
  readonly lint: LintService;
  readonly versions: VersionsService;
  /** The trace pages that are open, and what they show. */
  readonly pages: TracePages;
  /** Recorded runs whose agent is known. */
  readonly runs: KnownRuns;
  /** Never gets text from a trace. */
  readonly log: vscode.LogOutputChannel;
}

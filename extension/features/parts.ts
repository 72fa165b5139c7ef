import type * as vscode from 'vscode';
import type { LintService } from '../platform/lint/messages';
import type { TraceService } from '../platform/traceService';
import type { TracePages } from './tracePages';

/** The long-lived objects that features share; main.ts builds them. */
export interface Parts {
  readonly context: vscode.ExtensionContext;
  readonly traces: TraceService;
  readonly lint: LintService;
  /** The trace pages that are open, and what they show. */
  readonly pages: TracePages;
  /** Never gets text from a trace. */
  readonly log: vscode.LogOutputChannel;
}

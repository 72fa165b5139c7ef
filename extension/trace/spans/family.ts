import type { StepKind, Usage } from '../model';
import type { TextRef } from '../skim/types';
import type { PayloadDraft } from './draft';
import type { Span, SpanContent } from './span';

/** What attributes say about a step. Families fill in what none before them knew. */
export interface Facts {
  kind?: StepKind;
  /** A better name than the span's own, where the kind does not give one. */
  name?: string;
  agent?: string;
  provider?: string;
  requestedModel?: string;
  servedModel?: string;
  usage?: Usage;
  costUsd?: number;
  finishReason?: string;
  toolName?: string;
  callId?: string;
  failed?: boolean;
  statusMessage?: string | TextRef;
}

/** One convention for writing agent facts and messages into span attributes. */
export interface Family {
  /** Cheap: a few key look-ups. It is asked for every span of a file. */
  readonly recognises: (span: SpanContent) => boolean;
  /** Runs for every recognised span while a file is opened: direct look-ups, no walking over all attributes. */
  readonly facts: (span: Span, facts: Facts) => void;
  /** Runs when a step is looked at. */
  readonly payload: (span: SpanContent, draft: PayloadDraft) => void;
}

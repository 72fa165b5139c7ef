import type { StepInput, StepUpdate } from '../builder';
import type { ByteRange, Payload } from '../model';
import type { SharedItems } from '../sharedItems';
import type { TextRef } from '../skim/types';
import { asObject, asText, field, message, text } from './attributes';
import { PayloadDraft } from './draft';
import { FAMILIES } from './families/families';
import type { Facts } from './family';
import type { Span, SpanContent, SpanEvent } from './span';

/**
 * What a span says about its step, by every attribute convention it shows. Runs for every span while a file is
 * opened; long texts are never looked at.
 */
export function stepFromSpan(span: Span, source: ByteRange): StepInput {
  const facts: Facts = {};
  for (const family of FAMILIES) {
    if (family.recognises(span)) {
      family.facts(span, facts);
    }
  }
  const failed = hasFailed(span, facts);
  return {
    trace: span.traceId,
    id: span.id,
    parent: span.parentId,
    kind: facts.kind ?? 'span',
    name: nameOf(span, facts),
    agent: facts.agent,
    start: span.start,
    durationMs: span.start !== undefined && span.end !== undefined ? span.end - span.start : undefined,
    status: failed ? 'error' : span.status,
    statusMessage: span.statusMessage ?? (failed ? failureOf(span, facts) : undefined),
    provider: facts.provider,
    requestedModel: facts.requestedModel,
    servedModel: facts.servedModel,
    usage: facts.usage,
    costUsd: facts.costUsd,
    finishReason: facts.finishReason,
    toolName: facts.toolName ?? (facts.kind === 'tool' ? span.name : undefined),
    callId: facts.callId,
    source,
  };
}

/**
 * What a log record changes about the step it belongs to: an exception (newer SDKs log them in place of span events)
 * or the end of a model's answer.
 */
export function updateFromEvent(event: SpanEvent): StepUpdate | undefined {
  const { attributes } = event;
  if (attributes.has('exception.type') && !isCancellation(event)) {
    const message = text(attributes, 'exception.message') ?? text(attributes, 'exception.type');
    return { status: 'error', statusMessage: message };
  }
  const body = asObject(attributes.get('body'));
  const finishReason = text(attributes, 'finish_reason') ?? asText(field(body, 'finish_reason'));
  return event.name === 'gen_ai.choice' && finishReason !== undefined ? { finishReason } : undefined;
}

/**
 * What a span recorded of messages, arguments, results and documents; never throws for odd values.
 * @param shared when only these are wanted, of one span after the other: attributes and events that are none are left out
 */
export function payloadFromSpan(span: SpanContent, shared?: SharedItems): Payload {
  const draft = new PayloadDraft(span, shared);
  for (const family of FAMILIES) {
    if (family.recognises(span)) {
      family.payload(span, draft);
    }
  }
  return draft.finish();
}

/** A tool step is called what the tool is called, a model step by its model, an agent step by its agent. */
function nameOf(span: Span, facts: Facts): string {
  return special(facts) ?? (span.name || 'unnamed span');
}

function special(facts: Facts): string | undefined {
  switch (facts.kind) {
    case 'tool':
      return facts.toolName;
    case 'model':
      return facts.servedModel ?? facts.requestedModel;
    case 'agent':
      return facts.agent;
    default:
      return facts.name;
  }
}

/**
 * `error.type` and a tool's own status count even on a span whose status is OK. A recorded exception counts when the
 * status was left unset, except cancellation, which is how loops are stopped.
 */
function hasFailed(span: Span, facts: Facts): boolean {
  if (span.status === 'error' || facts.failed === true || text(span.attributes, 'error.type') !== undefined) {
    return true;
  }
  return span.status === 'unset' && span.events.some((event) => isException(event) && !isCancellation(event));
}

function failureOf(span: Span, facts: Facts): string | TextRef | undefined {
  const exception = span.events.find(isException)?.attributes ?? new Map();
  return (
    message(exception, 'exception.message') ??
    facts.statusMessage ??
    message(span.attributes, 'error.message') ??
    message(span.attributes, 'exception.message') ??
    text(exception, 'exception.type') ??
    text(span.attributes, 'error.type')
  );
}

function isException(event: SpanEvent): boolean {
  return event.name === 'exception';
}

function isCancellation({ attributes }: SpanEvent): boolean {
  const type = text(attributes, 'exception.type');
  return type !== undefined && (type.endsWith('CancelledError') || type.endsWith('GeneratorExit'));
}

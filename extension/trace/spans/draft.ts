import type { Message, Payload, StepEvent } from '../model';
import type { SharedItems } from '../sharedItems';
import type { SkimValue } from '../skim/types';
import type { SpanContent, SpanEvent } from './span';

type Draft = { -readonly [F in keyof Payload]: Payload[F] };
export type Field = Exclude<keyof Payload, 'attributes' | 'events' | 'inputIsPreviousSteps'>;

/**
 * A payload while the families fill it: each field is taken from the first family that has something for it, and the
 * attributes and events it was made from are not shown again.
 */
export class PayloadDraft {
  private readonly payload: Draft = {};
  private readonly shown = new Set<string | SpanEvent>();

  /** @param shared given when the attributes and events that the other fields do not show are not wanted */
  constructor(
    private readonly span: SpanContent,
    private readonly shared: SharedItems | undefined,
  ) {}

  /** True when a field has been filled. */
  has(field: Field): boolean {
    return this.payload[field] !== undefined;
  }

  /**
   * Fills a field that is still empty.
   * @param from keys of the attributes, and the events, the value shows
   * @param make undefined, or an empty list of messages, when there is nothing to show after all
   */
  offer<F extends Field>(field: F, from: Iterable<string | SpanEvent>, make: () => Payload[F] | undefined): void {
    if (!this.has(field) && this.fill(field, make())) {
      for (const source of from) {
        this.shown.add(source);
      }
    }
  }

  /**
   * Like `offer`, for a field made from one attribute; nothing happens when the span does not have it. JSON that an
   * attribute length limit cut off is shown as it was recorded, too.
   */
  offerKey<F extends Field>(field: F, key: string, make: (value: SkimValue) => Payload[F] | undefined): void {
    if (this.has(field)) {
      return;
    }
    const value = this.span.attributes.get(key);
    if (value !== undefined && value !== null && value !== '' && this.fill(field, make(value)) && !isCut(value)) {
      this.shown.add(key);
    }
  }

  /** False when there was nothing to show after all. */
  private fill<F extends Field>(field: F, value: Payload[F] | undefined): boolean {
    if (value === undefined || (LISTS.has(field) && Array.isArray(value) && value.length === 0)) {
      return false;
    }
    this.payload[field] = value;
    return true;
  }

  /** An item put together from attributes, or the one of an earlier span that is equal. */
  same(item: unknown): unknown {
    return this.shared && typeof item === 'object' && item !== null ? this.shared.same(item) : item;
  }

  finish(): Payload {
    this.splitSystem();
    return this.shared ? this.payload : this.withRest();
  }

  private withRest(): Payload {
    const events = this.span.events.filter((event) => !this.shown.has(event)).map(stepEvent);
    if (events.length > 0) {
      this.payload.events = events;
    }
    const rest = [...this.span.attributes].filter(([key]) => !this.shown.has(key));
    if (rest.length > 0) {
      this.payload.attributes = Object.fromEntries(rest);
    }
    return this.payload;
  }

  /** System messages that lead the conversation are the system instructions, wherever they were recorded. */
  private splitSystem(): void {
    const input = this.payload.input;
    if (!input || this.payload.system) {
      return;
    }
    const end = input.findIndex((message: Message) => message.role !== 'system');
    const count = end < 0 ? input.length : end;
    if (count > 0) {
      this.payload.system = input.slice(0, count);
      this.payload.input = input.slice(count);
    }
  }
}

const LISTS: ReadonlySet<Field> = new Set<Field>(['system', 'input', 'output', 'tools', 'documents']);

function isCut(value: SkimValue): boolean {
  if (typeof value !== 'string') {
    return false;
  }
  const text = value.trimStart();
  const close = text.startsWith('[') ? ']' : text.startsWith('{') ? '}' : undefined;
  return close !== undefined && !text.trimEnd().endsWith(close);
}

function stepEvent(event: SpanEvent): StepEvent {
  return { name: event.name, time: event.time, attributes: Object.fromEntries(event.attributes) };
}

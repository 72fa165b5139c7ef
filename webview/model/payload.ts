/**
 * A step's payload as the page draws it. The protocol leaves payload values open (`unknown`), because any text in them
 * may be a `ClippedText`, and so may any list or object (then the text is its JSON); here they get their shape back. A
 * clipped part is shown as its text where it stands; what fits its place in no way is dropped.
 */
import type { ClippedText, PagePayload } from '../../schemas/protocol';

export type TextValue = string | ClippedText;

export type MessagePart =
  | { readonly type: 'text' | 'reasoning'; readonly text: TextValue }
  | { readonly type: 'toolCall'; readonly id?: string; readonly name: string; readonly arguments: unknown }
  | {
      readonly type: 'toolResult';
      readonly id?: string;
      readonly name?: string;
      readonly result: unknown;
      readonly isError: boolean;
    }
  | { readonly type: 'media'; readonly mimeType?: string; readonly reference: TextValue };

export interface PageMessageView {
  readonly role: string;
  readonly name?: string;
  readonly parts: readonly MessagePart[];
}

export interface OfferedTool {
  readonly name: string;
  readonly description?: TextValue;
  readonly parameters?: unknown;
}

export interface DocumentView {
  readonly id?: string;
  readonly score?: number;
  readonly text: TextValue;
}

export interface EventView {
  readonly name: string;
  readonly time?: number;
  readonly attributes: unknown;
}

export interface PayloadView {
  readonly system: readonly PageMessageView[];
  readonly input: readonly PageMessageView[];
  readonly inputIsPreviousSteps: boolean;
  readonly output: readonly PageMessageView[];
  readonly tools: readonly OfferedTool[];
  readonly parameters?: Readonly<Record<string, unknown>> | ClippedText;
  /** Told apart from an `undefined` value: a tool may have been called with nothing. */
  readonly hasArguments: boolean;
  readonly arguments: unknown;
  readonly hasResult: boolean;
  readonly result: unknown;
  readonly documents: readonly DocumentView[];
  readonly events: readonly EventView[];
}

/** Stands for the name of a tool or event that was clipped with everything in it. */
const CLIPPED_NAME = '…';

export function viewPayload(payload: PagePayload): PayloadView {
  return {
    system: mapList(payload.system, toMessage),
    input: mapList(payload.input, toMessage),
    inputIsPreviousSteps: payload.inputIsPreviousSteps === true,
    output: mapList(payload.output, toMessage),
    tools: mapList(payload.tools, toTool),
    parameters: filledRecord(payload.parameters),
    hasArguments: 'arguments' in payload && payload.arguments !== undefined,
    arguments: payload.arguments,
    hasResult: 'result' in payload && payload.result !== undefined,
    result: payload.result,
    documents: mapList(payload.documents, toDocument),
    events: mapList(payload.events, toEvent),
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isClipped(value: unknown): value is ClippedText {
  return isRecord(value) && typeof value.$clipped === 'string' && Array.isArray(value.path);
}

/** The part of a text that the page holds. */
export function beginning(text: TextValue): string {
  return typeof text === 'string' ? text : text.$clipped;
}

/** Full length in characters. */
export function lengthOf(text: TextValue): number {
  return text.length;
}

function toMessage(value: unknown): PageMessageView | undefined {
  if (isClipped(value)) return { role: 'other', parts: [{ type: 'text', text: value }] };
  if (!isRecord(value)) return undefined;
  const role = text(value.role);
  return {
    role: role === undefined ? 'other' : beginning(role),
    ...named(value),
    parts: mapList(value.parts, toPart),
  };
}

function toPart(value: unknown): MessagePart | undefined {
  if (isClipped(value)) return { type: 'text', text: value };
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'text':
    case 'reasoning': {
      const content = text(value.text);
      return content === undefined ? undefined : { type: value.type, text: content };
    }
    case 'toolCall':
      return { type: 'toolCall', ...identified(value), name: short(value.name) ?? '', arguments: value.arguments };
    case 'toolResult':
      return {
        type: 'toolResult',
        ...identified(value),
        ...named(value),
        result: value.result,
        isError: value.isError === true,
      };
    case 'media': {
      const mimeType = short(value.mimeType);
      return { type: 'media', reference: text(value.reference) ?? '', ...(mimeType !== undefined && { mimeType }) };
    }
    default:
      return undefined;
  }
}

function toTool(value: unknown): OfferedTool | undefined {
  if (isClipped(value)) return { name: CLIPPED_NAME, description: value };
  if (!isRecord(value)) return undefined;
  const description = text(value.description);
  return {
    name: short(value.name) ?? '',
    ...(description !== undefined && { description }),
    ...(value.parameters !== undefined && { parameters: value.parameters }),
  };
}

function toDocument(value: unknown): DocumentView | undefined {
  if (isClipped(value)) return { text: value };
  if (!isRecord(value)) return undefined;
  return {
    ...identified(value),
    ...(typeof value.score === 'number' && { score: value.score }),
    text: text(value.text) ?? '',
  };
}

function toEvent(value: unknown): EventView | undefined {
  if (isClipped(value)) return { name: CLIPPED_NAME, attributes: value };
  if (!isRecord(value)) return undefined;
  return {
    name: short(value.name) ?? '',
    ...(typeof value.time === 'number' && { time: value.time }),
    attributes: filledRecord(value.attributes) ?? {},
  };
}

function mapList<T>(value: unknown, convert: (item: unknown) => T | undefined): readonly T[] {
  if (isClipped(value)) return mapList([value], convert);
  return Array.isArray(value) ? value.map(convert).filter((item) => item !== undefined) : [];
}

function filledRecord(value: unknown): Readonly<Record<string, unknown>> | ClippedText | undefined {
  return isRecord(value) && Object.keys(value).length > 0 ? value : undefined;
}

function text(value: unknown): TextValue | undefined {
  return typeof value === 'string' || isClipped(value) ? value : undefined;
}

/** A name or id: shown in one line, so its beginning is enough. */
function short(value: unknown): string | undefined {
  const content = text(value);
  return content === undefined ? undefined : beginning(content);
}

function named(value: Readonly<Record<string, unknown>>): { readonly name?: string } {
  const name = short(value.name);
  return name === undefined ? {} : { name };
}

function identified(value: Readonly<Record<string, unknown>>): { readonly id?: string } {
  const id = short(value.id);
  return id === undefined ? {} : { id };
}

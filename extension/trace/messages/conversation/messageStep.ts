/** What a message is as a step: decided the same way when a file is opened and when a payload is read. */
import type { Message, Part, StepKind } from '../../model';
import { isAgentName, speakerKind } from '../speaker';

/** `part` of the step for system text that stands beside the messages: its record is the text, not a message. */
export const SYSTEM_TEXT = -1;
/** `part` of the step for a question that is a text beside its answer, in the object that is the record. */
export const INPUT_TEXT = -2;

export type ToolCall = Extract<Part, { type: 'toolCall' }>;
export type ToolResult = Extract<Part, { type: 'toolResult' }>;

export function toolCalls(parts: readonly Part[]): readonly ToolCall[] {
  return parts.filter((part) => part.type === 'toolCall');
}

export function toolResults(parts: readonly Part[]): readonly ToolResult[] {
  return parts.filter((part) => part.type === 'toolResult');
}

/** A message of tool results only is told by the calls it answers, not by a step of its own. */
export function isOnlyResults(parts: readonly Part[]): boolean {
  return parts.length > 0 && parts.every((part) => part.type === 'toolResult');
}

/** The result among a message's parts that answers one of its own calls (hosted tools, UI messages). */
export function ownResult(call: ToolCall, results: readonly ToolResult[]): ToolResult | undefined {
  return call.id === undefined ? undefined : results.find((result) => result.id === call.id);
}

/** Roles that harnesses give to their own entries. */
const NOBODY = new Set(['exit', 'info', 'log', 'event', 'error', 'warning', 'metadata', 'summary']);

/**
 * The kind of a message's own step. In multi-agent chats every speaker but the one that wrote the log is a 'user', so
 * there the name decides.
 */
export function messageKind({ role, name }: Message): StepKind {
  switch (role) {
    case 'system':
      return 'span';
    case 'assistant':
      return 'model';
    case 'tool':
      return 'tool';
    case 'user': {
      const byName = name === undefined ? 'user' : speakerKind(name);
      return byName === 'tool' || (name !== undefined && isAgentName(name)) ? byName : 'user';
    }
    default:
      return name === undefined || NOBODY.has(name) ? 'span' : speakerKind(name);
  }
}

export function messageStepName(message: Message): string {
  return message.name ?? (message.role === 'other' ? 'message' : message.role);
}

import type { Message, Payload, Step } from './model';

const LONGEST = 200;

/** One line that says what a step did: tool and key argument, result, or text. Never longer than 200 characters. */
export function summarise(step: Step, payload: Payload): string {
  const line = describe(step, payload) || step.statusMessage || '';
  return oneLine(line, LONGEST);
}

function describe(step: Step, payload: Payload): string {
  switch (step.kind) {
    case 'tool':
    case 'retrieval':
    case 'handoff': {
      const given = brief(payload.arguments ?? lastText(payload.input));
      const got = payload.documents
        ? `${payload.documents.length} documents`
        : brief(payload.result ?? lastText(payload.output));
      return [given, got && `→ ${got}`].filter(Boolean).join(' ');
    }
    case 'user':
      return lastText(payload.input ?? payload.output);
    default:
      return lastText(payload.output) || brief(payload.result) || lastText(payload.input) || brief(payload.arguments);
  }
}

/** The last message's text, or the tools it calls. */
function lastText(messages: readonly Message[] | undefined): string {
  const message = messages?.at(-1);
  if (!message) {
    return '';
  }
  const texts: string[] = [];
  const calls: string[] = [];
  for (const part of message.parts) {
    if (part.type === 'text' && part.text.trim()) {
      texts.push(part.text);
    } else if (part.type === 'toolCall') {
      calls.push(`${part.name}(${brief(part.arguments)})`);
    } else if (part.type === 'toolResult') {
      texts.push(brief(part.result));
    }
  }
  if (texts.length === 0 && calls.length === 0) {
    const reasoning = message.parts.find((part) => part.type === 'reasoning');
    return reasoning?.type === 'reasoning' ? reasoning.text : '';
  }
  return [texts.join(' '), calls.length > 0 ? `→ ${calls.join(', ')}` : ''].filter(Boolean).join(' ');
}

/** A value in a few words: `name: "J. Meyer", limit: 5`, `[2 items] {"id": 8841, …`. */
function brief(value: unknown): string {
  if (value === undefined || value === null) {
    return value === null ? 'null' : '';
  }
  if (typeof value === 'string') {
    return value;
  }
  if (Array.isArray(value)) {
    if (value.length === 0) {
      return '[]';
    }
    return value.length === 1 ? compact(value) : `${value.length} items ${compact(value)}`;
  }
  if (typeof value === 'object') {
    const entries = Object.entries(value);
    if (entries.length === 0) {
      return '{}';
    }
    return entries
      .slice(0, 8)
      .map(([key, item]) => `${key}: ${compact(item)}`)
      .join(', ');
  }
  return String(value);
}

function compact(value: unknown): string {
  try {
    return (JSON.stringify(value) ?? '').slice(0, LONGEST * 2);
  } catch {
    return '';
  }
}

/** Folds white space and control characters to single blanks and cuts at a character's edge. */
export function oneLine(text: string, longest: number): string {
  const folded = text
    .slice(0, longest * 4)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const characters = [...folded.slice(0, longest * 2)];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : characters.join('');
}

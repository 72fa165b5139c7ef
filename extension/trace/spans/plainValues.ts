import { parseMaybeJson } from '../messages/json';
import { messagesFrom } from '../messages/messages';
import type { Message, Role } from '../model';
import type { SkimValue } from '../skim/types';
import type { PayloadDraft } from './draft';

/**
 * Shows one attribute for what went in and one for what came out: as messages for a model or agent that recorded
 * them nowhere else, as arguments and result for everything else. JSON whatever it is labelled, at times printed by
 * Python.
 * @param speaks whether the step is a model or an agent
 * @param unwrap takes a convention's own wrapping off the decoded value
 */
export function offerPlainValues(
  draft: PayloadDraft,
  keys: { readonly input: string; readonly output: string },
  speaks: boolean,
  unwrap: (value: unknown) => unknown = (value) => value,
): void {
  const offer = (key: string, messages: 'input' | 'output', plain: 'arguments' | 'result', role: Role) => {
    if (draft.has(messages)) {
      return; // the same again, in the provider's own shape
    }
    draft.offerKey(messages, key, (value) => (speaks ? spoken(value, role, unwrap) : undefined));
    if (!draft.has(messages)) {
      draft.offerKey(plain, key, (value) => unwrap(parseMaybeJson(value)));
    }
  };
  offer(keys.input, 'input', 'arguments', 'user');
  offer(keys.output, 'output', 'result', 'assistant');
}

/** Plain text, and JSON that has messages in it; other JSON is not something said. */
function spoken(value: SkimValue, role: Role, unwrap: (value: unknown) => unknown): Message[] | undefined {
  const messages = messagesFrom(unwrap(parseMaybeJson(value)), role);
  return messages.every((message) => message.role === role && isJsonText(message)) ? undefined : messages;
}

function isJsonText({ parts }: Message): boolean {
  return parts.every((part) => part.type === 'text' && /^\s*[{[]/.test(part.text));
}

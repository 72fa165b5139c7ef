/** What the copy buttons copy: always the whole text, fetched where the page has only its beginning. */
import type { ClippedText } from '../../../schemas/protocol';
import { clippedTexts, toJson } from '../../model/jsonText';
import { asText } from '../../model/jsonTree';
import type { MessagePart, PageMessageView, TextValue } from '../../model/payload';
import { readWhole, type StepContext } from './stepContext';

export async function wholeText(step: StepContext, text: TextValue): Promise<string> {
  return typeof text === 'string' ? text : readWhole(step, text);
}

/** A text as it is, anything else as JSON. */
export async function valueText(step: StepContext, value: unknown): Promise<string> {
  const text = asText(value);
  if (text !== undefined) return wholeText(step, text);
  const whole = new Map<ClippedText, string>();
  for (const clipped of clippedTexts(value)) whole.set(clipped, await readWhole(step, clipped));
  return toJson(value, whole);
}

export async function messageText(step: StepContext, message: PageMessageView): Promise<string> {
  const texts: string[] = [];
  for (const part of message.parts) texts.push(await partText(step, part));
  return texts.join('\n\n');
}

async function partText(step: StepContext, part: MessagePart): Promise<string> {
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return wholeText(step, part.text);
    case 'toolCall':
      return `${part.name} ${await valueText(step, part.arguments)}`;
    case 'toolResult':
      return valueText(step, part.result);
    case 'media':
      return wholeText(step, part.reference);
  }
}

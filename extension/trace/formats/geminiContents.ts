import { conversationPayload } from '../messages/conversation/payload';
import { ConversationReader } from '../messages/conversation/reader';
import { conversationProjection } from '../messages/conversation/shape';
import { sniffConversation } from '../messages/conversation/sniff';
import type { Format } from './format';

/** Contents of Gemini's API: lists, requests with their responses. */
export const geminiContents: Format = {
  id: 'gemini-contents',
  title: 'Gemini contents',
  sniff: (head) => sniffConversation(head, 'gemini'),
  projection: conversationProjection,
  reader: (builder, issues) => new ConversationReader(builder, issues),
  payload: conversationPayload,
};

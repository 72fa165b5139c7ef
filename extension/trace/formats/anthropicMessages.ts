import { conversationPayload } from '../messages/conversation/payload';
import { ConversationReader } from '../messages/conversation/reader';
import { conversationProjection } from '../messages/conversation/shape';
import { sniffConversation } from '../messages/conversation/sniff';
import type { Format } from './format';

/** Messages of Anthropic's API: lists, requests with their responses. */
export const anthropicMessages: Format = {
  id: 'anthropic-messages',
  title: 'Anthropic messages',
  sniff: (head) => sniffConversation(head, 'anthropic'),
  projection: conversationProjection,
  reader: (builder, issues) => new ConversationReader(builder, issues),
  payload: conversationPayload,
};

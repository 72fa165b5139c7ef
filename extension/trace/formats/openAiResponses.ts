import { conversationPayload } from '../messages/conversation/payload';
import { ConversationReader } from '../messages/conversation/reader';
import { conversationProjection } from '../messages/conversation/shape';
import { sniffConversation } from '../messages/conversation/sniff';
import type { Format } from './format';

/** Items of OpenAI's Responses API: requests, responses, and lists of items. */
export const openAiResponses: Format = {
  id: 'openai-responses',
  title: 'OpenAI Responses',
  sniff: (head) => sniffConversation(head, 'openai-responses'),
  projection: conversationProjection,
  reader: (builder, issues) => new ConversationReader(builder, issues),
  payload: conversationPayload,
};

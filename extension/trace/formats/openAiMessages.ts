import { conversationPayload } from '../messages/conversation/payload';
import { ConversationReader } from '../messages/conversation/reader';
import { conversationProjection } from '../messages/conversation/shape';
import { sniffConversation } from '../messages/conversation/sniff';
import type { Format } from './format';

/** Chat messages as OpenAI has them, and everything with a role and a content: lists, request logs, fine-tuning lines, tau-bench runs. */
export const openAiMessages: Format = {
  id: 'openai-messages',
  title: 'Chat messages',
  sniff: (head) => sniffConversation(head, 'openai-chat'),
  projection: conversationProjection,
  reader: (builder, issues) => new ConversationReader(builder, issues),
  payload: conversationPayload,
};

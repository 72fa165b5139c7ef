/** Reads files of messages: which records are messages, and which of them are one conversation. */
import type { TraceBuilder } from '../../builder';
import type { Issues } from '../../issues';
import type { SkimContext, SkimRecord } from '../../skim/types';
import { fieldsOf, nameOf } from '../fields';
import { messageFrom } from '../messages';
import { answerBeside } from './answer';
import { Conversation } from './conversation';

/** The reader of every format made of messages. Its records are those of `conversationProjection`. */
export class ConversationReader {
  private readonly conversations = new Map<SkimContext | 'lines', Conversation>();
  private count = 0;

  constructor(
    private readonly builder: TraceBuilder,
    private readonly issues: Issues,
  ) {}

  record(record: SkimRecord): void {
    if (record.name === 'line' || record.name === 'item') {
      this.topLevel(record);
      return;
    }
    const key = this.keyOf(record);
    switch (record.name) {
      case 'tools':
        this.conversation(key).offerTools(record);
        break;
      case 'system':
        this.conversation(key).system(record);
        break;
      case 'request':
        this.conversation(key).request(record);
        break;
      default:
        this.listed(record, key);
    }
  }

  end(): void {
    for (const conversation of this.conversations.values()) {
      conversation.name();
    }
  }

  /** An entry of a list that may be the conversation. */
  private listed(record: SkimRecord, key: SkimContext): void {
    const message = messageFrom(record.value);
    if (!message) {
      // Other objects' lists may go by the same names; only an entry among messages is odd.
      if (this.conversations.get(key)?.reads(record.name)) {
        this.passOver(record.start);
      }
      return;
    }
    const conversation = this.conversation(key);
    if (conversation.accepts(record.name)) {
      const model = modelIn(record.context);
      conversation.message(
        record,
        message,
        conversation.isAnswerOnly ? { servedModel: model } : { requestedModel: model },
      );
    }
  }

  /** A value that is a message itself, or the object around a conversation, now complete. */
  private topLevel(record: SkimRecord): void {
    const message = messageFrom(record.value);
    const model = modelIn(record.context);
    if (message) {
      const key = record.name === 'item' ? (record.context.parent ?? 'lines') : 'lines';
      this.conversation(key).message(record, message, { servedModel: model });
      return;
    }
    const around = fieldsOf(record.value) ?? {};
    const answer = answerBeside(around);
    const known = this.conversations.get(record.context);
    if (!known && !answer) {
      this.passOver(record.start);
      return;
    }
    const isResponse = 'choices' in around || 'candidates' in around || around.object === 'response';
    const models = isResponse ? { servedModel: model } : { requestedModel: model };
    this.conversation(record.context).close(record, around, answer, models);
    this.conversations.delete(record.context);
  }

  private passOver(at: number): void {
    this.issues.add('info', 'An entry that is not a message was passed over', at);
  }

  /** Messages of a `request` belong to the object around it. */
  private keyOf(record: SkimRecord): SkimContext {
    const { context } = record;
    return context.parent?.parent ? context.parent : context;
  }

  private conversation(key: SkimContext | 'lines'): Conversation {
    let conversation = this.conversations.get(key);
    if (!conversation) {
      conversation = new Conversation(String(++this.count), this.builder);
      this.conversations.set(key, conversation);
    }
    return conversation;
  }
}

function modelIn({ values }: SkimContext): string | undefined {
  return nameOf(values.get('model'));
}

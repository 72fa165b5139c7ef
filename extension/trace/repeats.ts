import { GrowingLists } from './growingLists';
import { decodeJsonString, readBytes, wholeCharacters } from './skim/text';
import { type ByteSource, DeepRef, type SkimObject, type SkimValue, TextRef } from './skim/types';
import type { ValueLimits } from './skim/values';

/** Records are read with these limits before their long texts are filled in. */
export const LONG_AS_REFERENCES: ValueLimits = { text: 1024, long: 'reference', depth: 200 };

/** Bytes of a text that are decoded from its beginning and from its end when it is longer than both. */
const END_BYTES = 1 << 18;
const LEFT_OUT = '\n…\n';

/**
 * Attributes that hold a list as JSON text, under any exporter's names. Only readers that take a list for its JSON text
 * look at them (spans/families/).
 */
const LISTS: ReadonlySet<string> = new Set([
  'gen_ai.system_instructions',
  'gen_ai.input.messages',
  'gen_ai.request.messages',
  'gen_ai.tool.definitions',
  'gen_ai.request.tools',
  'pydantic_ai.all_messages',
  'all_messages_events',
  'ai.prompt.messages',
]);

/**
 * Fills the long texts into records that are read one after the other. Model calls repeat the conversation: the items
 * of such a list that the call before had too come back as the same objects, without being decoded again. Of a huge
 * text the middle is left out, so that a record never costs more than its bytes are passed over.
 */
export class Repeats {
  private readonly lists: GrowingLists;

  constructor(private readonly source: ByteSource) {
    this.lists = new GrowingLists(source);
  }

  /** The record with its references replaced, in place where that is possible. */
  fill(record: SkimValue): SkimValue {
    return this.filled(record, '');
  }

  /** @param key the attribute the value belongs to. Recursion is bounded by the depth records are read with. */
  private filled(value: SkimValue, key: string): SkimValue {
    if (value instanceof TextRef) {
      return (LISTS.has(key) ? this.lists.read(key, value) : undefined) ?? this.text(value);
    }
    if (value instanceof DeepRef) {
      return this.text(value);
    }
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        if (typeof item === 'object') {
          value[index] = this.filled(item, key);
        }
      }
    } else if (typeof value === 'object' && value !== null) {
      this.fillObject(value, key);
    }
    return value;
  }

  private fillObject(object: SkimObject, key: string): void {
    const named = typeof object.key === 'string' ? object.key : undefined;
    for (const name in object) {
      const item = object[name];
      if (typeof item === 'object' && item !== null) {
        const inner = named ?? (name === 'stringValue' || name === 'string_value' ? key : name);
        const filled = this.filled(item, inner);
        if (filled !== item) {
          object[name] = filled;
        }
      }
    }
  }

  private text({ start, end }: TextRef | DeepRef): string {
    if (end - start <= 2 * END_BYTES) {
      const bytes = readBytes(this.source, start, end);
      return decodeJsonString(bytes, 0, bytes.length);
    }
    const head = readBytes(this.source, start, start + END_BYTES);
    const tail = readBytes(this.source, end - END_BYTES, end);
    return decodeJsonString(head, 0, wholeCharacters(head)) + LEFT_OUT + decodeJsonString(tail, 0, tail.length);
  }
}

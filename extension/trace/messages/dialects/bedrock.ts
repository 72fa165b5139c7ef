import type { Part } from '../../model';
import type { Dialect, PartReader } from '../dialect';
import { type Fields, fieldsOf, firstOf, jsonText, listOf } from '../fields';
import { failed, inlineDataPart, mediaPart, reasoningPart, textPart, toolCallPart, toolResultPart } from '../parts';

/** Content blocks of Amazon Bedrock's Converse API, which Strands records as they are. */
export const bedrock: Dialect = {
  part(item, read) {
    if (item.type !== undefined) {
      return undefined;
    }
    const call = fieldsOf(item.toolUse);
    if (call) {
      return [toolCallPart(call.name, call.toolUseId, call.input)];
    }
    const result = fieldsOf(item.toolResult);
    if (result) {
      return [resultPart(result, read)];
    }
    const reasoning = fieldsOf(item.reasoningContent);
    if (reasoning) {
      return reasoningPart(fieldsOf(reasoning.reasoningText)?.text ?? reasoning.text);
    }
    for (const kind of ['image', 'video', 'document']) {
      const media = fieldsOf(item[kind]);
      if (media?.format !== undefined) {
        return [mediaFrom(kind, media)];
      }
    }
    if (fieldsOf(item.cachePoint)) {
      return [];
    }
    const guard = fieldsOf(fieldsOf(item.guardContent)?.text);
    return guard && textPart(guard.text);
  },
};

function resultPart(result: Fields, read: PartReader): Part {
  // {json} blocks hold the value itself; a single one is the result.
  const blocks = listOf(result.content);
  const only = blocks.length === 1 ? fieldsOf(blocks[0]) : undefined;
  const content = only && 'json' in only ? only.json : blocks.map(jsonBlockAsText);
  return toolResultPart({ id: result.toolUseId, content, isError: failed(result) }, read);
}

function jsonBlockAsText(block: unknown): unknown {
  const fields = fieldsOf(block);
  return fields && 'json' in fields ? { text: jsonText(fields.json) } : block;
}

function mediaFrom(kind: string, media: Fields): Part {
  const source = fieldsOf(media.source) ?? {};
  const mimeType = `${kind === 'document' ? 'application' : kind}/${String(media.format)}`;
  const reference = firstOf(media, 'name') ?? fieldsOf(source.s3Location)?.uri;
  return reference === undefined ? inlineDataPart(mimeType, source.bytes) : mediaPart(mimeType, reference);
}

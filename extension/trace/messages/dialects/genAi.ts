import type { Dialect } from '../dialect';
import { firstOf, isText, nameOf } from '../fields';
import { failed, inlineDataPart, mediaPart, reasoningPart, textPart, toolCallPart, toolResultPart } from '../parts';

/** Message parts of OpenTelemetry's GenAI semantic conventions, with the variants emitters have. */
export const genAi: Dialect = {
  part(item, read) {
    switch (item.type) {
      case 'text':
        return isText(item.content) ? textPart(item.content) : undefined;
      case 'reasoning':
      case 'thinking':
        return isText(item.content) ? reasoningPart(item.content) : undefined;
      case 'tool_call':
        return [toolCallPart(item.name, item.id, firstOf(item, 'arguments', 'args', 'input'))];
      case 'server_tool_call':
        return [toolCallPart(item.name, item.id, firstOf(item, 'server_tool_call', 'arguments'))];
      case 'tool_call_response':
      case 'server_tool_call_response':
        return [
          toolResultPart(
            {
              id: item.id,
              name: item.name,
              content: firstOf(item, 'response', 'result', 'server_tool_call_response', 'content'),
              isError: failed(item),
            },
            read,
          ),
        ];
      case 'blob':
      case 'binary':
        return [inlineDataPart(firstOf(item, 'mime_type', 'media_type') ?? modality(item.modality), item.content)];
      case 'uri':
        return [mediaPart(item.mime_type ?? modality(item.modality), item.uri)];
      case 'file':
        return 'file_id' in item ? [mediaPart(item.mime_type ?? modality(item.modality), item.file_id)] : undefined;
      default:
        // Pydantic AI: image-url, audio-url, document-url, video-url.
        return nameOf(item.type)?.endsWith('-url') && isText(item.url) ? [mediaPart(undefined, item.url)] : undefined;
    }
  },
};

function modality(value: unknown): string | undefined {
  return nameOf(value) && `${nameOf(value)}/*`;
}

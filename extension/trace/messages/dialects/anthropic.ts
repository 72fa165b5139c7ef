import type { Dialect } from '../dialect';
import { fieldsOf, firstOf, nameOf } from '../fields';
import { failed, inlineDataPart, mediaPart, reasoningPart, textPart, toolCallPart, toolResultPart } from '../parts';

/** Content blocks of Anthropic's Messages API, server tools and MCP connector included. */
export const anthropic: Dialect = {
  part(item, read) {
    switch (item.type) {
      case 'thinking':
        return item.thinking === undefined ? undefined : reasoningPart(item.thinking);
      case 'redacted_thinking':
        return [];
      case 'tool_use':
      case 'server_tool_use':
      case 'mcp_tool_use':
        return [toolCallPart(item.name, item.id, item.input)];
      case 'image':
      case 'document': {
        const source = fieldsOf(item.source);
        if (!source) {
          return undefined;
        }
        if (source.type === 'text') {
          return textPart(source.data);
        }
        if (source.type === 'content') {
          return read(source.content);
        }
        return source.type === 'base64'
          ? [inlineDataPart(source.media_type, source.data)]
          : [mediaPart(source.media_type, firstOf(source, 'url', 'file_id'))];
      }
      case 'container_upload':
        return [mediaPart(undefined, item.file_id)];
      case 'search_result':
        return [...textPart(item.title), ...read(item.content)];
      default: {
        const type = nameOf(item.type);
        return type?.endsWith('tool_result') && 'tool_use_id' in item
          ? [toolResultPart({ id: item.tool_use_id, content: item.content, isError: blockFailed(item) }, read)]
          : undefined;
      }
    }
  },
};

/** Server tools put the error into the content: `{type: 'web_search_tool_result_error', error_code}`. */
function blockFailed(item: Readonly<Record<string, unknown>>): boolean | undefined {
  const contentType = nameOf(fieldsOf(item.content)?.type);
  return contentType?.endsWith('_error') ? true : failed(item);
}

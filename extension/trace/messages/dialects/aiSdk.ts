import type { Part } from '../../model';
import type { Dialect, PartReader } from '../dialect';
import { type Fields, fieldsOf, firstOf, isText, nameOf } from '../fields';
import { inlineDataPart, mediaPart, reasoningPart, toolCallPart, toolResultPart } from '../parts';

/** Parts of the Vercel AI SDK: model messages (all versions) and UI messages. */
export const aiSdk: Dialect = {
  part(item, read) {
    switch (item.type) {
      case 'reasoning':
        return isText(item.text) ? reasoningPart(item.text) : undefined;
      case 'redacted-reasoning':
      case 'step-start':
        return [];
      case 'tool-call':
        return [toolCallPart(item.toolName, item.toolCallId, firstOf(item, 'input', 'args'))];
      case 'tool-result':
      case 'tool-error':
        return [resultPart(item, read)];
      case 'image':
      case 'file': {
        const data = firstOf(item, 'image', 'data', 'url');
        const mimeType = firstOf(item, 'mediaType', 'mimeType');
        const reference = nameOf(data);
        const isNamed = reference !== undefined && /^[a-z][a-z+.-]{0,20}:/i.test(reference);
        return data === undefined ? undefined : [isNamed ? mediaPart(mimeType, data) : inlineDataPart(mimeType, data)];
      }
      case 'tool-invocation':
        return uiTool(fieldsOf(item.toolInvocation) ?? {}, undefined, read);
      case 'dynamic-tool':
        return uiTool(item, undefined, read);
      case undefined:
        // Telemetry lists calls and results without their part type.
        if (!isText(item.toolCallId) || !isText(item.toolName)) {
          return undefined;
        }
        return 'output' in item || 'result' in item
          ? [resultPart(item, read)]
          : [toolCallPart(item.toolName, item.toolCallId, firstOf(item, 'input', 'args'))];
      default: {
        const type = nameOf(item.type);
        return type?.startsWith('tool-') && 'toolCallId' in item ? uiTool(item, type.slice(5), read) : undefined;
      }
    }
  },
};

function resultPart(item: Fields, read: PartReader): Part {
  const output = firstOf(item, 'output', 'result', 'error');
  const typed = fieldsOf(output);
  const kind = nameOf(typed?.type);
  const wrapped = typed && kind && ('value' in typed || kind === 'execution-denied');
  const isError =
    item.type === 'tool-error' ||
    item.isError === true ||
    (wrapped && (kind.startsWith('error') || kind === 'execution-denied'));
  return toolResultPart(
    {
      id: item.toolCallId,
      name: item.toolName,
      content: wrapped ? (typed.value ?? typed.reason) : output,
      ...(isError && { isError }),
    },
    read,
  );
}

/** UI messages keep a call and its result in one part. */
function uiTool(item: Fields, name: string | undefined, read: PartReader): Part[] {
  const tool = item.toolName ?? name;
  const call = toolCallPart(tool, item.toolCallId, firstOf(item, 'input', 'rawInput', 'args'));
  const error = nameOf(item.errorText);
  const result = error ?? firstOf(item, 'output', 'result');
  return result === undefined
    ? [call]
    : [
        call,
        toolResultPart(
          { id: item.toolCallId, name: tool, content: result, ...(error !== undefined && { isError: true }) },
          read,
        ),
      ];
}

import type { Dialect } from '../dialect';
import { type Fields, fieldsOf, firstOf, isText } from '../fields';
import { inlineDataPart, mediaPart, reasoningPart, textPart, toolCallPart, toolResultPart } from '../parts';

/** Parts of Gemini contents, in the REST API's camelCase and the Python SDK's snake_case. */
export const gemini: Dialect = {
  part(item, read) {
    if (item.type !== undefined) {
      return undefined;
    }
    if (isText(item.text)) {
      return item.thought === true ? reasoningPart(item.text) : textPart(item.text);
    }
    const field = (camelCase: string, snakeCase: string): Fields | undefined =>
      fieldsOf(firstOf(item, camelCase, snakeCase));
    const call = field('functionCall', 'function_call');
    if (call) {
      return [toolCallPart(call.name, call.id, call.args)];
    }
    const response = field('functionResponse', 'function_response');
    if (response) {
      // Google's convention: "output" for what the function returned, "error" when it failed.
      const body = fieldsOf(response.response);
      const isError = body && body.error != null && body.output == null ? true : undefined;
      return [toolResultPart({ id: response.id, name: response.name, content: response.response, isError }, read)];
    }
    const inline = field('inlineData', 'inline_data');
    if (inline) {
      return [inlineDataPart(firstOf(inline, 'mimeType', 'mime_type'), inline.data)];
    }
    const file = field('fileData', 'file_data');
    if (file) {
      return [mediaPart(firstOf(file, 'mimeType', 'mime_type'), firstOf(file, 'fileUri', 'file_uri'))];
    }
    const code = field('executableCode', 'executable_code');
    if (code) {
      return [toolCallPart('code_execution', code.id, code)];
    }
    const outcome = field('codeExecutionResult', 'code_execution_result');
    if (outcome) {
      const isError = outcome.outcome !== 'OUTCOME_OK';
      return [toolResultPart({ name: 'code_execution', content: outcome.output, isError }, read)];
    }
    return undefined;
  },
};

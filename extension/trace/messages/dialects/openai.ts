import type { Dialect } from '../dialect';
import { fieldsOf, firstOf, isText } from '../fields';
import { inlineDataPart, mediaPart, reasoningPart, textPart, toolCallPart } from '../parts';

/** Content parts of OpenAI's chat and Responses APIs. */
export const openai: Dialect = {
  part(item) {
    switch (item.type) {
      case 'text':
      case 'input_text':
      case 'output_text':
      case 'summary_text':
        return isText(item.text) ? textPart(item.text) : undefined;
      case 'reasoning_text':
        return reasoningPart(item.text);
      case 'refusal':
        return textPart(item.refusal);
      case 'image_url':
      case 'input_image': {
        const url = fieldsOf(item.image_url)?.url ?? item.image_url;
        return [mediaPart(undefined, url ?? item.file_id)];
      }
      case 'input_audio': {
        const audio = fieldsOf(item.input_audio) ?? item;
        return [inlineDataPart(`audio/${String(audio.format ?? '*')}`, audio.data)];
      }
      case 'file':
      case 'input_file': {
        const file = fieldsOf(item.file) ?? (item.type === 'input_file' ? item : undefined);
        return file && [mediaPart(undefined, firstOf(file, 'filename', 'file_id', 'file_url', 'file_data'))];
      }
      case 'function': {
        // A tool call that stands alone, outside its message.
        const call = fieldsOf(item.function);
        return call && 'arguments' in call ? [toolCallPart(call.name, item.id, call.arguments)] : undefined;
      }
      default:
        return undefined;
    }
  },
};

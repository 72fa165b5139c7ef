/** Texts in the place of a model id that name no model by themselves: what they mean is set somewhere else. */

const SHORTHAND = /^(sonnet|opus|haiku|fable|mythos|opusplan|inherit|default|best)(\[1m\])?$/i;
const VARIABLE =
  /^[<{$%]|\$\{|\{\{|^=|^(os\.environ|process\.env|env|vars|secrets?)[./:]|^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;
/** Ids of these makers are in lower case; editors show and save their models' names. */
const DISPLAY_NAME = /\s|^(GPT|Claude|Gemini|Grok)-/;
const STORED = /^(asst|pmpt)_/;

/** Why this text names no model by itself; undefined when it may be an id. */
export function referenceIn(text: string): string | undefined {
  if (SHORTHAND.test(text)) {
    return 'a shorthand: the tool that reads it picks the model';
  }
  if (VARIABLE.test(text)) {
    return 'a placeholder: the value comes from somewhere else';
  }
  if (STORED.test(text)) {
    return 'the id of a stored object, which decides the model';
  }
  return DISPLAY_NAME.test(text) ? 'a display name, which the tool maps to a model' : undefined;
}

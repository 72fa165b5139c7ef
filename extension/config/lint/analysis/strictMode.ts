import type { Tool } from '../../agentConfig';

/**
 * Keywords that strict tool definitions may not have. Sources: OpenAI "Structured Outputs: supported schemas";
 * Anthropic "Strict tool use" (no numeric, length or array limits, no recursion).
 */
const UNSUPPORTED: Readonly<Record<string, ReadonlySet<string>>> = {
  OpenAI: new Set([
    'allOf',
    'oneOf',
    'not',
    'dependentRequired',
    'dependentSchemas',
    'if',
    'then',
    'else',
    'patternProperties',
    'unevaluatedProperties',
    'propertyNames',
    'minProperties',
    'maxProperties',
    'contains',
    'uniqueItems',
  ]),
  Anthropic: new Set([
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'multipleOf',
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
    'uniqueItems',
    'not',
    'if',
    'then',
    'else',
  ]),
};

/** The provider whose strict mode a tool asks for. */
export function strictProvider({ shape, strict }: Tool): string | undefined {
  if (!strict) {
    return undefined;
  }
  return shape === 'anthropic' ? 'Anthropic' : shape.startsWith('openai') ? 'OpenAI' : undefined;
}

export function unsupportedKeyword(provider: string, keyword: string): boolean {
  return UNSUPPORTED[provider]?.has(keyword) ?? false;
}

import type { ToolShape } from '../../agentConfig';

/** What a provider accepts in a tool definition. Undefined limits are not checked. */
export interface ProviderLimits {
  readonly provider: string;
  /** What a tool's name must match. */
  readonly name: RegExp;
  readonly nameRule: string;
  /** Most characters of a tool's description. */
  readonly description?: number;
}

const WORD_64 = { name: /^[a-zA-Z0-9_-]{1,64}$/, nameRule: 'letters, digits, _ and -, at most 64' };

const OPENAI: ProviderLimits = { provider: 'OpenAI', ...WORD_64, description: 1024 };
const ANTHROPIC: ProviderLimits = {
  provider: 'Anthropic',
  name: /^[a-zA-Z0-9_-]{1,128}$/,
  nameRule: 'letters, digits, _ and -, at most 128',
};
const MCP: ProviderLimits = {
  provider: 'MCP',
  name: /^[a-zA-Z0-9_./-]{1,128}$/,
  nameRule: 'letters, digits, _, -, . and /, at most 128',
};
const GEMINI: ProviderLimits = {
  provider: 'Gemini',
  name: /^[a-zA-Z_][a-zA-Z0-9_.:-]{0,127}$/,
  nameRule: 'a letter or _ first, then letters, digits, _, ., : and -, at most 128',
};

/**
 * Sources: OpenAI function calling guide (names, 1,024 characters of description), Anthropic tool use ("How to implement
 * tool use"), MCP specification 2025-11-25 (Tool names), Gemini FunctionDeclaration reference, Bedrock ToolSpecification.
 * Shapes that several providers read get the loosest limits.
 */
const LIMITS: Readonly<Partial<Record<ToolShape, ProviderLimits>>> = {
  'openai-chat': OPENAI,
  'openai-responses': OPENAI,
  'openai-functions': OPENAI,
  anthropic: ANTHROPIC,
  mcp: MCP,
  docker: MCP,
  azure: MCP,
  toolbox: MCP,
  gemini: GEMINI,
  bedrock: { provider: 'Bedrock', ...WORD_64 },
};

export function limitsOf(shape: ToolShape): ProviderLimits | undefined {
  return LIMITS[shape];
}

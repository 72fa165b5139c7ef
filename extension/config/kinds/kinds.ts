import { agentAutogen } from './agent-autogen';
import { agentBackstep } from './agent-backstep';
import { agentCrewai } from './agent-crewai';
import { agentFlowise } from './agent-flowise';
import { agentGoogleAdk } from './agent-google-adk';
import { agentHaystack } from './agent-haystack';
import { agentLanggraph } from './agent-langgraph';
import { agentM365 } from './agent-m365-declarative';
import { agentMsDeclarative } from './agent-ms-declarative';
import { agentPromptfoo } from './agent-promptfoo';
import type { Kind } from './kind';
import { mcpServers } from './mcp-servers';
import { modelClaudeSettings } from './model-claude-settings';
import { modelEnv } from './model-env';
import { modelKagent } from './model-kagent';
import { modelLitellm } from './model-litellm';
import { modelNemo } from './model-nemo';
import { modelSettings } from './model-settings';
import { modelSweAgent } from './model-swe-agent';
import { promptAgentsMd } from './prompt-agents-md';
import { promptClaudeAgent } from './prompt-claude-agent';
import { promptClaudeCommand } from './prompt-claude-command';
import { promptContinue } from './prompt-continue';
import { promptCopilotInstructions } from './prompt-copilot-instructions';
import { promptCursorRule } from './prompt-cursor-rule';
import { promptDotprompt } from './prompt-dotprompt';
import { promptGithubModels } from './prompt-github-models';
import { promptLangwatch } from './prompt-langwatch';
import { promptPrompty } from './prompt-prompty';
import { promptSemanticKernel } from './prompt-semantic-kernel';
import { promptSkill } from './prompt-skill';
import { promptText } from './prompt-text';
import { promptVscodeAgent } from './prompt-vscode-agent';
import { promptVscodeChatmode } from './prompt-vscode-chatmode';
import { promptVscodeInstructions } from './prompt-vscode-instructions';
import { promptVscodePrompt } from './prompt-vscode-prompt';
import { toolsAnthropic } from './tools-anthropic';
import { toolsAzure } from './tools-azure-consolidated';
import { toolsBedrock } from './tools-bedrock-toolspec';
import { toolsBfcl } from './tools-bfcl';
import { toolsDify } from './tools-dify';
import { toolsDockerMcp } from './tools-docker-mcp';
import { toolsFlowise } from './tools-flowise';
import { toolsGemini } from './tools-gemini';
import { toolsGenaiToolbox } from './tools-genai-toolbox';
import { toolsM365 } from './tools-m365-apiplugin';
import { toolsMcpList } from './tools-mcp-list';
import { toolsOpenaiChat } from './tools-openai-chat';
import { toolsOpenaiFunctions } from './tools-openai-functions';
import { toolsOpenaiResponses } from './tools-openai-responses';

/**
 * Every kind of agent-config file. A file is of the first kind that matches it, so a kind that another would also
 * match stands before it.
 */
export const KINDS: readonly Kind[] = [
  agentBackstep,
  agentMsDeclarative,
  // Tools
  toolsM365,
  toolsFlowise,
  toolsDockerMcp,
  toolsAzure,
  toolsMcpList,
  toolsAnthropic,
  toolsOpenaiChat,
  toolsOpenaiResponses,
  toolsGemini,
  toolsBedrock,
  toolsBfcl,
  toolsOpenaiFunctions,
  toolsGenaiToolbox,
  toolsDify,
  // Agents
  agentAutogen,
  agentFlowise,
  agentLanggraph,
  agentM365,
  agentHaystack,
  agentPromptfoo,
  agentGoogleAdk,
  agentCrewai,
  // Prompts
  promptGithubModels,
  promptSemanticKernel,
  promptLangwatch,
  promptPrompty,
  promptContinue,
  promptDotprompt,
  promptCopilotInstructions,
  promptAgentsMd,
  promptCursorRule,
  promptVscodeInstructions,
  promptVscodePrompt,
  promptVscodeAgent,
  promptVscodeChatmode,
  promptSkill,
  promptText,
  promptClaudeCommand,
  promptClaudeAgent,
  // Models and servers
  modelLitellm,
  modelNemo,
  modelSweAgent,
  modelKagent,
  modelEnv,
  modelClaudeSettings,
  modelSettings,
  mcpServers,
];

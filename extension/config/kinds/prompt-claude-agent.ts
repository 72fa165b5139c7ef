import type { Document } from '../document/document';
import { get, stringOf } from '../document/node';
import { frontMatterAgent, hasAny, readMarkdown } from '../parts/markdown';
import { isUnder, type Kind } from './kind';

/** `.claude/agents/*.md`: front matter with `name`, `description` and mostly `tools` or `model`. */
export const promptClaudeAgent: Kind = {
  id: 'prompt-claude-agent',
  title: 'Claude Code subagent',
  formats: ['markdown'],
  matches: (document) =>
    hasAny(document, 'name') &&
    hasAny(document, 'description') &&
    (hasAny(document, 'tools', 'disallowedTools', 'permissionMode') ||
      isUnder(document, 'agents') ||
      hasClaudeModel(document)),
  read: (document) => ({ ...readMarkdown(document, { purpose: 'agent' }), agents: frontMatterAgent(document) }),
};

function hasClaudeModel(document: Document): boolean {
  return /^(?:sonnet|opus|haiku|inherit|claude-)/.test(stringOf(get(document.root, 'model')) ?? '');
}

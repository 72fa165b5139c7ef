import type { Prompt, PromptInput, PromptPurpose, PromptSection, Role, TemplateLanguage, Text } from '../agentConfig';
import { get, getAny, type Node, stringOf } from '../document/node';

export interface PromptOptions {
  readonly name?: string | undefined;
  readonly role?: Role;
  readonly purpose?: PromptPurpose;
  readonly language?: TemplateLanguage;
  readonly inputs?: readonly PromptInput[] | undefined;
  readonly sections?: readonly PromptSection[];
}

/** A prompt that is one string. Nodes that are no text, or blank, give no prompt. */
export function readPrompt(node: Node | undefined, options: PromptOptions = {}): Prompt[] {
  const text = stringOf(node);
  if (node === undefined || text === undefined || text.trim() === '') {
    return [];
  }
  return [
    {
      name: options.name ?? '',
      node,
      text,
      sections: options.sections ?? [{ role: options.role ?? 'system', start: 0, end: text.length }],
      purpose: options.purpose ?? 'agent',
      language: options.language ?? 'none',
      inputs: options.inputs,
    },
  ];
}

const ROLES: ReadonlyMap<string, Role> = new Map(
  Object.entries({
    system: 'system',
    developer: 'system',
    user: 'user',
    human: 'user',
    assistant: 'assistant',
    model: 'assistant',
    ai: 'assistant',
    tool: 'tool',
    function: 'tool',
  } as const),
);

export function roleOf(name: string | undefined): Role | undefined {
  return ROLES.get(name?.toLowerCase() ?? '');
}

/** Chat messages: `[{role, content}]`, where content is text or a list of parts with text. */
export function readMessages(messages: Node | undefined, options: PromptOptions = {}): Prompt[] {
  return (messages?.items ?? []).flatMap((message) => {
    const role = roleOf(stringOf(get(message, 'role')));
    const content = get(message, 'content');
    if (role === undefined) {
      return [];
    }
    const texts = content?.type === 'array' ? content.items.map((part) => getAny(part, 'text', 'value')) : [content];
    return texts.flatMap((text) =>
      readPrompt(text, { ...options, role, purpose: role === 'system' ? options.purpose : 'task' }),
    );
  });
}

/**
 * Splits a prompt's text at role lines.
 * @param marker matches one role mark; its first group is the role's name
 */
export function splitRoles(text: string, marker: RegExp): PromptSection[] {
  const sections: PromptSection[] = [];
  let role: Role = 'system';
  let start = 0;
  for (const match of text.matchAll(marker)) {
    const next = roleOf(match[1]);
    if (next === undefined) {
      continue;
    }
    if (match.index > start) {
      sections.push({ role, start, end: match.index });
    }
    role = next;
    start = match.index + match[0].length;
  }
  sections.push({ role, start, end: text.length });
  return sections;
}

const UNTRUSTED = /\b(?:user|customer|question|query|message|document|context|search|email|history|comment|input)/i;

/** Inputs declared as an object of names, or a list of names or of objects with `name`. */
export function readInputs(node: Node | undefined): PromptInput[] | undefined {
  if (node?.type === 'object') {
    return node.members.map((member) => input({ value: member.key, node: member.value, isKey: true }));
  }
  if (node?.type === 'array') {
    return node.items.flatMap((item) => {
      const name = item.type === 'string' ? item : get(item, 'name');
      return name?.type === 'string' ? [input({ value: name.value as string, node: name, isKey: false })] : [];
    });
  }
  return undefined;
}

function input(name: Text): PromptInput {
  return { name, untrusted: UNTRUSTED.test(name.value.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ')) };
}

import type { Message, Payload, ToolDefinition, Trace } from '../../../trace/model';
import { tidyText } from '../plain';
import { meaningOfDefinition, type ToolMeaning } from '../toolMeaning';

/** Reads a step's content, as `TraceFile.payload` does. */
export type PayloadReader = (step: number) => Payload;

export interface NamedBy {
  /** The attribute that says it. */
  readonly key: string;
  readonly value: string;
}

/** What a trace recorded of the config it ran with. */
export interface Recorded {
  readonly fingerprints: readonly NamedBy[];
  /** Commits, tags and versions, the surest first. */
  readonly refs: readonly NamedBy[];
  /** System prompts as sent, each once. */
  readonly prompts: readonly string[];
  /** Tools offered, by name; the first definition of each. */
  readonly tools: ReadonlyMap<string, ToolMeaning>;
  readonly models: readonly string[];
  /** Request parameters by name, as first recorded. */
  readonly parameters: ReadonlyMap<string, unknown>;
  /** Nothing of the config is in the trace. */
  readonly isEmpty: boolean;
}

const FINGERPRINTS = ['backstep.config.fingerprint', 'agent.config.fingerprint', 'config.fingerprint'];
/** In the order in which they are believed. The vcs names are OpenTelemetry's. */
const REFS = [
  'vcs.ref.head.revision',
  'vcs.repository.ref.revision',
  'git.commit.sha',
  'git.commit',
  'gen_ai.agent.version',
  'agent.version',
  'vcs.ref.head.name',
  'langfuse.release',
  'langfuse.version',
  'service.version',
];
const PROMPT_NAMES = ['gen_ai.prompt.name', 'langfuse.prompt.name', 'prompt.name', 'llm.prompt_template.name'];
const PROMPT_VERSIONS = [
  'gen_ai.prompt.version',
  'langfuse.prompt.version',
  'prompt.version',
  'llm.prompt_template.version',
];

/** Steps whose content is read: config is recorded with the first calls, and again with every other. */
const MOST_STEPS = 60;
/** Longer prompts are cut: what comes later tells no version from another. */
const LONGEST_PROMPT = 500_000;
/** Steps looked at before others get a turn; the ones whose content is read count for more. */
const STEPS_PER_TURN = 2000;
const READ_STEPS_PER_TURN = 8;

/** How a long reading of a trace goes on. */
export interface TakesTurns {
  /** Gives other questions a turn; may throw to end the reading. */
  breathe(): Promise<void>;
}

/**
 * What a trace recorded of its config. Plain data that another thread can be handed.
 * @param turns without it the whole trace is read in one go
 */
export async function readRecorded(trace: Trace, payload: PayloadReader, turns?: TakesTurns): Promise<Recorded> {
  const attributes = new Map<string, unknown>(trace.attributes);
  const prompts = new Set<string>();
  const tools = new Map<string, ToolMeaning>();
  const models = new Set<string>();
  const parameters = new Map<string, unknown>();
  let left = MOST_STEPS;
  for (const step of trace.steps()) {
    if (step.number % (left > 0 ? READ_STEPS_PER_TURN : STEPS_PER_TURN) === 0) {
      await turns?.breathe();
    }
    const isCall = step.kind === 'model' || step.kind === 'agent';
    if (step.kind === 'model' && step.model?.requested) {
      models.add(step.model.requested);
    }
    if (!isCall || left-- <= 0) {
      continue;
    }
    const content = payload(step.number);
    for (const [key, value] of Object.entries(content.attributes ?? {})) {
      if (!attributes.has(key)) {
        attributes.set(key, value);
      }
    }
    for (const text of systemTexts(content)) {
      prompts.add(text);
    }
    for (const tool of (content.tools ?? []).filter(({ name }) => !tools.has(name))) {
      tools.set(tool.name, toolOf(tool));
    }
    for (const [name, value] of Object.entries(step.kind === 'model' ? (content.parameters ?? {}) : {})) {
      if (!parameters.has(name)) {
        parameters.set(name, value);
      }
    }
  }
  return {
    fingerprints: valuesAt(attributes, FINGERPRINTS),
    refs: [...valuesAt(attributes, REFS).flatMap(withTagSpelling), ...promptRefs(attributes)],
    prompts: [...prompts],
    tools,
    models: [...models],
    parameters,
    isEmpty: prompts.size + tools.size + models.size + parameters.size === 0,
  };
}

function valuesAt(attributes: ReadonlyMap<string, unknown>, keys: readonly string[]): NamedBy[] {
  return keys.flatMap((key) => {
    const value = attributes.get(key);
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    return text === '' ? [] : [{ key, value: text }];
  });
}

/** Version `2.4.0` is often tagged `v2.4.0`. */
function withTagSpelling(named: NamedBy): NamedBy[] {
  return /^\d/.test(named.value) && !/^[0-9a-f]{7,64}$/.test(named.value)
    ? [named, { ...named, value: `v${named.value}` }]
    : [named];
}

function promptRefs(attributes: ReadonlyMap<string, unknown>): NamedBy[] {
  const [name] = valuesAt(attributes, PROMPT_NAMES);
  const [version] = valuesAt(attributes, PROMPT_VERSIONS);
  return name && version
    ? ['@', '/', '-', '-v', '/v'].map((link) => ({ key: version.key, value: `${name.value}${link}${version.value}` }))
    : [];
}

function systemTexts({ system, input }: Payload): string[] {
  const messages = system?.length ? system : (input ?? []).filter(({ role }) => role === 'system');
  const texts = messages.map(textOfMessage).filter((text) => text !== '');
  return texts.length > 1 ? [tidyText(texts.join('\n')), ...texts] : texts;
}

function textOfMessage({ parts }: Message): string {
  const text = parts.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
  return tidyText(text.slice(0, LONGEST_PROMPT));
}

function toolOf({ name, description, parameters }: ToolDefinition): ToolMeaning {
  return meaningOfDefinition(name, description ?? '', parameters ?? {});
}

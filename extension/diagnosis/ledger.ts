import type { Payload, Step } from '../trace/model';
import { compare } from './ledger/compare';
import { addSizes, type Sent, sentBy } from './ledger/sent';
import { textOf } from './texts';

export type LedgerSource = 'system' | 'definitions' | 'user' | 'assistant' | 'tool';

/** Tokens of a call's input that came from one place. */
export interface SourceShare {
  readonly source: LedgerSource;
  /** The tool's name, for tool results that name it. */
  readonly tool: string | undefined;
  readonly tokens: number;
}

/** A message of the previous call that this one does not have as it was. */
export interface LostMessage {
  /** Step of the call that still had it. */
  readonly heldBy: number;
  readonly role: string;
  readonly text: string;
  /** What stands in its place, for a message that was cut or changed; undefined when it is gone. */
  readonly now: string | undefined;
}

/** What one model call was sent, against the previous call of the same conversation. */
export interface LedgerEntry {
  readonly step: number;
  readonly agent: string | undefined;
  /** The call it is compared with; undefined for the first. */
  readonly previous: number | undefined;
  readonly kept: number;
  readonly added: number;
  readonly dropped: readonly LostMessage[];
  readonly changed: readonly LostMessage[];
  readonly cut: readonly LostMessage[];
  /** Several messages went, and a new one that is much shorter and made of their words stands in their place. */
  readonly summarised: boolean;
  /** True when the system text differs from the previous call's. */
  readonly systemChanged: boolean;
  readonly inputTokens: number;
  /** False when `inputTokens` was recorded; true when it is characters / 4. */
  readonly estimated: boolean;
  /** Largest first; always estimated from characters, scaled to add up to `inputTokens`. */
  readonly shares: readonly SourceShare[];
  /** 0..1 of the model's window (more when it is overrun); undefined when the window is not known. */
  readonly fill: number | undefined;
}

/** The context sent to every model call of a run. */
export interface Ledger {
  readonly calls: readonly LedgerEntry[];
  /** The entry of a model step. */
  of(step: number): LedgerEntry | undefined;
}

/** Rule of thumb for text in Latin letters; only used where no usage was recorded. */
const CHARACTERS_PER_TOKEN = 4;
/** Conversations of one agent that may go on: sub-agents of one name take turns. */
const MOST_OPEN = 8;

/** Makes the ledger while a run is read: wants every step's payload, in reading order. */
export class LedgerBuilder {
  private readonly calls: LedgerEntry[] = [];
  private readonly open = new Map<string, { step: number; sent: Sent }[]>();
  /** Characters by source that the steps so far said: the context of calls whose input is the steps before them. */
  private readonly said = new Map<string, number>();
  private saidCount = 0;
  private lastCall: number | undefined;
  private lastCount = 0;

  constructor(private readonly contextWindow: ((model: string) => number | undefined) | undefined) {}

  add(step: Step, agent: string, payload: Payload): void {
    if (step.kind === 'model') {
      this.calls.push(
        payload.inputIsPreviousSteps ? this.flowing(step, agent, payload) : this.sent(step, agent, payload),
      );
    }
    addSizes(payload.output ?? [], this.said);
    this.grow(`tool ${step.tool?.name ?? ''}`, textOf(payload.result).length);
    this.saidCount++;
  }

  finish(): Ledger {
    const byStep = new Map(this.calls.map((entry) => [entry.step, entry]));
    return { calls: this.calls, of: (step) => byStep.get(step) };
  }

  private grow(source: string, size: number): void {
    if (size > 0) {
      this.said.set(source, (this.said.get(source) ?? 0) + size);
    }
  }

  /** The conversation is the steps before: nothing of it can be lost. */
  private flowing(step: Step, agent: string, payload: Payload): LedgerEntry {
    const count = this.saidCount;
    const entry = this.entry(step, agent, payload, new Map(this.said), {
      previous: this.lastCall,
      kept: this.lastCount,
      added: count - this.lastCount,
      ...NOTHING_LOST,
    });
    this.lastCall = step.number;
    this.lastCount = count;
    return entry;
  }

  private sent(step: Step, agent: string, payload: Payload): LedgerEntry {
    const open = this.open.get(agent) ?? [];
    this.open.set(agent, open);
    const sent = sentBy(payload, open.at(-1)?.sent);
    const index = sent.goesOn ? open.length - 1 : continued(open, sent);
    const before = open[index];
    if (before) {
      open.splice(index, 1);
    } else if (open.length >= MOST_OPEN) {
      open.shift();
    }
    open.push({ step: step.number, sent });
    const difference = before
      ? { previous: before.step, ...compare(before.step, before.sent, sent) }
      : { previous: undefined, kept: 0, added: sent.messages.length, ...NOTHING_LOST };
    return this.entry(step, agent, payload, sent.sizes, difference);
  }

  private entry(
    step: Step,
    agent: string,
    payload: Payload,
    sent: ReadonlyMap<string, number>,
    difference: Omit<LedgerEntry, 'step' | 'agent' | 'inputTokens' | 'estimated' | 'shares' | 'fill'>,
  ): LedgerEntry {
    const definitions = payload.tools ? sizeOf(payload.tools) : 0;
    let characters = definitions;
    for (const size of sent.values()) {
      characters += size;
    }
    const recorded = step.usage?.input;
    const inputTokens = recorded ?? Math.ceil(characters / CHARACTERS_PER_TOKEN);
    const window = this.windowOf(step);
    return {
      step: step.number,
      agent: agent === '' ? undefined : agent,
      ...difference,
      inputTokens,
      estimated: recorded === undefined,
      // Worked out when a call is looked at: a run may have a hundred thousand.
      get shares() {
        return sharesOf(sent, definitions, characters === 0 ? 0 : inputTokens / characters);
      },
      fill: window === undefined ? undefined : inputTokens / window,
    };
  }

  private windowOf({ model }: Step): number | undefined {
    const ids = [model?.served, model?.requested].filter((id) => id !== undefined);
    return ids.map((id) => this.contextWindow?.(id)).find((window) => window !== undefined && window > 0);
  }
}

/** Every call offers the same tools, mostly as the same object. */
const sizes = new WeakMap<object, number>();

function sizeOf(definitions: NonNullable<Payload['tools']>): number {
  const size = sizes.get(definitions) ?? textOf(definitions).length;
  sizes.set(definitions, size);
  return size;
}

const NOTHING_LOST = { dropped: [], changed: [], cut: [], summarised: false, systemChanged: false };

/** Which of an agent's open conversations this call goes on with: -1 for none. */
function continued(open: readonly { readonly sent: Sent }[], { messages }: Sent): number {
  const last = open.at(-1)?.sent.messages ?? [];
  if (last.length > 0 && last.every(({ key }, index) => key === messages[index]?.key)) {
    return open.length - 1;
  }
  const keys = new Set(messages.map(({ key }) => key));
  let best = -1;
  let most = 0;
  for (const [index, { sent }] of open.entries()) {
    const shared = sent.messages.reduce((count, { key }) => count + (keys.has(key) ? 1 : 0), 0);
    const sameStart = sent.messages[0] !== undefined && sent.messages[0].key === messages[0]?.key;
    const score = shared + (sameStart ? sent.messages.length : 0);
    if (score > 0 && score >= most) {
      best = index;
      most = score;
    }
  }
  return best;
}

function sharesOf(
  sent: ReadonlyMap<string, number>,
  definitions: number,
  tokensPerCharacter: number,
): readonly SourceShare[] {
  return [...sent, ...(definitions > 0 ? [['definitions', definitions] as const] : [])]
    .map(([key, size]) => {
      const space = key.indexOf(' ');
      return {
        source: (space < 0 ? key : key.slice(0, space)) as LedgerSource,
        tool: space < 0 ? undefined : key.slice(space + 1) || undefined,
        tokens: Math.round(size * tokensPerCharacter),
      };
    })
    .sort((a, b) => b.tokens - a.tokens);
}

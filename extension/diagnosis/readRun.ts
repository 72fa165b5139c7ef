import type { Payload, Step, Trace } from '../trace/model';
import type { TraceFile } from '../trace/traceFile';
import { AgentMemory } from './agentMemory';
import type { Author, Passage, Run, RunStep, ToolRequest } from './run';
import { isClipped, keyOf, type Piece, piecesOf, textOf } from './texts';

export interface ReadOptions {
  /** Looked at between steps: an aborted reading ends with an AbortError. */
  readonly signal?: { readonly aborted: boolean };
  /** Gives other work of this thread a turn; called every few milliseconds. */
  readonly breathe?: () => Promise<void>;
  /** 0..1 */
  readonly onProgress?: (done: number) => void;
  /** Called with every step's payload, in reading order, for what else is made of them in the same pass. */
  readonly onPayload?: (step: Step, agent: string, payload: Payload) => void;
}

/** Steps between looks at the clock. */
const STRIDE = 8;
const TURN_MS = 25;

/**
 * Reads a trace as a run: every step's texts once, however often model calls repeat the conversation.
 * @throws RangeError when there is no such trace
 * @throws DOMException named AbortError when aborted
 */
export async function readRun(file: TraceFile, traceId: string, options: ReadOptions = {}): Promise<Run> {
  const trace = file.trace(traceId);
  if (!trace) {
    throw new RangeError(`There is no trace ${traceId} in the file`);
  }
  const reader = new RunReader(trace);
  const contents = file.contents(traceId);
  let turn = performance.now();
  for (const step of trace.steps()) {
    if (step.number % STRIDE === 0 && performance.now() - turn > TURN_MS) {
      options.onProgress?.(step.number / trace.stepCount);
      await options.breathe?.();
      turn = performance.now();
    }
    if (options.signal?.aborted) {
      throw new DOMException('The diagnosis was stopped', 'AbortError');
    }
    const payload = contents(step.number);
    const agent = reader.enter(step, payload);
    options.onPayload?.(step, agent, payload);
  }
  return reader.finish();
}

/** Shared by the many steps without texts. */
const NOTHING: readonly never[] = [];

type Draft = { -readonly [F in keyof RunStep]: RunStep[F] };

/** A container still open: what it says it did is compared with what the steps below it did. */
interface Container {
  readonly draft: Draft;
  readonly pieces: readonly Piece[];
}

class RunReader {
  private readonly steps: Draft[] = [];
  private readonly memory = new AgentMemory();
  private readonly open: Container[] = [];
  private readonly clipped: number[] = [];
  /** Texts that repeat are kept once. */
  private readonly texts = new Map<string, string>();
  /** Until the first text of the run. */
  private isSilent = true;

  constructor(private readonly trace: Trace) {}

  /** @returns the agent the step belongs to, '' when none is recorded */
  enter(step: Step, payload: Payload): string {
    this.closeBefore(step.number);
    const parent = step.parent === undefined ? undefined : this.steps[step.parent - 1];
    const draft = draftOf(step, payload, parent?.agent);
    if (typeof draft.result === 'string') {
      draft.result = this.once(draft.result);
    }
    this.steps.push(draft);
    const agent = draft.agent ?? '';
    draft.saw = this.passages(draft, this.memory.unseen(agent, payload));
    const did = producedBy(draft, payload, this.isSilent);
    this.isSilent &&= did.length === 0 && draft.saw.length === 0;
    if (isContainer(draft)) {
      this.open.push({ draft, pieces: did });
    } else {
      this.did(draft, did);
    }
    return agent;
  }

  finish(): Run {
    this.closeBefore(Number.POSITIVE_INFINITY);
    return {
      traceId: this.trace.id,
      traceName: this.trace.name,
      outcome: this.trace.outcome,
      question: questionOf(this.trace),
      steps: this.steps,
      clipped: [...new Set(this.clipped)],
    };
  }

  /** Containers that ended before this step did what nothing below them did. */
  private closeBefore(number: number): void {
    for (let last = this.open.at(-1); last && last.draft.lastDescendant < number; last = this.open.at(-1)) {
      this.open.pop();
      const { draft, pieces } = last;
      this.did(
        draft,
        pieces.filter(({ key }) => !this.memory.isProduced(key)),
      );
    }
  }

  private did(draft: Draft, pieces: readonly Piece[]): void {
    draft.did = this.passages(draft, pieces);
    this.memory.produce(draft.agent ?? '', pieces);
  }

  private once(text: string): string {
    const known = this.texts.get(text);
    if (known === undefined) {
      this.texts.set(text, text);
    }
    return known ?? text;
  }

  private passages(draft: Draft, pieces: readonly Piece[]): readonly Passage[] {
    if (pieces.length === 0) {
      return NOTHING;
    }
    return pieces.map(({ author, field, speaker, text: said }) => {
      const text = this.once(said);
      if (isClipped(text)) {
        this.clipped.push(draft.number);
      }
      return { step: draft.number, author, field, speaker, text };
    });
  }
}

function isContainer({ kind, number, lastDescendant }: Draft): boolean {
  return lastDescendant > number && (kind === 'agent' || kind === 'span' || kind === 'handoff');
}

/** @param outer the agent of the step above */
function draftOf(step: Step, payload: Payload, outer: string | undefined): Draft {
  const { number, tool } = step;
  const asked = step.kind === 'model' ? '' : textOf(payload.arguments);
  const author = askedBy(step, outer);
  return {
    number,
    parent: step.parent,
    lastDescendant: step.lastDescendant,
    kind: step.kind,
    name: step.name,
    agent: step.agent ?? outer,
    status: step.status,
    statusMessage: step.statusMessage,
    startMs: step.startMs,
    durationMs: step.durationMs,
    tool: tool?.name,
    callId: tool?.callId,
    step,
    saw: NOTHING,
    did: NOTHING,
    asked: asked === '' ? NOTHING : [{ step: number, author, field: 'arguments', speaker: tool?.name, text: asked }],
    toolRequests: step.kind === 'model' ? requestsIn(payload) : NOTHING,
    arguments: payload.arguments,
    result: payload.result,
    offered: payload.tools ?? NOTHING,
    parameters: payload.parameters,
    seesEarlierSteps: payload.inputIsPreviousSteps ?? false,
  };
}

/** Tools are called by models, and so are agents below agents; a run's first agent is called by its user. */
function askedBy({ kind }: Step, outer: string | undefined): Author {
  switch (kind) {
    case 'tool':
    case 'retrieval':
    case 'handoff':
      return 'model';
    case 'agent':
      return outer === undefined ? 'user' : 'model';
    default:
      return 'tool';
  }
}

function requestsIn({ output }: Payload): ToolRequest[] {
  return (output ?? []).flatMap(({ parts }) =>
    parts.flatMap((part) =>
      part.type === 'toolCall' ? [{ name: part.name, callId: part.id, arguments: part.arguments }] : [],
    ),
  );
}

/**
 * What a step brought into the world, before repetition is taken out.
 * @param opens nothing was said before: a conversation that begins with an agent's words has its task in them
 */
function producedBy(draft: Draft, payload: Payload, opens: boolean): Piece[] {
  const isTask = opens && payload.inputIsPreviousSteps === true;
  const pieces = piecesOf(payload.output, true).map((piece) => ({
    ...piece,
    author: isTask ? 'user' : authorOf(draft, piece.author),
  }));
  const add = (field: 'result' | 'documents' | 'status', text: string) => {
    if (text.trim() !== '') {
      const speaker = draft.tool ?? draft.name;
      pieces.push({ author: 'tool', field, speaker, text, key: keyOf(text), callId: draft.callId });
    }
  };
  add('result', textOf(payload.result));
  for (const document of payload.documents ?? []) {
    add('documents', textOf(document.text));
  }
  add('status', textOf(draft.statusMessage));
  return pieces;
}

/** What the output of a step that is no model's says is made by code, unless a message says who spoke. */
function authorOf({ kind }: Draft, author: Author): Author {
  const isAgents = kind === 'model' || kind === 'agent' || kind === 'handoff';
  return author === 'model' && !isAgents ? 'tool' : author;
}

/** Benchmarks and logs record the task beside the messages. */
const QUESTION_KEYS = ['question', 'task', 'problem_statement', 'goal', 'input'];

function questionOf({ attributes }: Trace): string | undefined {
  const question = QUESTION_KEYS.map((key) => attributes.get(key)).find((value) => typeof value === 'string');
  return typeof question === 'string' && question.trim() !== '' ? textOf(question) : undefined;
}

import type { Payload, Step, Trace } from '../trace/model';
import type { TraceFile } from '../trace/traceFile';
import { AgentMemory } from './agentMemory';
import { NO_CONTENT, NOTHING, ReadStep } from './readStep';
import type { Author, Passage, Run, ToolRequest } from './run';
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
  /** Steps whose content is read at most: a quarter of them at the start of the run, the others at its end. */
  readonly mostRead?: number;
}

/** What is kept of this many steps fits into the memory of a worker. */
const MOST_READ = 100_000;
const UNREAD: Payload = {};

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
  const unread = unreadOf(trace, options.mostRead ?? MOST_READ);
  const reader = new RunReader(trace, unread);
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
    if (unread && step.number >= unread.from && step.number <= unread.to) {
      reader.enter(step, UNREAD);
      continue;
    }
    const payload = contents(step.number);
    const agent = reader.enter(step, payload);
    options.onPayload?.(step, agent, payload);
  }
  return reader.finish();
}

/** The task stands at the start of a run and the failure near its end: what is passed over lies between. */
function unreadOf({ stepCount }: Trace, most: number): Run['unread'] {
  const first = Math.floor(most / 4);
  return stepCount <= most ? undefined : { from: first + 1, to: stepCount - (most - first) };
}

/** A container still open: what it says it did is compared with what the steps below it did. */
interface Container {
  readonly step: ReadStep;
  readonly pieces: readonly Piece[];
}

class RunReader {
  private readonly steps: ReadStep[] = [];
  private readonly memory = new AgentMemory();
  private readonly open: Container[] = [];
  private readonly clipped: number[] = [];
  /** Texts that repeat are kept once. */
  private readonly texts = new Map<string, string>();
  /** Until the first text of the run. */
  private isSilent = true;

  constructor(
    private readonly trace: Trace,
    private readonly unread: Run['unread'],
  ) {}

  /** @returns the agent the step belongs to, '' when none is recorded */
  enter(recorded: Step, payload: Payload): string {
    this.closeBefore(recorded.number);
    const outer = recorded.parent === undefined ? undefined : this.steps[recorded.parent - 1]?.agent;
    const agent = recorded.agent ?? outer;
    const saw = this.passages(recorded.number, this.memory.unseen(agent ?? '', payload));
    const step = new ReadStep(recorded, agent, this.contentOf(recorded, payload, saw, outer));
    this.steps.push(step);
    const did = producedBy(step, payload, this.isSilent);
    this.isSilent &&= did.length === 0 && saw.length === 0;
    if (isContainer(step)) {
      this.open.push({ step, pieces: did });
    } else {
      this.did(step, did);
    }
    return agent ?? '';
  }

  /** @param outer the agent of the step above */
  private contentOf(
    step: Step,
    payload: Payload,
    saw: readonly Passage[],
    outer: string | undefined,
  ): ConstructorParameters<typeof ReadStep>[2] {
    const { arguments: given, result, parameters, tools: offered = NOTHING, inputIsPreviousSteps = false } = payload;
    const asked = step.kind === 'model' ? '' : textOf(given);
    const toolRequests = step.kind === 'model' ? requestsIn(payload) : NOTHING;
    const isEmpty =
      given === undefined &&
      result === undefined &&
      parameters === undefined &&
      saw.length + offered.length + toolRequests.length === 0;
    if (isEmpty && !inputIsPreviousSteps) {
      return NO_CONTENT;
    }
    const author = askedBy(step, outer);
    return {
      saw,
      did: NOTHING,
      asked:
        asked === ''
          ? NOTHING
          : [{ step: step.number, author, field: 'arguments', speaker: step.tool?.name, text: asked }],
      toolRequests,
      arguments: given,
      result: typeof result === 'string' ? this.once(result) : result,
      offered,
      parameters,
      seesEarlierSteps: inputIsPreviousSteps,
    };
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
      unread: this.unread,
    };
  }

  /** Containers that ended before this step did what nothing below them did. */
  private closeBefore(number: number): void {
    for (let last = this.open.at(-1); last && last.step.lastDescendant < number; last = this.open.at(-1)) {
      this.open.pop();
      const { step, pieces } = last;
      this.did(
        step,
        pieces.filter(({ key }) => !this.memory.isProduced(key)),
      );
    }
  }

  private did(step: ReadStep, pieces: readonly Piece[]): void {
    step.finish(this.passages(step.number, pieces));
    this.memory.produce(step.agent ?? '', pieces);
  }

  private once(text: string): string {
    const known = this.texts.get(text);
    if (known === undefined) {
      this.texts.set(text, text);
    }
    return known ?? text;
  }

  private passages(step: number, pieces: readonly Piece[]): readonly Passage[] {
    if (pieces.length === 0) {
      return NOTHING;
    }
    return pieces.map(({ author, field, speaker, text: said }) => {
      const text = this.once(said);
      if (isClipped(text)) {
        this.clipped.push(step);
      }
      return { step, author, field, speaker, text };
    });
  }
}

function isContainer({ kind, number, lastDescendant }: ReadStep): boolean {
  return lastDescendant > number && (kind === 'agent' || kind === 'span' || kind === 'handoff');
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
function producedBy(step: ReadStep, payload: Payload, opens: boolean): Piece[] {
  const isTask = opens && payload.inputIsPreviousSteps === true;
  const pieces = piecesOf(payload.output, true).map((piece) => ({
    ...piece,
    author: isTask ? 'user' : authorOf(step, piece.author),
  }));
  const add = (field: 'result' | 'documents' | 'status', text: string) => {
    if (text.trim() !== '') {
      const speaker = step.tool ?? step.name;
      pieces.push({ author: 'tool', field, speaker, text, key: keyOf(text), callId: step.callId });
    }
  };
  add('result', textOf(payload.result));
  for (const document of payload.documents ?? []) {
    add('documents', textOf(document.text));
  }
  add('status', textOf(step.statusMessage));
  return pieces;
}

/** What the output of a step that is no model's says is made by code, unless a message says who spoke. */
function authorOf({ kind }: ReadStep, author: Author): Author {
  const isAgents = kind === 'model' || kind === 'agent' || kind === 'handoff';
  return author === 'model' && !isAgents ? 'tool' : author;
}

/** Benchmarks and logs record the task beside the messages. */
const QUESTION_KEYS = ['question', 'task', 'problem_statement', 'goal', 'input'];

function questionOf({ attributes }: Trace): string | undefined {
  const question = QUESTION_KEYS.map((key) => attributes.get(key)).find((value) => typeof value === 'string');
  return typeof question === 'string' && question.trim() !== '' ? textOf(question) : undefined;
}

import type { Step, StepKind, StepStatus } from '../trace/model';
import type { Passage, RunStep } from './run';

/** What a step's texts and values say. */
type Content = Pick<
  RunStep,
  'saw' | 'did' | 'asked' | 'toolRequests' | 'arguments' | 'result' | 'offered' | 'parameters' | 'seesEarlierSteps'
>;

/** Shared by the many steps without texts. */
export const NOTHING: readonly never[] = [];

/** Of steps that have none; most of a trace of a million steps are such. */
export const NO_CONTENT: Content = {
  saw: NOTHING,
  did: NOTHING,
  asked: NOTHING,
  toolRequests: NOTHING,
  arguments: undefined,
  result: undefined,
  offered: NOTHING,
  parameters: undefined,
  seesEarlierSteps: false,
};

/** A step of a run: a view of the trace's own step beside its content, so that a million steps take little memory. */
export class ReadStep implements RunStep {
  readonly number: number;
  readonly kind: StepKind;
  readonly tool: string | undefined;

  /** @param agent recorded on the step or above it */
  constructor(
    readonly step: Step,
    readonly agent: string | undefined,
    private content: Content,
  ) {
    this.number = step.number;
    this.kind = step.kind;
    this.tool = step.tool?.name;
  }

  /** What the step did is known when the steps below it are. */
  finish(did: readonly Passage[]): void {
    if (did.length > 0) {
      this.content = { ...this.content, did };
    }
  }

  get parent(): number | undefined {
    return this.step.parent;
  }

  get lastDescendant(): number {
    return this.step.lastDescendant;
  }

  get name(): string {
    return this.step.name;
  }

  get status(): StepStatus {
    return this.step.status;
  }

  get statusMessage(): string | undefined {
    return this.step.statusMessage;
  }

  get startMs(): number | undefined {
    return this.step.startMs;
  }

  get durationMs(): number | undefined {
    return this.step.durationMs;
  }

  get callId(): string | undefined {
    return this.step.tool?.callId;
  }

  get saw(): RunStep['saw'] {
    return this.content.saw;
  }

  get did(): RunStep['did'] {
    return this.content.did;
  }

  get asked(): RunStep['asked'] {
    return this.content.asked;
  }

  get toolRequests(): RunStep['toolRequests'] {
    return this.content.toolRequests;
  }

  get arguments(): unknown {
    return this.content.arguments;
  }

  get result(): unknown {
    return this.content.result;
  }

  get offered(): RunStep['offered'] {
    return this.content.offered;
  }

  get parameters(): RunStep['parameters'] {
    return this.content.parameters;
  }

  get seesEarlierSteps(): boolean {
    return this.content.seesEarlierSteps;
  }
}

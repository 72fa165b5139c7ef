import type { PageDiagnosis, PageFollow, PageLedger, PageStepBack } from '../../../schemas/pageDiagnosis';
import { type Examination, examine, explain } from '../../diagnosis/diagnose';
import type { TraceFile } from '../../trace/traceFile';
import { MODEL_FACTS } from '../modelFacts';
import { pageDiagnosis, pageFollow, pageLedger } from './pageDiagnosis';

/** A trace being examined, or that was. */
interface Work {
  readonly trace: string;
  readonly signal: { aborted: boolean };
  readonly examination: Promise<Examination>;
}

/**
 * Diagnosis of one reading of a file. Keeps the trace that was asked about last ready for further questions; asking
 * about another gives the one under way up.
 */
export class Diagnosing {
  private work: Work | undefined;
  /** The last answers by symptom, for the trace at hand: several views ask for the same. */
  private diagnoses = new Map<number | undefined, PageDiagnosis>();

  /** @param breathe gives other questions a turn */
  constructor(
    private readonly file: TraceFile,
    private readonly breathe: () => Promise<void>,
  ) {}

  async diagnose(trace: string, symptom: number | undefined): Promise<PageDiagnosis> {
    const examination = await this.examined(trace);
    const known = this.work?.trace === trace ? this.diagnoses.get(symptom) : undefined;
    if (known) {
      return known;
    }
    const diagnosis = pageDiagnosis(explain(examination, symptom));
    if (this.work?.trace === trace) {
      this.diagnoses.set(symptom, diagnosis);
    }
    return diagnosis;
  }

  async ledger(trace: string): Promise<PageLedger> {
    const { ledger } = await this.examined(trace);
    return pageLedger(ledger);
  }

  async follow(trace: string, value: string): Promise<PageFollow> {
    const { lineage, run } = await this.examined(trace);
    return pageFollow(lineage, run, value);
  }

  async stepBack(trace: string, step: number): Promise<PageStepBack> {
    const { lineage } = await this.examined(trace);
    const value = lineage.decisiveValue(step);
    return value ? { step: value.origin, value: value.text } : {};
  }

  /** What is under way ends with an error; the next question begins anew. */
  giveUp(): void {
    if (this.work) {
      this.work.signal.aborted = true;
      this.work = undefined;
    }
    this.diagnoses.clear();
  }

  private async examined(trace: string): Promise<Examination> {
    if (this.work?.trace !== trace) {
      this.giveUp();
      const signal = { aborted: false };
      const examination = examine(this.file, trace, { ...MODEL_FACTS, signal, breathe: this.breathe });
      this.work = { trace, signal, examination };
    }
    const { signal, examination } = this.work;
    try {
      return await examination;
    } catch (error) {
      throw signal.aborted ? new Error('The diagnosis was given up: the file or the question has changed.') : error;
    }
  }
}

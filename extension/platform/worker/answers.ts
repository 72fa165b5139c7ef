import type { StepDetail, TraceRow } from '../../../schemas/protocol';
import type { Payload, Step, Trace } from '../../trace/model';
import { textPlaces } from '../../trace/textPlace';
import type { TraceFile } from '../../trace/traceFile';
import type { OpenBytes } from '../bytes/bytes';
import type { StepPlace, TraceCall, TraceCallResults } from '../traceService';
import { clipPayload, sliceText } from './clip';
import { Collecting } from './collecting';
import { Diagnosing } from './diagnosing';
import { identify } from './stepIds';
import { childNumbers, hiddenBelow, treeChildren, treePath } from './stepTree';
import { listTraces, stepLink, stepRow, traceRow } from './traceRows';

const MOST_ROWS = 1000;
const MOST_CHILD_LINKS = 200;
/** Larger files are not given to extensions by the editor, so nothing can be selected in them. */
const MOST_EDITOR_BYTES = 50 * 1024 ** 2;

/** Answers questions about what was read of a file. */
export class Answers {
  private rows: readonly TraceRow[] | undefined;
  /** The last list asked for: pages ask for it slice by slice. */
  private list: { readonly key: string; readonly rows: readonly TraceRow[] } | undefined;
  /** The last payload asked for: its long texts are asked for piece by piece. */
  private payload: { readonly trace: string; readonly step: number; readonly payload: Payload } | undefined;

  private readonly diagnosing: Diagnosing;
  private readonly collecting: Collecting;

  /** @param breathe gives other questions a turn while a long one is answered */
  constructor(
    readonly file: TraceFile,
    private readonly bytes: Pick<OpenBytes, 'isText' | 'sizeOnDisk'>,
    breathe: () => Promise<void>,
  ) {
    this.diagnosing = new Diagnosing(file, breathe);
    this.collecting = new Collecting(file, breathe);
  }

  /** Gives up what is under way, because the file is read again: it ends with an error. */
  giveUp(): void {
    this.diagnosing.giveUp();
    this.collecting.giveUp();
  }

  /** @throws Error with a message for people: no such trace, step or text */
  async answer(call: TraceCall): Promise<TraceCallResults[TraceCall['method']]> {
    switch (call.method) {
      case 'traces': {
        const rows = this.traces(call);
        return { rows: rows.slice(call.from, call.to), total: rows.length };
      }
      case 'trace':
        return { trace: traceRow(this.trace(call.trace)) };
      case 'rows': {
        const trace = this.trace(call.trace);
        const to = Math.min(call.to, call.from + MOST_ROWS - 1, trace.stepCount);
        const count = Math.max(0, to - call.from + 1);
        return { rows: Array.from({ length: count }, (_, i) => this.row(trace, trace.step(call.from + i))) };
      }
      case 'detail':
        return { detail: this.detail(this.trace(call.trace), call.step) };
      case 'text':
        return sliceText(this.payloadOf(call.trace, call.step), call.path, call.from);
      case 'collapse':
        return { hidden: hiddenBelow(this.trace(call.trace), call.depth) };
      case 'treeChildren': {
        const trace = this.trace(call.trace);
        const { steps, ranges } = treeChildren(trace, call.parent, call.range);
        return { rows: steps.map((step) => this.row(trace, step)), ranges };
      }
      case 'treePath': {
        const trace = this.trace(call.trace);
        return { path: treePath(trace, call.step).map(({ step, ranges }) => ({ row: this.row(trace, step), ranges })) };
      }
      case 'locate':
        return { places: this.locate(this.trace(call.trace), call.steps) };
      case 'identify':
        return { steps: identify(this.trace(call.trace), call.steps) };
      case 'diagnose': {
        const trace = this.trace(call.trace);
        const symptom = call.symptom === undefined ? undefined : trace.step(call.symptom).number;
        return { diagnosis: await this.diagnosing.diagnose(trace.id, symptom) };
      }
      case 'ledger':
        return { ledger: await this.diagnosing.ledger(this.trace(call.trace).id) };
      case 'follow':
        return { follow: await this.diagnosing.follow(this.trace(call.trace).id, call.value) };
      case 'stepBack':
        return { stepBack: await this.diagnosing.stepBack(this.trace(call.trace).id, call.step) };
      case 'use':
        return { use: await this.collecting.use(this.trace(call.trace), call.name) };
      case 'recorded': {
        const trace = this.trace(call.trace);
        return { recorded: await this.collecting.recorded(trace), start: trace.start };
      }
    }
  }

  private traces(call: Extract<TraceCall, { method: 'traces' }>): readonly TraceRow[] {
    const key = JSON.stringify([call.sort, call.descending, call.filter]);
    if (this.list?.key !== key) {
      this.rows ??= this.file.traces.map(traceRow);
      this.list = { key, rows: listTraces(this.rows, call.sort, call.descending, call.filter) };
    }
    return this.list.rows;
  }

  private trace(id: string): Trace {
    const trace = this.file.trace(id);
    if (!trace) {
      throw new Error('This trace is not in the file any more.');
    }
    return trace;
  }

  private row(trace: Trace, step: Step) {
    return stepRow(step, this.file.summary(trace.id, step.number));
  }

  private payloadOf(trace: string, step: number): Payload {
    if (this.payload?.trace !== trace || this.payload.step !== step) {
      this.payload = { trace, step, payload: this.file.payload(trace, step) };
    }
    return this.payload.payload;
  }

  private detail(trace: Trace, number: number): StepDetail {
    const step = trace.step(number);
    const children = childNumbers(trace, number);
    return {
      row: this.row(trace, step),
      id: step.id,
      model: step.model,
      usage: step.usage,
      finishReason: step.finishReason,
      callId: step.tool?.callId,
      parent: step.parent === undefined ? undefined : stepLink(trace.step(step.parent)),
      children: children.slice(0, MOST_CHILD_LINKS).map((child) => stepLink(trace.step(child))),
      childCount: children.length,
      payload: clipPayload(this.payloadOf(trace.id, number)),
      source: step.source,
    };
  }

  private locate(trace: Trace, steps: readonly number[]): readonly StepPlace[] {
    if (!this.bytes.isText) {
      throw new Error('This file is not stored as UTF-8 text, so there are no lines of it to show.');
    }
    if (this.bytes.sizeOnDisk > MOST_EDITOR_BYTES) {
      const size = Math.round(this.bytes.sizeOnDisk / 1024 ** 2);
      throw new Error(`This file has ${size} MB; the editor lets extensions select text only in files up to 50 MB.`);
    }
    const ranges = steps.map((step) => trace.step(step).source);
    const offsets = [...new Set(ranges.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
    const places = textPlaces(this.file.source, offsets);
    const at = new Map(offsets.map((offset, index) => [offset, places[index]]));
    return ranges.map(({ start, end }) => ({
      startLine: at.get(start)?.line ?? 0,
      startCharacter: at.get(start)?.character ?? 0,
      endLine: at.get(end)?.line ?? 0,
      endCharacter: at.get(end)?.character ?? 0,
    }));
  }
}

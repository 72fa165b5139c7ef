import type { Format, RecordReader } from './formats/format';
import { type Candidate, candidatesFor, FORMATS } from './formats/formats';
import { LONG_LOOK, readHead, SHORT_LOOK } from './head';
import { Issues } from './issues';
import type { FormatChoice } from './model';
import { ownFields, RecordAccess } from './record';
import { RecordStream } from './skim/records';
import { readBytes, readText } from './skim/text';
import type { ByteSource } from './skim/types';
import { StepBuilder } from './store/stepBuilder';
import type { PriceList } from './store/storedTrace';
import { TraceFile } from './traceFile';
import { whyNotATrace } from './unreadable';

export interface OpenOptions {
  /** Id of the format to read it as; without it the content decides. */
  readonly format?: string;
  readonly prices: PriceList;
  /** Looked at between records: what was read until then is kept. */
  readonly signal?: { readonly aborted: boolean };
  readonly onProgress?: (bytesRead: number, size: number) => void;
  /** What has been read so far, a few times while a large file is read. */
  readonly onSnapshot?: (file: TraceFile) => void;
  /** Gives other work of this thread a turn; called every few milliseconds. */
  readonly breathe?: () => Promise<void>;
}

/** The file cannot be shown as a trace at all; the message is meant for people. */
export class NotATraceError extends Error {}

/** Records between looks at the clock. */
const STRIDE = 32;
const TURN_MS = 30;
/** A record this large (bytes) is worth a look at the clock by itself. */
const LARGE_RECORD = 1 << 16;
/** The first rows are shown after this time, further snapshots when it has taken so many times as long. */
const FIRST_SNAPSHOT_MS = 30;
const SNAPSHOT_FACTOR = 3;

/**
 * Opens a trace file: finds out its format, skims its records and builds its traces. Bad records become issues.
 * @throws NotATraceError when no format reads it
 */
export async function openTrace(source: ByteSource, options: OpenOptions): Promise<TraceFile> {
  const reading = startReading(source, options);
  await reading.run();
  return reading.file();
}

/**
 * Like `openTrace`, for those who want to follow the file as it grows: call `run`, then `file`; when the file has
 * changed, `grow` and again.
 * @throws NotATraceError when no format reads it
 */
export function startReading(source: ByteSource, options: OpenOptions): Reading {
  const { format, choice } = chooseFormat(source, options.format);
  return new Reading(source, format.format, choice, options);
}

/** Which format reads this, and why; the best of those whose sniff says yes, unless one is asked for. */
function chooseFormat(source: ByteSource, wanted: string | undefined): { format: Candidate; choice: FormatChoice } {
  let head = readHead(source, SHORT_LOOK);
  let candidates = candidatesFor(head);
  if ((candidates[0]?.confidence ?? 0) < 0.5 && source.size > SHORT_LOOK) {
    head = readHead(source, LONG_LOOK);
    candidates = candidatesFor(head);
  }
  const format = wanted === undefined ? candidates[0] : asked(wanted, candidates);
  if (!format) {
    throw new NotATraceError(whyNotATrace(source, head));
  }
  const others = candidates
    .filter((candidate) => candidate.format !== format.format)
    .map(({ format: { id, title }, why }) => ({ id, title, why }));
  return { format, choice: { id: format.format.id, title: format.format.title, why: format.why, others } };
}

function asked(id: string, candidates: readonly Candidate[]): Candidate {
  const format = FORMATS.find((known) => known.id === id);
  if (!format) {
    throw new NotATraceError(`There is no format '${id}'; there are ${FORMATS.map((known) => known.id).join(', ')}`);
  }
  const sniffed = candidates.find((candidate) => candidate.format === format);
  return { format, confidence: sniffed?.confidence ?? 0, why: 'chosen by you' };
}

/** Bytes read of a status message; the whole of it is in the payload. */
const STATUS_MESSAGE_BYTES = 1000;
/** The last bytes before the place where reading may go on, to tell a file that grew from one that was replaced. */
const TAIL = 256;

/** Reading a file, and going on when it has grown. */
export class Reading {
  private readonly issues = new Issues();
  /** Issues of the end of the file, which further bytes may settle. */
  private endIssues = new Issues();
  private readonly builder: StepBuilder;
  private readonly reader: RecordReader;
  private readonly records: RecordAccess;
  private stream: RecordStream;
  private tail: Uint8Array = new Uint8Array();
  private tookCutRecord = false;

  constructor(
    private readonly source: ByteSource,
    private readonly format: Format,
    private readonly choice: FormatChoice,
    private readonly options: OpenOptions,
  ) {
    this.builder = new StepBuilder(options.prices, this.issues, (text) => readText(source, text, STATUS_MESSAGE_BYTES));
    this.reader = format.reader(this.builder, this.issues);
    this.records = new RecordAccess(source, ownFields(format.projection));
    this.stream = new RecordStream(source, format.projection, this.issues);
  }

  /** Reads to the end, or until aborted. */
  async run(): Promise<void> {
    const { signal, onProgress, onSnapshot, breathe } = this.options;
    const began = performance.now();
    let turn = began;
    let snapshotAt = began + FIRST_SNAPSHOT_MS;
    for (let count = 1; !signal?.aborted; count++) {
      const record = this.stream.next();
      if (!record) {
        break;
      }
      this.tookCutRecord ||= record.cut;
      this.reader.record(record);
      if (count % STRIDE !== 0 && record.end - record.start < LARGE_RECORD) {
        continue;
      }
      const now = performance.now();
      if (onSnapshot && now > snapshotAt) {
        onSnapshot(this.file());
        snapshotAt = began + (performance.now() - began) * SNAPSHOT_FACTOR;
      }
      if (now - turn > TURN_MS) {
        onProgress?.(this.stream.offset, this.source.size);
        await breathe?.();
        turn = performance.now();
      }
    }
    this.endIssues = new Issues();
    if (signal?.aborted) {
      this.endIssues.add('warning', 'Reading was stopped; what was read until then is shown', this.stream.offset);
    } else if (this.stream.isCut) {
      this.endIssues.add(
        'warning',
        'The file ends in the middle of a value; what was read up to there is shown',
        this.stream.offset,
      );
    }
    this.tail = this.bytesBefore(this.stream.resumeAt);
    onProgress?.(this.stream.offset, this.source.size);
  }

  /**
   * Gets ready to read what was added to the file since `run`; call `run` again after it.
   * @returns false when the file did not just grow behind what was read: then it has to be opened anew
   */
  grow(): boolean {
    const at = this.stream.resumeAt;
    const now = this.bytesBefore(at);
    if (this.tookCutRecord || now.length !== this.tail.length || now.some((byte, i) => byte !== this.tail[i])) {
      return false;
    }
    this.stream = new RecordStream(this.source, this.format.projection, this.issues, { at });
    return true;
  }

  /** What has been read so far. */
  file(): TraceFile {
    this.reader.end();
    const built = this.builder.build();
    const issues = new Issues();
    for (const issue of [...this.issues.list(), ...this.endIssues.list(), ...built.issues]) {
      issues.merge(issue);
    }
    if (built.traces.length === 0) {
      issues.add('error', `The file looks like ${this.choice.title}, but there is no step in it`);
    }
    return new TraceFile(this.source, this.choice, this.format, this.records, this.builder, built, issues.list());
  }

  private bytesBefore(offset: number): Uint8Array {
    return readBytes(this.source, Math.max(0, offset - TAIL), offset);
  }
}

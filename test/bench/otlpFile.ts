/** Writes OTLP/JSON span by span, as text and bytes: nothing of the file is kept in memory. */
import { closeSync, openSync, renameSync, writeSync } from 'node:fs';

const CHUNK_BYTES = 8 << 20;
const START_NS = 1_790_000_000_000_000_000n;

/** Collects text and bytes and writes them in large pieces; the file appears under its name when it is complete. */
export class FileSink {
  bytes = 0;
  private readonly chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  private used = 0;
  private readonly file: number;

  constructor(private readonly path: string) {
    this.file = openSync(`${path}.part`, 'w');
  }

  write(part: string | Buffer): void {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    this.bytes += bytes.length;
    if (this.used + bytes.length > this.chunk.length) this.flush();
    if (bytes.length > this.chunk.length) {
      writeSync(this.file, bytes);
    } else {
      bytes.copy(this.chunk, this.used);
      this.used += bytes.length;
    }
  }

  end(): void {
    this.flush();
    closeSync(this.file);
    renameSync(`${this.path}.part`, this.path);
  }

  private flush(): void {
    let written = 0;
    while (written < this.used) written += writeSync(this.file, this.chunk, written, this.used - written);
    this.used = 0;
  }
}

interface SpanHead {
  readonly trace: string;
  readonly id: string;
  readonly parent?: string;
  readonly name: string;
  /** Milliseconds after the start of the file's time. */
  readonly at: number;
  readonly ms: number;
}

type AttributeValue = string | number | boolean;

export function head({ trace, id, parent, name, at, ms }: SpanHead): string {
  const start = START_NS + BigInt(Math.round(at * 1e6));
  const end = start + BigInt(Math.round(ms * 1e6));
  const link = parent === undefined ? '' : `"parentSpanId":"${parent}",`;
  const times = `"startTimeUnixNano":"${start}","endTimeUnixNano":"${end}"`;
  return `{"traceId":"${trace}","spanId":"${id}",${link}"name":${JSON.stringify(name)},"kind":"SPAN_KIND_INTERNAL",${times},"attributes":[`;
}

export function attributes(values: Record<string, AttributeValue>): string {
  return Object.entries(values)
    .map(([key, value]) => {
      const type = { string: 'stringValue', number: 'intValue', boolean: 'boolValue' }[typeof value as 'string'];
      return `{"key":"${key}","value":{"${type}":${JSON.stringify(typeof value === 'number' ? String(value) : value)}}}`;
    })
    .join(',');
}

export function tail(failed = false): string {
  return failed
    ? '],"events":[],"links":[],"status":{"code":"STATUS_CODE_ERROR","message":"upstream timeout"}}'
    : '],"events":[],"links":[],"status":{"code":"STATUS_CODE_OK"}}';
}

/** Opens and closes `resourceSpans` entries around batches of spans. */
export class Batches {
  private spans = 0;
  private first = true;

  constructor(
    readonly sink: FileSink,
    private readonly spansPerBatch: number,
  ) {
    sink.write('{"resourceSpans":[');
  }

  /** Call before each span. */
  next(): void {
    if (this.spans > 0 && this.spans < this.spansPerBatch) {
      this.sink.write(',');
    } else {
      this.close();
      const resource = attributes({ 'service.name': 'bench-agent', 'service.version': '1.4.2', 'host.arch': 'arm64' });
      this.sink.write(`${this.first ? '' : ','}{"resource":{"attributes":[${resource}]},"scopeSpans":[`);
      this.sink.write('{"scope":{"name":"bench-agent","version":"1.4.2"},"spans":[');
      this.first = false;
    }
    this.spans++;
  }

  /** Ends the batch: the next span starts another. */
  close(): void {
    if (this.spans > 0) this.sink.write(']}]}');
    this.spans = 0;
  }

  end(): void {
    this.close();
    this.sink.write(']}');
    this.sink.end();
  }
}

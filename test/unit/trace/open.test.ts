import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotATraceError, openTrace, startReading } from '../../../extension/trace/open';
import type { ByteSource } from '../../../extension/trace/skim/types';
import type { TraceFile } from '../../../extension/trace/traceFile';
import { sourceOf } from '../support/bytes';

const prices = () => undefined;

function span(id: string, parent?: string, attributes: Record<string, string> = {}) {
  return {
    traceId: 'abc',
    spanId: id,
    parentSpanId: parent,
    name: `span ${id}`,
    startTimeUnixNano: `170000000000000000${id.length}`,
    attributes: Object.entries(attributes).map(([key, stringValue]) => ({ key, value: { stringValue } })),
  };
}

function request(...spans: unknown[]) {
  return { resourceSpans: [{ scopeSpans: [{ spans }] }] };
}

function names(file: TraceFile): string[] {
  return file.traces.flatMap((trace) => [...trace.steps()].map(({ name }) => name));
}

/** A file that can be added to, as a collector does. */
class GrowingSource implements ByteSource {
  constructor(private text: string) {}
  get size(): number {
    return Buffer.byteLength(this.text);
  }
  read(at: number, into: Uint8Array): number {
    return sourceOf(this.text).read(at, into);
  }
  write(text: string): void {
    this.text += text;
  }
  replace(text: string): void {
    this.text = text;
  }
}

describe('openTrace', () => {
  it('names what a file is when it is no trace', async () => {
    const messages: [string, RegExp][] = [
      ['', /empty/],
      ['   \n ', /white space/],
      ['hello there', /not JSON.*hello there/],
      ['{"name":"pkg","version":"1"}', /keys "name", "version"/],
      ['[{"a":1}]', /JSON array with the keys "a"/],
      ['[]', /JSON array/],
    ];
    for (const [text, message] of messages) {
      await expect(openTrace(sourceOf(text), { prices })).rejects.toThrow(message);
      await expect(openTrace(sourceOf(text), { prices })).rejects.toBeInstanceOf(NotATraceError);
    }
  });

  it('reads as another format when asked, and refuses one that does not exist', async () => {
    const source = sourceOf(JSON.stringify(request(span('a'))));
    await expect(openTrace(source, { prices, format: 'nonsense' })).rejects.toThrow(/no format 'nonsense'/);
    const file = await openTrace(source, { prices, format: 'jaeger' });
    expect(file.format).toMatchObject({ id: 'jaeger', why: 'chosen by you' });
    expect(file.format.others.map(({ id }) => id)).toContain('otlp');
    expect(file.issues[0]).toMatchObject({ severity: 'error' });
  });

  it('follows a file of lines as it grows, without reading the beginning again', async () => {
    const source = new GrowingSource(`${JSON.stringify(request(span('a')))}\n`);
    const reading = startReading(source, { prices });
    await reading.run();
    expect(names(reading.file())).toEqual(['span a']);
    source.write(`${JSON.stringify(request(span('bb', 'a'), span('ccc', 'a')))}\n`);
    expect(reading.grow()).toBe(true);
    await reading.run();
    expect(names(reading.file())).toEqual(['span a', 'span bb', 'span ccc']);
    source.replace(JSON.stringify(request(span('z'))).padEnd(source.size));
    expect(reading.grow()).toBe(false);
  });

  it('shows a half-written last record and asks to be opened anew when it is complete', async () => {
    const last = JSON.stringify(request(span('bb', 'a', { 'gen_ai.operation.name': 'chat' })));
    const source = new GrowingSource(`${JSON.stringify(request(span('a')))}\n${last.slice(0, -60)}`);
    const reading = startReading(source, { prices });
    await reading.run();
    expect(names(reading.file())).toEqual(['span a', 'span bb']);
    expect(
      reading
        .file()
        .issues.map(({ message }) => message)
        .join(),
    ).toContain('ends in the middle');
    source.write(last.slice(-60));
    expect(reading.grow()).toBe(false);
  });

  it('stops when asked and says so', async () => {
    const spans = Array.from({ length: 5000 }, (_, i) => span(`${i}`));
    const signal = { aborted: false };
    const file = await openTrace(sourceOf(JSON.stringify(request(...spans))), {
      prices,
      signal,
      breathe: async () => {
        signal.aborted = true;
      },
    });
    // Whether a turn came before the end depends on the machine; either way nothing is lost silently.
    const stopped = file.issues.some(({ message }) => message.includes('stopped'));
    expect(names(file).length === 5000).toBe(!stopped);
  });

  it('never throws anything but NotATraceError, whatever is done to a file', async () => {
    const text = JSON.stringify(request(span('a', undefined, { 'gen_ai.operation.name': 'chat' }), span('bb', 'a')));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('"', '{', ']', '\\', 'null', '-1e999', '\u0000', ''))),
        async (edits) => {
          let mutated = text;
          for (const [at, put] of edits) {
            const index = at % mutated.length;
            mutated = mutated.slice(0, index) + put + mutated.slice(index + 1);
          }
          try {
            const file = await openTrace(sourceOf(mutated), { prices });
            for (const trace of file.traces) {
              for (const step of trace.steps()) {
                file.payload(trace.id, step.number);
                file.summary(trace.id, step.number);
              }
            }
          } catch (error) {
            expect(error).toBeInstanceOf(NotATraceError);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

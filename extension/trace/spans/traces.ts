import type { StepInput, TraceBuilder } from '../builder';
import type { SkimValue } from '../skim/types';

/** A trace that a thousand processes took part in is described by the first few. */
const MOST_RESOURCES = 16;

interface Named {
  readonly name: string;
  readonly start: number;
}

/** What the spans of one trace said about the trace. */
interface Notes<R> {
  agent: Named | undefined;
  readonly resources: Set<R>;
}

/**
 * Collects what is known about whole traces while their spans go by, and tells the builder at the end. A trace is
 * named after the first agent with a span of its own: roots are often the web server's span. Without one, the builder
 * finds a name.
 */
export class TraceNotes<R> {
  private readonly traces = new Map<string, Notes<R>>();

  /**
   * @param attributesOf a resource's attributes; asked only at the end, because a resource may stand behind its spans
   */
  constructor(
    private readonly builder: TraceBuilder,
    private readonly attributesOf: (resource: R) => ReadonlyMap<string, SkimValue>,
  ) {}

  step(input: StepInput, resource: R | undefined): void {
    let notes = this.traces.get(input.trace);
    if (!notes) {
      notes = { agent: undefined, resources: new Set() };
      this.traces.set(input.trace, notes);
    }
    const start = input.start ?? Number.POSITIVE_INFINITY;
    if (input.kind === 'agent' && input.agent !== undefined && (!notes.agent || start < notes.agent.start)) {
      notes.agent = { name: input.agent, start };
    }
    if (resource !== undefined && notes.resources.size < MOST_RESOURCES) {
      notes.resources.add(resource);
    }
  }

  /** May be called again when more has been read. */
  end(): void {
    for (const [trace, { agent, resources }] of this.traces) {
      const attributes = new Map<string, SkimValue>();
      for (const resource of resources) {
        for (const [key, value] of this.attributesOf(resource)) {
          if (!attributes.has(key)) {
            attributes.set(key, value);
          }
        }
      }
      this.builder.trace(trace, { name: agent?.name, attributes });
    }
  }
}

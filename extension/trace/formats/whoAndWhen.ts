import type { TraceBuilder } from '../builder';
import { fieldsOf, firstOf, nameOf } from '../messages/fields';
import { partsFrom } from '../messages/messages';
import { speakerKind } from '../messages/speaker';
import type { Payload, Role, StepKind } from '../model';
import type { Projection, SkimContext, SkimRecord } from '../skim/types';
import type { Format, Head, PayloadSource, RecordReader, Sniff } from './format';

/**
 * Logs of the Who&When benchmark (ag2ai/Agents_Failure_Attribution): one failed multi-agent run per object, a flat
 * history without times. `ground_truth` and `mistake_*` are the benchmark's labels: whoever looks for the cause must
 * not see them, so they are never read. Neither is `system_prompt`, which the history does not depend on.
 */
export const whoAndWhen: Format = {
  id: 'who-and-when',
  title: 'Who&When',
  sniff,
  projection: runs(),
  reader: (builder) => new WhoAndWhenReader(builder),
  payload,
};

function runs(): Projection {
  const run: Projection = {
    type: 'object',
    fields: {
      question: { type: 'keep' },
      question_ID: { type: 'keep' },
      is_correct: { type: 'keep' },
      is_corrected: { type: 'keep' },
      history: { type: 'array', items: { type: 'record', record: 'message' } },
    },
  };
  return { type: 'either', object: run, array: { type: 'array', items: run } };
}

function sniff({ values }: Head): Sniff | undefined {
  const first = Array.isArray(values[0]) ? values[0][0] : values[0];
  const run = fieldsOf(first);
  if (!run || !Array.isArray(run.history)) {
    return undefined;
  }
  const label = ['mistake_agent', 'mistake_step', 'is_corrected', 'question_ID'].find((key) => key in run);
  return label === undefined ? undefined : { confidence: 0.95, why: `"history" beside "${label}"` };
}

class WhoAndWhenReader implements RecordReader {
  private readonly runs = new Map<SkimContext, { readonly id: string; steps: number }>();

  constructor(private readonly builder: TraceBuilder) {}

  record(record: SkimRecord): void {
    const run = this.runOf(record.context);
    const speaker = speakerOf(record.value);
    const kind = speakerKind(speaker);
    run.steps++;
    this.builder.step({
      trace: run.id,
      id: String(run.steps),
      kind,
      name: speaker,
      agent: speaker,
      ...(kind === 'tool' && { toolName: speaker }),
      source: { start: record.start, end: record.end },
    });
  }

  end(): void {
    for (const [{ values }, { id }] of this.runs) {
      const verdict = values.get('is_correct') ?? values.get('is_corrected');
      const question = values.get('question');
      this.builder.trace(id, {
        name: nameOf(question) ?? `Run ${String(values.get('question_ID') ?? id)}`,
        ...(verdict !== undefined && { outcome: outcomeOf(verdict) }),
        attributes: nameOf(question) === undefined ? [] : [['question', question]],
      });
    }
  }

  private runOf(context: SkimContext): { readonly id: string; steps: number } {
    let run = this.runs.get(context);
    if (!run) {
      run = { id: String(this.runs.size + 1), steps: 0 };
      this.runs.set(context, run);
    }
    return run;
  }
}

function outcomeOf(verdict: unknown): { state: 'ok' | 'failed'; reason: string } {
  return verdict === true || verdict === 'True' || verdict === 'true'
    ? { state: 'ok', reason: 'The run is recorded as correct' }
    : { state: 'failed', reason: 'The run is recorded as not correct' };
}

/** Generated runs name the speaker in `name`, hand-made ones in `role`. */
function speakerOf(value: unknown): string {
  const message = fieldsOf(value);
  return (message && nameOf(firstOf(message, 'name', 'role'))) ?? 'unknown';
}

const ROLES: Partial<Record<StepKind, Role>> = { user: 'user', tool: 'tool' };

function payload({ records }: PayloadSource): Payload {
  const message = fieldsOf(records[0]);
  if (!message) {
    return { attributes: { value: records[0] } };
  }
  const speaker = speakerOf(message);
  const kind = speakerKind(speaker);
  const rest = Object.entries(message).filter(([key]) => key !== 'content' && key !== 'name' && key !== 'role');
  const attributes = rest.length > 0 ? { attributes: Object.fromEntries(rest) } : {};
  if (kind === 'tool') {
    return { result: message.content ?? null, ...attributes };
  }
  return {
    ...(kind !== 'user' && { inputIsPreviousSteps: true }),
    output: [{ role: ROLES[kind] ?? 'assistant', name: speaker, parts: partsFrom(message.content) }],
    ...attributes,
  };
}

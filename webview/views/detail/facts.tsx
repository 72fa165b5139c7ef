import type { ComponentChildren, VNode } from 'preact';
import type { StepDetail } from '../../../schemas/protocol';
import { formatCost, formatDuration, formatExact } from '../../model/format';
import { strings } from '../../strings';
import { Visible } from '../../ui/visible';

/** The small facts of a step, each under its name. Only what was recorded is there. */
export function Facts({ detail }: { readonly detail: StepDetail }): VNode | null {
  const facts = listFacts(detail);
  if (facts.length === 0) return null;
  return (
    <dl class="fact-grid">
      {facts.map(([name, value, note]) => (
        <div key={name} class="fact">
          <dt>{name}</dt>
          <dd>
            {value}
            {note && <span class="dim"> {note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Fact = readonly [name: string, value: ComponentChildren, note?: string];

function listFacts(detail: StepDetail): readonly Fact[] {
  const { row, model, usage } = detail;
  const names = strings.facts;
  const facts: Fact[] = [];
  const add = (name: string, value: string | undefined, note?: string): void => {
    if (value) facts.push([name, <Visible key={name} text={value} />, note]);
  };
  add(names.model, modelName(model), model?.provider);
  add(names.agent, row.agent);
  add(names.input, count(usage?.input ?? row.inputTokens), cacheNote(usage));
  add(
    names.output,
    count(usage?.output ?? row.outputTokens),
    usage?.reasoning ? strings.reasoningTokens(formatExact(usage.reasoning)) : undefined,
  );
  if (row.costUsd !== undefined) {
    const cost = formatCost(row.costUsd);
    if (row.costComputed) add(names.cost, strings.computedCost(cost), strings.computed);
    else add(names.cost, cost);
  }
  if (row.startMs !== undefined) add(names.start, strings.after(formatDuration(row.startMs)));
  if (row.durationMs !== undefined) add(names.duration, formatDuration(row.durationMs));
  add(names.finish, detail.finishReason);
  add(names.callId, detail.callId);
  return facts;
}

function modelName(model: StepDetail['model']): string | undefined {
  const { requested, served } = model ?? {};
  if (requested && served && requested !== served) return strings.servedAs(requested, served);
  return requested ?? served;
}

function cacheNote(usage: StepDetail['usage']): string | undefined {
  const notes = [
    usage?.cacheRead ? strings.cacheRead(formatExact(usage.cacheRead)) : '',
    usage?.cacheWrite ? strings.cacheWrite(formatExact(usage.cacheWrite)) : '',
  ].filter(Boolean);
  return notes.length > 0 ? notes.join(', ') : undefined;
}

function count(tokens: number | undefined): string | undefined {
  return tokens === undefined ? undefined : formatExact(tokens);
}

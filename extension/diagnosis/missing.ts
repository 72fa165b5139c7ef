import type { Run, RunStep } from './run';

/** What a trace does not record, and what can therefore not be judged: one sentence each. */
export function missingFrom(run: Run): string[] {
  const { unread } = run;
  const read = unread ? run.steps.filter(({ number }) => number < unread.from || number > unread.to) : run.steps;
  const models = read.filter(({ kind }) => kind === 'model');
  const tools = read.filter(({ kind }) => kind === 'tool');
  const sentences: (string | false)[] = [
    run.steps.length === 0 && 'There are no steps.',
    !run.steps.some(hasText) &&
      run.steps.length > 0 &&
      'No step has any text: only names, times and errors can be judged.',
    models.length === 0 &&
      run.steps.length > 0 &&
      'No model call is recorded: what the agent decided shows only in what its tools were asked.',
    lacking(models, 'model calls', 'has no output', 'have no output', ({ did }) => did.length === 0),
    !models.every(knowsInput(run)) &&
      'What the model was sent is not recorded: values may have come from a prompt that is not shown.',
    models.length > 0 &&
      !run.steps.some(hasSystem) &&
      'No system prompt is recorded: broken instructions cannot be told.',
    tools.length > 0 &&
      models.every(({ offered }) => offered.length === 0) &&
      'Tool definitions are not recorded: arguments are not checked against them.',
    lacking(
      tools,
      'tool calls',
      'has no arguments',
      'have no arguments',
      ({ arguments: args, asked }) => args === undefined && asked.length === 0,
    ),
    lacking(
      tools,
      'tool calls',
      'has no result',
      'have no result',
      ({ result, did }) => result === undefined && did.length === 0,
    ),
    models.length > 0 &&
      models.every(({ step }) => step.usage === undefined) &&
      'Token counts are not recorded: they are estimated from the text.',
    run.steps.length > 0 && run.steps.every(({ startMs }) => startMs === undefined) && 'Times are not recorded.',
    run.outcome.state === 'unknown' && run.steps.length > 0 && 'Whether the run succeeded is not recorded.',
    unread !== undefined &&
      `The run is too long to be read whole: of steps ${unread.from} to ${unread.to} only names, times and errors were looked at.`,
    run.clipped.length > 0 &&
      `Of very long texts (step ${run.clipped.slice(0, 5).join(', ')}${run.clipped.length > 5 ? '…' : ''}) only the beginning and the end were looked at.`,
  ];
  return sentences.filter((sentence) => sentence !== false);
}

function hasText({ saw, did, asked }: RunStep): boolean {
  return saw.length + did.length + asked.length > 0;
}

function hasSystem({ saw, did }: RunStep): boolean {
  return saw.some(({ author }) => author === 'system') || did.some(({ author }) => author === 'system');
}

/** Whether a model step's input is known: its own, repeated from earlier calls, or the steps before it. */
function knowsInput(run: Run): (step: RunStep) => boolean {
  const informed = new Set<string | undefined>();
  for (const { saw, agent } of run.steps) {
    if (saw.length > 0) {
      informed.add(agent);
    }
  }
  return ({ seesEarlierSteps, agent }) => seesEarlierSteps || informed.has(agent);
}

function lacking(
  steps: readonly RunStep[],
  noun: string,
  one: string,
  many: string,
  lacks: (step: RunStep) => boolean,
): string | false {
  const without = steps.filter(lacks);
  if (without.length === 0) {
    return false;
  }
  const some =
    without.length === 1
      ? `One of ${steps.length} ${noun} ${one}`
      : `${without.length} of ${steps.length} ${noun} ${many}`;
  return `${some} (step ${without
    .slice(0, 5)
    .map(({ number }) => number)
    .join(', ')}${without.length > 5 ? '…' : ''}).`;
}

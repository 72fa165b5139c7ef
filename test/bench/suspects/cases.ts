import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { examine } from '../../../extension/diagnosis/diagnose';
import type { Run } from '../../../extension/diagnosis/run';
import { featuresOf } from '../../../extension/diagnosis/suspects/features';
import type { Features } from '../../../extension/diagnosis/suspects/meanings';
import { type Scene, sceneOf } from '../../../extension/diagnosis/suspects/turns';
import { symptomOf } from '../../../extension/diagnosis/symptom';
import { openBytes } from '../../../extension/platform/bytes/bytes';
import { openTrace } from '../../../extension/trace/open';

/** A trace whose cause people marked. */
export interface Case {
  /** Benchmark, or part of one: results are shown per set. */
  readonly set: string;
  readonly id: string;
  /** Cases of one question never stand on both sides of a split. */
  readonly question: string;
  /** Number of the step that people marked. */
  readonly label: number;
  readonly run: Run;
  readonly scene: Scene;
  readonly features: readonly Features[];
  /** Place of the marked step among the candidates; -1 when it is none. */
  readonly target: number;
}

/** Reads every labelled trace below a folder. Labels come from the raw JSON: readers never show them. */
export async function readCases(folder: string): Promise<Case[]> {
  const cases: Case[] = [];
  const questions: string[] = [];
  for (const path of tracesBelow(folder)) {
    const raw = readFileSync(path, 'utf8');
    const label = labelOf(path, raw);
    if (label === undefined) {
      continue;
    }
    const bytes = await openBytes({ type: 'path', path }, { signal: { aborted: false } });
    try {
      const file = await openTrace(bytes, { prices: () => undefined });
      const trace = file.traces[0];
      if (!trace) continue;
      const { run, lineage, findings } = await examine(file, trace.id);
      const step = typeof label === 'number' ? label : run.steps.find((each) => each.step.id === label)?.number;
      if (step === undefined) {
        console.error(`${path}: the marked step is not in the trace`);
        continue;
      }
      const scene = sceneOf(run, lineage, findings, symptomOf(run, findings).step);
      const question =
        questionIn(raw) ?? questions.find((each) => raw.includes(JSON.stringify(each).slice(1, 60))) ?? basename(path);
      questions.push(question);
      cases.push({
        set: typeof label === 'string' ? basename(dirname(dirname(path))) : basename(dirname(path)),
        id: basename(path, '.json'),
        question,
        label: step,
        run,
        scene,
        features: featuresOf(scene),
        target: scene.turns.findIndex((turn) => turn.step.number === step),
      });
    } finally {
      bytes.close();
    }
  }
  return cases;
}

function tracesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && !name.endsWith('.labels.json'))
    .sort((a, b) => Number(/trail|gaia|swe/.test(a)) - Number(/trail|gaia|swe/.test(b)) || (a < b ? -1 : 1))
    .map((name) => join(folder, name));
}

/** A step number, or a span's id. */
function labelOf(path: string, raw: string): number | string | undefined {
  const beside = path.replace(/\.json$/, '.labels.json');
  try {
    const { errors } = JSON.parse(readFileSync(beside, 'utf8')) as { errors: { location: string; impact: string }[] };
    return (errors.find(({ impact }) => impact === 'HIGH') ?? errors[0])?.location;
  } catch {
    const { mistake_step } = JSON.parse(raw) as { mistake_step?: string };
    return mistake_step === undefined ? undefined : Number(mistake_step) + 1;
  }
}

function questionIn(raw: string): string | undefined {
  const { question } = JSON.parse(raw) as { question?: string };
  return typeof question === 'string' ? question : undefined;
}

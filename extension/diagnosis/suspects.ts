import type { Ledger } from './ledger';
import type { Lineage } from './lineage';
import type { Finding, Run, Suspect, Symptom } from './run';
import { evidenceFor, namedBy, namedIn, pathOf, reasonsFor, standingOf } from './suspects/explain';
import { featuresOf } from './suspects/features';
import { ranked } from './suspects/rank';
import { type Scene, sceneOf, type Turn } from './suspects/turns';
import { CALIBRATION, WEIGHTS } from './suspects/weights';

/** What is known of a run when its suspects are asked for. */
export interface SuspectContext {
  readonly run: Run;
  readonly lineage: Lineage;
  readonly ledger: Ledger;
  readonly findings: readonly Finding[];
  readonly symptom: Symptom;
}

/** Suspects that are shown: people who mark causes by hand agree on one step in about a third of long runs. */
const SHORTLIST = 5;

/**
 * The steps most likely to have caused the symptom: a shortlist with reasons, never a verdict. The same for the same
 * trace. Candidates are the steps up to the symptom, the symptom included; time is linear in their text.
 */
export function rankSuspects({ run, lineage, findings, symptom }: SuspectContext): Suspect[] {
  const scene = sceneOf(run, lineage, findings, symptom.step);
  const features = featuresOf(scene);
  const named = run.outcome.state === 'failed' ? namedIn(run.outcome.reason, lineage) : [];
  const segments = scene.turns.map(({ segment }) => segment);
  return ranked(features, segments, WEIGHTS, CALIBRATION)
    .slice(0, SHORTLIST)
    .map(({ place, score, share }, index): Suspect => {
      const turn = scene.turns[place]!;
      const { role, chain, value } = pathOf(scene, turn, symptom.step);
      const reasons = reasonsFor(features[place]!, WEIGHTS, scene, turn);
      const record = namedBy(named, turn);
      const why = reasons.length > 0 ? reasons.map(({ says }) => says) : [standingOf(turn, run.steps.length)];
      return {
        rank: index + 1,
        step: turn.step.number,
        score: rounded(score),
        confidence: rounded(share),
        role,
        recovered: role === 'none' && isRecovered(scene, turn),
        why: record ? [...why, record.why] : why,
        evidence: [...evidenceFor(scene, turn, reasons, value), ...(record ? [record.quote] : [])],
        chain,
        ...(value && { value: value.text }),
      };
    });
}

/** Suspects whose shares are compared, and the least part of the largest that makes them nearly equal. */
const COMPARED = 3;
const NEARLY_EQUAL = 0.8;

/** Whether the first suspects have so nearly the same share that their order tells little. */
export function isFlat(suspects: readonly Suspect[]): boolean {
  const shares = suspects.slice(0, COMPARED).map(({ confidence }) => confidence);
  return shares.length === COMPARED && Math.min(...shares) >= NEARLY_EQUAL * Math.max(...shares);
}

function rounded(figure: number): number {
  return Math.round(figure * 10_000) / 10_000;
}

/** All that was found here was made good, or what failed worked later. */
function isRecovered({ findings, turns }: Scene, { step, place, outcome }: Turn): boolean {
  const here = findings.filter(({ steps: [first], severity }) => first === step.number && severity !== 'info');
  const worksLater = () => turns.some((turn) => turn.place > place && turn.role !== 'tool' && turn.outcome === 'works');
  return here.length > 0 ? here.every(({ recovered }) => recovered) : outcome === 'fails' && worksLater();
}

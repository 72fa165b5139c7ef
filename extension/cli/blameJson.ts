import { BLAME_SCHEMA, type BlameReport } from '../../schemas/blameReport';
import type { Blamed } from './blameText';

/** A diagnosis for programs. */
export function blameJson({ path, file, trace, diagnosis }: Blamed): string {
  const { id, why } = file.format;
  const { symptom, suspects, findings, missing } = diagnosis;
  const report: BlameReport = {
    schema: BLAME_SCHEMA,
    file: path,
    format: { id, why },
    trace: { id: trace.id, name: trace.name, steps: trace.stepCount },
    symptom: { step: symptom.step, why: symptom.why },
    suspects: suspects.map(({ rank, step, score, confidence, role, recovered, why: reasons, evidence, chain }) => ({
      rank,
      step,
      score,
      confidence,
      role,
      recovered,
      why: [...reasons],
      evidence: [...evidence],
      chain: [...chain],
    })),
    findings: findings.map(({ id: detector, category, severity, steps, message, evidence, recovered }) => ({
      id: detector,
      category,
      severity,
      steps: [...steps],
      message,
      evidence: [...evidence],
      recovered,
    })),
    missing: [...missing],
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

import { useMemo } from 'preact/hooks';
import type { PageDiagnosis } from '../../schemas/pageDiagnosis';
import type { Host } from '../host';
import { FindingIndex } from '../model/findings';
import { useLatest } from './useLatest';

export interface DiagnosisState {
  /** The last one known; of another symptom while the one asked for is being looked at. */
  readonly diagnosis?: PageDiagnosis;
  readonly findings: FindingIndex;
  readonly busy: boolean;
  readonly failure?: string;
}

/**
 * Why a trace failed.
 * @param wanted false asks nothing: the file is still being read, or nobody wants to know
 * @param symptom the step the user asks about; null leaves it to the diagnosis
 */
export function useDiagnosis(
  host: Host,
  trace: string,
  generation: number,
  wanted: boolean,
  symptom: number | null,
): DiagnosisState {
  const key = wanted ? String(symptom) : undefined;
  const answer = useLatest(key, generation, async () => {
    return (await host.call({ method: 'diagnose', trace, ...(symptom !== null && { symptom }) })).diagnosis;
  });
  const failure = key !== undefined && answer.failedKey === key ? answer.failure : undefined;
  // While the file is read again, the steps of the last diagnosis may have other numbers.
  const diagnosis = key === undefined ? undefined : answer.value;
  const findings = useMemo(() => new FindingIndex(diagnosis?.findings ?? []), [diagnosis]);
  return {
    findings,
    busy: key !== undefined && failure === undefined && answer.key !== key,
    ...(diagnosis && { diagnosis }),
    ...(failure !== undefined && { failure }),
  };
}

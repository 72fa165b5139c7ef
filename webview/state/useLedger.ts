import { useMemo } from 'preact/hooks';
import type { PageLedger, PageLedgerCall } from '../../schemas/pageDiagnosis';
import type { Host } from '../host';
import { useLatest } from './useLatest';

export interface LedgerState {
  readonly ledger?: PageLedger;
  readonly failure?: string;
  readonly of: (step: number) => PageLedgerCall | undefined;
}

/** What each model call of a trace was sent; asked for once it is wanted. */
export function useLedger(host: Host, trace: string, generation: number, wanted: boolean): LedgerState {
  const key = wanted ? 'ledger' : undefined;
  const {
    value: ledger,
    failure,
    failedKey,
  } = useLatest(key, generation, async () => {
    return (await host.call({ method: 'ledger', trace })).ledger;
  });
  const byStep = useMemo(() => new Map(ledger?.calls.map((call) => [call.step, call])), [ledger]);
  return {
    of: (step) => byStep.get(step),
    ...(ledger && { ledger }),
    ...(failedKey === key && failure !== undefined && { failure }),
  };
}

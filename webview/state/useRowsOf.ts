import { useEffect, useState } from 'preact/hooks';
import type { StepRow } from '../../schemas/protocol';
import type { Host } from '../host';

/** Steps looked up for one story; more are not named. */
const MOST_STEPS = 60;

/** The rows of some steps wherever they are in the trace, as they arrive; ones that cannot be had stay away. */
export function useRowsOf(
  host: Host,
  trace: string,
  steps: readonly number[],
  generation: number,
): ReadonlyMap<number, StepRow> {
  const [rows, setRows] = useState<ReadonlyMap<number, StepRow>>(new Map());
  const key = [...new Set(steps)]
    .filter((step) => step > 0)
    .slice(0, MOST_STEPS)
    .join(' ');
  useEffect(() => {
    if (key === '') return;
    let isCurrent = true;
    const calls = key.split(' ').map(async (text) => {
      const step = Number(text);
      return (await host.call({ method: 'rows', trace, from: step, to: step })).rows;
    });
    void Promise.allSettled(calls).then((answers) => {
      if (!isCurrent) return;
      const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
      setRows((held) => new Map([...held, ...found.map((row) => [row.number, row] as const)]));
    });
    return () => {
      isCurrent = false;
    };
  }, [host, trace, key, generation]);
  return rows;
}

import type { Finding } from '../../../extension/diagnosis/run';

export interface Tally {
  /** Traces by what their files were read as. */
  readonly formats: Map<string, number>;
  /** Traces and steps by recorded outcome. */
  readonly traces: Map<string, number>;
  readonly steps: Map<string, number>;
  /** Findings by 'id outcome severity'. */
  readonly findings: Map<string, number>;
  readonly milliseconds: Map<string, number>;
}

export interface Firing {
  readonly place: string;
  readonly finding: Finding;
}

const STATES = ['ok', 'failed', 'unknown'] as const;

/** The table of DETECTORS.md: findings per 100 steps by outcome, without those of severity info in brackets. */
export function table(ids: readonly string[], tally: Tally): string {
  const heads = STATES.map(
    (state) => `${state} (${tally.traces.get(state) ?? 0} traces, ${tally.steps.get(state) ?? 0} steps)`,
  );
  const rows = ids.map((id) => {
    const cells = STATES.map((state) => {
      const steps = tally.steps.get(state) ?? 0;
      const counts = (['error', 'warning', 'info'] as const).map(
        (severity) => tally.findings.get(`${id} ${state} ${severity}`) ?? 0,
      );
      const [error = 0, warning = 0, info = 0] = counts;
      const all = error + warning + info;
      return all === 0 || steps === 0 ? '0' : `${rate(all, steps)} (${rate(error + warning, steps)}); ${all}`;
    });
    return `| ${id} | ${cells.join(' | ')} | ${Math.round(tally.milliseconds.get(id) ?? 0)} |`;
  });
  return [
    '# How often each detector fires on real traces',
    '',
    'Written by `npm run bench:detectors`. Findings per 100 steps (those above severity info in brackets); number of',
    'findings. Outcome is what the trace records: a verdict, a reward, or an error at the end. A detector may fire on at',
    'most 5 of 100 steps of successful runs. Traces by what their files were read as (files of other formats were passed over):',
    '',
    ...[...tally.formats].sort(([a], [b]) => (a < b ? -1 : 1)).map(([format, count]) => `- ${format}: ${count}`),
    '',
    `| detector | ${heads.join(' | ')} | ms in all |`,
    `|---|${heads.map(() => '---').join('|')}|---|`,
    ...rows,
    '',
  ].join('\n');
}

function rate(count: number, steps: number): string {
  return ((count / steps) * 100).toFixed(2);
}

/** Some firings, the same for the same seed, to be read and judged. */
export function shown(firings: readonly Firing[], count: number, seed: number): string {
  const order = firings
    .map((firing, index) => ({ firing, key: scattered(index + 1, seed) }))
    .sort((a, b) => a.key - b.key);
  return order
    .slice(0, count)
    .map(({ firing: { place, finding } }) =>
      [
        `${finding.id} ${finding.severity}${finding.recovered ? ' recovered' : ''} [${finding.steps.slice(0, 6).join(', ')}] ${place}`,
        `  ${finding.message}`,
        ...finding.evidence.map(({ step, quote }) => `  ${step}: ${quote.replace(/\s+/g, ' ')}`),
      ].join('\n'),
    )
    .join('\n');
}

function scattered(index: number, seed: number): number {
  const value = Math.sin(index * 12.9898 + seed * 78.233) * 43758.5453;
  return value - Math.floor(value);
}

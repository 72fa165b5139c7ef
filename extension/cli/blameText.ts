import type { Diagnosis, Finding, Quote, Suspect } from '../diagnosis/run';
import { runbookOf } from '../diagnosis/runbook';
import type { Trace } from '../trace/model';
import { oneLine } from '../trace/summary';
import type { TraceFile } from '../trace/traceFile';
import { block } from './block';
import { traceHeading } from './showText';

/** What a report is made of. */
export interface Blamed {
  readonly path: string;
  readonly file: TraceFile;
  readonly trace: Trace;
  readonly diagnosis: Diagnosis;
  /** Nobody named the trace: it is the worst of the file. */
  readonly isWorst: boolean;
}

const DEFAULT_COLUMNS = 100;
const NARROWEST = 40;
/** Findings of one detector that are told in full. */
const MOST_ALIKE = 4;
/** Steps named of those that are not. */
const MOST_PLACES = 12;
const MOST_QUOTES = 3;
const LONGEST_QUOTE = 240;
const MOST_CHAIN = 12;
/** The finding that says what the trace lacks, which has a part of its own. */
const TOLD_BELOW = 'trace-incomplete';
const HEADINGS: Readonly<Record<Diagnosis['symptom']['basis'], string>> = {
  asked: 'WHAT YOU ASK ABOUT',
  failure: 'WHAT FAILED',
  end: 'WHERE IT ENDED',
};
const SEVERITIES: readonly Finding['severity'][] = ['error', 'warning', 'info'];

/** A diagnosis as a bug report: what failed, who is suspected and why, what was found, what cannot be known. */
export function blameText({ path, file, trace, diagnosis, isWorst }: Blamed, columns = DEFAULT_COLUMNS): string {
  const { symptom, suspects, isFlat, findings, missing } = diagnosis;
  const width = Math.max(NARROWEST, columns);
  const count = file.traces.length;
  const which = isWorst && count > 1 ? ` · the worst of ${count} traces, failed runs first; --trace names another` : '';
  const lines = [
    ...traceHeading(trace)
      .split('\n')
      .flatMap((line) => block(line, 0, width)),
    ...block(`${path} · ${file.format.title} · trace ${oneLine(trace.id, 80)}${which}`, 0, width),
    '',
    HEADINGS[symptom.basis],
    ...block(`Step ${symptom.step} ${labelOf(trace, symptom.step)}`, 2, width),
    ...block(symptom.why, 4, width),
    '',
    'SUSPECTS',
    ...(suspects.length === 0
      ? block('No earlier step stands out.', 2, width)
      : block('A shortlist with shares among the candidates; not a verdict.', 2, width)),
    ...(isFlat ? block('No clear candidate: the shares are nearly equal.', 2, width) : []),
    ...suspects.flatMap((suspect) => suspectLines(suspect, trace, width)),
    '',
    'FINDINGS',
    ...findingLines(
      findings.filter(({ id }) => id !== TOLD_BELOW),
      trace,
      width,
    ),
    ...(missing.length === 0
      ? []
      : ['', 'WHAT THE TRACE LACKS', ...missing.flatMap((text) => block(text, 4, width, '  - '))]),
  ];
  return `${lines.join('\n')}\n`;
}

function suspectLines(suspect: Suspect, trace: Trace, width: number): string[] {
  const { rank, step, confidence, role, recovered, value, why, evidence, chain } = suspect;
  const facts = [
    confidence < 0.01 ? 'under 1%' : `${Math.round(confidence * 100)}%`,
    role === 'none' ? '' : value === undefined ? role : `${role} ${quoted(value)}`,
    recovered ? 'recovered later' : '',
  ].filter(Boolean);
  return [
    '',
    ...block(`Step ${step} ${labelOf(trace, step)} (${facts.join(', ')})`, 5, width, `  ${rank}. `),
    ...why.flatMap((reason) => block(reason, 7, width, '     - ')),
    ...quoteLines(evidence, width, 7),
    ...(chain.length > 0 ? block(`Chain: ${chainText(chain)}`, 7, width) : []),
  ];
}

/** Findings, the worst first. Of those alike a few are told: a detector that fires often hides no other. */
function findingLines(findings: readonly Finding[], trace: Trace, width: number): string[] {
  if (findings.length === 0) {
    return block('None.', 2, width);
  }
  const told = new Set<string>();
  return SEVERITIES.flatMap((severity) => [
    ...alike(findings.filter((finding) => finding.severity === severity)),
  ]).flatMap(([id, group], index) => {
    const now = told.has(id) ? undefined : runbookOf(id)?.now;
    told.add(id);
    return [
      ...(index === 0 ? [] : ['']),
      ...group.slice(0, MOST_ALIKE).flatMap((finding) => findingText(finding, trace, width)),
      ...restLines(group.slice(MOST_ALIKE), width),
      ...(now === undefined ? [] : block(`Do now: ${now}`, 4, width)),
    ];
  });
}

/** Findings by detector, in the order in which the first of each comes. */
function alike(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.id);
    if (group) {
      group.push(finding);
    } else {
      groups.set(finding.id, [finding]);
    }
  }
  return groups;
}

function findingText(finding: Finding, trace: Trace, width: number): string[] {
  const { id, severity, steps, message, evidence, recovered } = finding;
  const [first] = steps;
  const where = first === undefined ? '' : `, step ${first} ${labelOf(trace, first)}`;
  const more = evidence.filter(({ step, quote }) => step !== first || !message.includes(quote));
  return [
    ...block(`${severity} ${id}${where}${recovered ? ' (recovered)' : ''}`, 4, width, '  '),
    ...block(message, 4, width),
    ...quoteLines(more, width, 4),
  ];
}

/** Where findings like those told stand. */
function restLines(rest: readonly Finding[], width: number): string[] {
  if (rest.length === 0) {
    return [];
  }
  const steps = [...new Set(rest.slice(0, MOST_PLACES).flatMap(({ steps: [first] }) => first ?? []))];
  const places = steps.length === 0 ? '' : `: step ${steps.join(', ')}${rest.length > MOST_PLACES ? ', …' : ''}`;
  return block(`and ${rest.length} more ${rest[0]!.id}${places} (--json lists all)`, 4, width, '  ');
}

function quoteLines(evidence: readonly Quote[], width: number, indent: number): string[] {
  return evidence
    .slice(0, MOST_QUOTES)
    .flatMap(({ step, quote }) =>
      block(`step ${step}: ${quoted(quote)}`, indent + 2, width, `${' '.repeat(indent)}> `),
    );
}

function chainText(chain: readonly number[]): string {
  const half = MOST_CHAIN / 2;
  const steps = chain.length > MOST_CHAIN ? [...chain.slice(0, half), '…', ...chain.slice(-half)] : chain;
  return `step ${steps.join(' → ')}`;
}

function labelOf(trace: Trace, step: number): string {
  const { kind, name } = trace.step(step);
  return `[${kind}] ${oneLine(name, 60)}`;
}

function quoted(text: string): string {
  return `"${oneLine(text, LONGEST_QUOTE)}"`;
}

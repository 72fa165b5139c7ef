import type { Diagnosis, Finding, Quote, Suspect } from '../diagnosis/run';
import { runbookOf } from '../diagnosis/runbook';
import type { Trace } from '../trace/model';
import { oneLine } from '../trace/summary';
import type { TraceFile } from '../trace/traceFile';
import { printable } from './io';
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
const MOST_FINDINGS = 25;
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
export function blameText({ file, trace, diagnosis, isWorst }: Blamed, columns = DEFAULT_COLUMNS): string {
  const { symptom, suspects, isFlat, findings, missing } = diagnosis;
  const width = Math.max(NARROWEST, columns);
  const count = file.traces.length;
  const which = isWorst && count > 1 ? ` · the worst of ${count} traces, failed runs first; --trace names another` : '';
  const lines = [
    ...traceHeading(trace)
      .split('\n')
      .flatMap((line) => block(line, 0, width)),
    ...block(`${file.format.title} · trace ${oneLine(trace.id, 80)}${which}`, 0, width),
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
  return `${lines.map(printable).join('\n')}\n`;
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

function findingLines(findings: readonly Finding[], trace: Trace, width: number): string[] {
  if (findings.length === 0) {
    return block('None.', 2, width);
  }
  const bySeverity = SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const shown = bySeverity.slice(0, MOST_FINDINGS);
  const advised = new Set<string>();
  const lines = shown.flatMap(({ id, severity, steps, message, evidence, recovered }, index) => {
    const now = advised.has(id) ? undefined : runbookOf(id)?.now;
    advised.add(id);
    const [first] = steps;
    const where = first === undefined ? '' : `, step ${first} ${labelOf(trace, first)}`;
    return [
      ...(index === 0 ? [] : ['']),
      ...block(`${severity} ${id}${where}${recovered ? ' (recovered)' : ''}`, 4, width, '  '),
      ...block(message, 4, width),
      ...quoteLines(evidence, width, 4),
      ...(now === undefined ? [] : block(`Do now: ${now}`, 4, width)),
    ];
  });
  const left = bySeverity.length - shown.length;
  return left > 0 ? [...lines, '', `  and ${left} more, none worse than these; --json lists all`] : lines;
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

/**
 * A paragraph in lines of at most `width` characters; a word longer than a line, as in JSON, is cut.
 * @param lead what the first line begins with, in place of spaces
 */
function block(text: string, indent: number, width: number, lead = ' '.repeat(indent)): string[] {
  const lines: string[] = [];
  let line = lead;
  let isEmpty = true;
  const next = () => {
    lines.push(line);
    line = ' '.repeat(indent);
    isEmpty = true;
  };
  for (const word of text.split(/\s+/)) {
    const isLong = word.length > width - indent;
    if (!isEmpty && (isLong ? line.length + LEAST_PIECE > width : line.length + 1 + word.length > width)) {
      next();
    }
    let rest = word;
    while (rest.length > width - line.length - (isEmpty ? 0 : 1)) {
      const piece = pieceOf(rest, width - line.length - (isEmpty ? 0 : 1));
      line += isEmpty ? piece : ` ${piece}`;
      rest = rest.slice(piece.length);
      next();
    }
    line += isEmpty ? rest : ` ${rest}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** Room that is worth beginning a word in which does not fit a line. */
const LEAST_PIECE = 24;

/** The beginning of a long word: up to a mark that parts JSON, paths and links, and never half a character. */
function pieceOf(word: string, room: number): string {
  const most = word.slice(0, room);
  const mark = Math.max(...[',', '{', '[', ':', '/', '&'].map((sign) => most.lastIndexOf(sign))) + 1;
  const cut = mark > room / 2 ? mark : room;
  return word.slice(0, /[\ud800-\udbff]/.test(word[cut - 1] ?? '') ? cut - 1 : cut);
}

import { readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Finding } from '../../../extension/config/lint/findings';
import { RULES } from '../../../extension/config/lint/rules/rules';
import { type InputFile, lintFiles } from '../../../extension/config/lint/runner';
import { filesBelow } from './kinds';

/** Which rules' findings a reader would take for each class of defect. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  'purpose-unclear': [
    'tool-description-missing',
    'tool-description-tautological',
    'tool-description-placeholder',
    'tool-purpose-vague',
  ],
  'overlap-pair': ['tool-overlap', 'tool-name-duplicate', 'tool-name-collision'],
  'no-usage-guidance-with-sibling': ['tool-overlap'],
  'param-undocumented': ['param-description-missing', 'param-description-tautological', 'param-object-free'],
  'param-free-string-should-be-enum': ['param-prose-enum'],
  'param-format-missing': ['param-format-missing'],
  'param-ambiguous-id': ['param-ambiguous-id'],
  'required-wrong': [
    'param-required-contradicts',
    'param-required-unknown',
    'param-required-boolean',
    'tool-description-mentions-unknown',
  ],
  'return-undescribed': ['tool-returns-undescribed'],
  'destructive-unmarked': ['tool-destructive-unmarked', 'tool-annotation-contradicts'],
  'deep-nesting': ['schema-too-deep'],
  'instruction-in-description': ['tool-description-injection'],
};

interface Defect {
  readonly class: string;
  readonly path?: string;
  readonly subtype?: string;
  readonly confidence: number;
}

interface Label {
  readonly set: string;
  readonly file: string;
  readonly tool: string;
  readonly defects: readonly Defect[];
  readonly clean: boolean;
  readonly confidence: number;
  readonly borderline?: readonly Defect[];
}

interface Tally {
  hits: number;
  misses: number;
  wrong: number;
}

const OFF = new Set(RULES.filter((rule) => rule.isOff).map(({ id }) => id));

/**
 * Scores the linter on a labelled set, by the set's own guide: a finding hits a defect of the same tool and class, and
 * of the same parameter where the defect has one; findings that match a borderline note do not count.
 * @param pick which tool sets to score
 * @param details print every hit, miss and false finding
 */
export function scoreGold(
  folder: string,
  labelFile: string,
  pick: (set: string) => boolean,
  details: boolean,
): string[] {
  const labels = readFileSync(join(folder, labelFile), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Label)
    .filter(({ set }) => pick(set));
  const out: string[] = [];
  const findings = new Map<string, readonly Finding[]>();
  for (const file of new Set(labels.map((label) => label.file))) {
    findings.set(file, lintFiles(readInputs(folder, file), { today: '2026-11-20' }).findings);
  }
  for (const finding of [...findings.values()].flat().filter(({ rule }) => rule === 'rule-failed')) {
    out.push(`FAILED ${finding.message}`);
  }
  for (const least of [0, 0.6]) {
    const tallies = new Map<string, Tally>();
    for (const label of labels) {
      const own = findings.get(label.file)!.filter(({ tool, severity }) => tool === label.tool && severity !== 'info');
      tallyTool(label, own, least, tallies, details && least === 0 ? out : undefined);
    }
    out.push('', least === 0 ? 'All labels' : `Labels of confidence ${least} and more`, '', ...table(tallies));
  }
  out.push('', cleanLine(labels, findings, details ? out : undefined));
  return out;
}

function readInputs(folder: string, file: string): InputFile[] {
  const path = join(folder, file);
  const paths = statSync(path).isDirectory() ? filesBelow(path) : [path];
  return paths.map((each) => ({ path: relative(folder, each), text: readFileSync(each, 'utf8') }));
}

function tallyTool(
  label: Label,
  own: readonly Finding[],
  least: number,
  tallies: Map<string, Tally>,
  out: string[] | undefined,
): void {
  const name = `${label.set} ${label.tool}`;
  for (const [kind, rules] of Object.entries(CLASSES)) {
    const tally = tallies.get(kind) ?? { hits: 0, misses: 0, wrong: 0 };
    tallies.set(kind, tally);
    const found = own.filter(({ rule }) => rules.includes(rule));
    for (const defect of label.defects.filter((each) => each.class === kind)) {
      const isHit = found.some((finding) => matches(finding, defect));
      if (defect.confidence >= least) {
        tally[isHit ? 'hits' : 'misses']++;
        out?.push(`${isHit ? 'hit ' : 'MISS'} ${name} ${kind} ${defect.path ?? ''} ${defect.confidence}`);
      }
    }
    for (const finding of found) {
      // A finding may speak of two classes (an overlap is also guidance missing): it is wrong only if it hits none.
      const classes = Object.keys(CLASSES).filter((each) => CLASSES[each]!.includes(finding.rule));
      const isKnown = [...label.defects, ...(label.borderline ?? [])].some(
        (each) => classes.includes(each.class) && matches(finding, each),
      );
      if (!isKnown && classes[0] === kind) {
        tally.wrong++;
        out?.push(`FALSE ${name} ${kind} ${finding.rule} ${finding.parameter ?? ''}: ${finding.message}`);
      }
    }
  }
}

function matches(finding: Finding, defect: Defect): boolean {
  return (
    defect.path === undefined ||
    defect.path === '*' ||
    finding.parameter === undefined ||
    finding.parameter === defect.path
  );
}

function table(tallies: ReadonlyMap<string, Tally>): string[] {
  const rows = [...tallies].filter(([, { hits, misses, wrong }]) => hits + misses + wrong > 0);
  const sum = rows.reduce(
    (all, [, each]) => ({
      hits: all.hits + each.hits,
      misses: all.misses + each.misses,
      wrong: all.wrong + each.wrong,
    }),
    {
      hits: 0,
      misses: 0,
      wrong: 0,
    },
  );
  return [
    '| class | hits | misses | false | precision | recall |',
    '|---|---|---|---|---|---|',
    ...[...rows, ['**all**', sum] as const].map(
      ([kind, { hits, misses, wrong }]) =>
        `| ${kind} | ${hits} | ${misses} | ${wrong} | ${percent(hits, hits + wrong)} | ${percent(hits, hits + misses)} |`,
    ),
  ];
}

function cleanLine(
  labels: readonly Label[],
  findings: ReadonlyMap<string, readonly Finding[]>,
  out: string[] | undefined,
): string {
  const clean = labels.filter((label) => label.clean);
  const flagged = clean.filter((label) => {
    const own = findings
      .get(label.file)!
      .filter(({ tool, severity, rule }) => tool === label.tool && severity !== 'info' && !OFF.has(rule));
    for (const finding of own) {
      out?.push(`CLEAN ${label.set} ${label.tool} ${finding.rule} ${finding.parameter ?? ''}: ${finding.message}`);
    }
    return own.length > 0;
  });
  return `Clean tools with a warning or error: ${flagged.length} of ${clean.length} (${percent(flagged.length, clean.length)})`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${Math.round((100 * part) / whole)}%`;
}

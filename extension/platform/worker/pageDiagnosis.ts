import type {
  PageDiagnosis,
  PageFinding,
  PageFollow,
  PageLedger,
  PageLedgerCall,
} from '../../../schemas/pageDiagnosis';
import type { Ledger, LedgerEntry, LostMessage } from '../../diagnosis/ledger';
import type { Lineage } from '../../diagnosis/lineage';
import type { Diagnosis, Finding, Run } from '../../diagnosis/run';
import { runbookOf } from '../../diagnosis/runbook';
import { oneLine } from '../../trace/summary';

/** Findings that a page is sent: more than anybody reads, and few enough to hold. */
const MOST_FINDINGS = 2000;
const MOST_NOTES = 5;
const QUOTE = 80;
const SEVERITIES = ['error', 'warning', 'info'];
/** Shares of the model's window from which a call's fill is worth a word. */
const NEARLY_FULL = 0.75;

/** A diagnosis with the runbook's texts, for the page. */
export function pageDiagnosis(diagnosis: Diagnosis): PageDiagnosis {
  const { symptom, suspects, isFlat, findings, missing } = diagnosis;
  const kept = mostSevere(findings);
  const left = findings.length - kept.length;
  return {
    symptom,
    suspects: suspects.map(({ score: _, ...suspect }) => suspect),
    isFlat,
    findings: kept.map((finding): PageFinding => ({ ...finding, runbook: runbookOf(finding.id) })),
    missing: left > 0 ? [...missing, `${left} more findings, none worse than those listed, are left out.`] : missing,
  };
}

/** As many as a page is sent, in the order they had. */
function mostSevere(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST_FINDINGS) {
    return findings;
  }
  const bySeverity = SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const kept = new Set(bySeverity.slice(0, MOST_FINDINGS));
  return findings.filter((finding) => kept.has(finding));
}

export function pageLedger({ calls }: Ledger): PageLedger {
  return { calls: calls.map(pageCall) };
}

function pageCall(entry: LedgerEntry): PageLedgerCall {
  const { step, agent, inputTokens, estimated, fill, kept, added } = entry;
  return {
    step,
    agent,
    tokens: inputTokens,
    estimated,
    window: fill ? Math.round(inputTokens / fill) : undefined,
    shares: entry.shares.map(({ source, tool, tokens }) => ({ source: tool ? `${source} ${tool}` : source, tokens })),
    kept,
    added,
    dropped: entry.dropped.length,
    changed: entry.changed.length + entry.cut.length,
    notes: notesOn(entry),
  };
}

function notesOn({ fill, systemChanged, summarised, dropped, cut, changed }: LedgerEntry): string[] {
  const size = (text: string | undefined) => (text ?? '').length.toLocaleString('en');
  const said = ({ role, text }: LostMessage) => `${role} message`.concat(`: "${oneLine(text, QUOTE)}"`);
  const lost = [
    ...dropped.map((message) => `Dropped ${said(message)}`),
    ...cut.map((message) => `Cut from ${size(message.text)} to ${size(message.now)} characters: ${said(message)}`),
    ...changed.map((message) => `Changed ${said(message)}`),
  ];
  return [
    ...(fill !== undefined && fill >= NEARLY_FULL ? [`The model's window is ${Math.round(fill * 100)}% full`] : []),
    ...(systemChanged ? ['The system text is another than in the call before'] : []),
    ...(summarised ? ['Earlier messages were replaced by a summary'] : []),
    ...lost.slice(0, MOST_NOTES),
    ...(lost.length > MOST_NOTES ? [`and ${lost.length - MOST_NOTES} more messages dropped, cut or changed`] : []),
  ];
}

/** The way of a value; of a text that is no value the steps in which it stands word for word. */
export function pageFollow(lineage: Lineage, run: Run, text: string): PageFollow {
  const known = lineage.find(text);
  if (known) {
    return { value: known.text, origin: known.origin, role: known.role, steps: known.steps.filter((step) => step > 0) };
  }
  const wanted = text.trim();
  const asked = run.question?.includes(wanted) === true;
  const steps: number[] = [];
  let role: PageFollow['role'] = asked ? 'given' : undefined;
  for (const { number, saw, asked: args, did } of wanted === '' ? [] : run.steps) {
    const passage = [...saw, ...args, ...did].find((candidate) => candidate.text.includes(wanted));
    if (passage) {
      steps.push(number);
      role ??= passage.author === 'model' ? 'introduced' : 'given';
    }
  }
  const origin = asked ? 0 : steps[0];
  return origin === undefined ? { steps } : { value: wanted, origin, role, steps };
}

import { LINT_REPORT_SCHEMA, type LintReport } from '../../schemas/lintReport';
import type { Range } from '../config/lint/findings';
import type { LintOutcome } from './lint';

/** The findings for programs, by the contract in schemas/lintReport.ts. */
export function jsonReport({ result, skipped }: LintOutcome): string {
  const report: LintReport = {
    schema: LINT_REPORT_SCHEMA,
    files: result.files.map(({ path, kind }) => ({ file: path, kind })),
    findings: result.findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      ...placeOf(finding),
      path: finding.path,
      message: finding.message,
      tool: finding.tool ?? null,
      parameter: finding.parameter ?? null,
      fixable: finding.fixes.some(({ isSafe }) => isSafe),
      related: finding.related.map((each) => ({ ...placeOf(each), message: each.message })),
      traces: finding.traces.map(({ file, trace, step }) => ({ file, trace, step })),
    })),
    skipped: [...skipped],
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function placeOf({ file, line, column, endLine, endColumn }: Range) {
  return { file, line, column, endLine, endColumn };
}

import type { LintOutcome } from './lint';

const LEVELS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Workflow commands that GitHub shows as annotations of a change. */
export function githubReport({ result }: LintOutcome): string {
  return result.findings
    .map((finding) => {
      const { file, line, endLine, column, endColumn, rule } = finding;
      const place = `file=${property(file)},line=${line},endLine=${endLine},col=${column},endColumn=${endColumn}`;
      return `::${LEVELS[finding.severity]} ${place},title=${property(rule)}::${data(finding.message)}\n`;
    })
    .join('');
}

/** Escapes of the runner's command parser: without them a message could end the command and start another. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

import type { Finding } from '../config/lint/findings';
import { printable } from './io';
import type { LintOutcome } from './lint';

/** The findings for people, by file. */
export function textReport({ result, skipped, fixed }: LintOutcome): string {
  const lines: string[] = [];
  let file = '';
  for (const finding of result.findings) {
    if (finding.file !== file) {
      file = finding.file;
      lines.push(...(lines.length > 0 ? [''] : []), printable(file));
    }
    lines.push(lineOf(finding));
  }
  for (const { file: name, why } of skipped) {
    lines.push(`skipped ${printable(name)}: ${why}`);
  }
  lines.push(...(lines.length > 0 ? [''] : []), summary(result.findings, result.files.length, fixed));
  return `${lines.join('\n')}\n`;
}

function lineOf({ line, column, severity, message, rule, fixes }: Finding): string {
  const place = `${line}:${column}`.padEnd(8);
  const fix = fixes.some(({ isSafe }) => isSafe) ? ' [--fix]' : '';
  return `  ${place} ${severity.padEnd(7)}  ${printable(message).replaceAll('\n', ' ')}  (${rule})${fix}`;
}

function summary(findings: readonly Finding[], files: number, fixed: number): string {
  const count = (severity: string, word: string): string => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return `${number} ${word}${number === 1 ? '' : 's'}`;
  };
  const mended = fixed > 0 ? `${fixed} mended; ` : '';
  return files === 0
    ? 'no agent config found'
    : `${mended}${count('error', 'error')}, ${count('warning', 'warning')}, ${count('info', 'hint')} in ${files} agent config file${files === 1 ? '' : 's'}`;
}

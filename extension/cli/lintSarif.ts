import type { Finding, Range } from '../config/lint/findings';
import { OWN_FINDINGS } from '../config/lint/findings';
import { RULES } from '../config/lint/rules/rules';
import type { LintOutcome } from './lint';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;
const OWN = Object.values(OWN_FINDINGS);

/** SARIF 2.1.0, which code scanning services read. */
export function sarifReport({ result, skipped }: LintOutcome): string {
  const rules = [
    ...RULES.map(({ id, summary, severity, isOff }) => ({
      id,
      shortDescription: { text: summary.replaceAll('`', '') },
      defaultConfiguration: { level: LEVELS[severity], enabled: isOff !== true },
    })),
    ...OWN.map((id) => ({
      id,
      shortDescription: { text: id },
      defaultConfiguration: { level: 'error', enabled: true },
    })),
  ];
  const index = new Map(rules.map(({ id }, at) => [id, at]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Backstep', rules } },
        columnKind: 'utf16CodeUnits',
        artifacts: result.files.map(({ path }) => ({ location: { uri: uriOf(path) } })),
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: skipped.map(({ file, why }) => ({
              level: 'note',
              message: { text: `skipped ${file}: ${why}` },
            })),
          },
        ],
        results: result.findings.map((finding) => ({ ...resultOf(finding), ruleIndex: index.get(finding.rule) })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function resultOf(finding: Finding) {
  return {
    ruleId: finding.rule,
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: physicalLocation(finding),
        ...(finding.path !== '' && { logicalLocations: [{ fullyQualifiedName: finding.path }] }),
      },
    ],
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map((each) => ({
        physicalLocation: physicalLocation(each),
        message: { text: each.message },
      })),
    }),
    ...(finding.fixes.length > 0 && {
      fixes: finding.fixes.map(({ title, edits }) => ({
        description: { text: title },
        artifactChanges: [
          {
            artifactLocation: { uri: uriOf(finding.file) },
            replacements: edits.map(({ start, end, text }) => ({
              deletedRegion: { charOffset: start, charLength: end - start },
              insertedContent: { text },
            })),
          },
        ],
      })),
    }),
  };
}

function physicalLocation({ file, line, column, endLine, endColumn }: Range) {
  return {
    artifactLocation: { uri: uriOf(file) },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

/** A relative URI reference: each step escaped, slashes kept. */
function uriOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

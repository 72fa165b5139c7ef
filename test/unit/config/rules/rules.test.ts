import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../extension/config/document/edit';
import type { Finding } from '../../../../extension/config/lint/findings';
import { RULES } from '../../../../extension/config/lint/rules/rules';
import { lintFiles } from '../../../../extension/config/lint/runner';
import type { Invalid, RuleTable, Sample } from './table';

const FOLDER = path.join(import.meta.dirname, 'tables');
const tables = new Map<string, RuleTable>();
for (const name of readdirSync(FOLDER)) {
  const { default: table } = (await import(path.join(FOLDER, name))) as { readonly default: RuleTable };
  tables.set(path.basename(name, '.ts'), table);
}

/** Findings of one rule alone, on a fixed day. */
function findingsOf(id: string, { files, options }: Sample): readonly Finding[] {
  return lintFiles(files, { today: '2026-11-20', ...options, rules: [id] }).findings;
}

test('every rule has a table of cases and a section of documentation, and nothing else has', () => {
  const ids = RULES.map(({ id }) => id);
  expect([...tables.keys()].sort()).toEqual([...ids].sort());
  const docs = readFileSync('extension/config/lint/docs/rules.md', 'utf8');
  const headings = [...docs.matchAll(/^### (\S+)$/gm)].map((match) => match[1]);
  expect(headings).toEqual(expect.arrayContaining(ids));
  expect(headings.filter((heading) => !ids.includes(heading!))).toEqual([
    'file-syntax',
    'backstep-config-invalid',
    'suppression-invalid',
    'rule-failed',
  ]);
});

test('a rule is named like its file', () => {
  const names = readdirSync('extension/config/lint/rules').map((name) => path.basename(name, '.ts'));
  expect(names.filter((name) => name !== 'rule' && name !== 'rules').sort()).toEqual(RULES.map(({ id }) => id).sort());
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const table = tables.get(id) ?? { valid: [], invalid: [] };

  test.each(table.valid.map((sample, index) => [index, sample] as const))('is quiet on valid %i', (_, sample) => {
    expect(findingsOf(id, sample).map(({ path: at, message }) => ({ at, message }))).toEqual([]);
  });

  test.each(table.invalid.map((sample, index) => [index, sample] as const))('finds invalid %i', (_, sample) => {
    const findings = findingsOf(id, sample);
    expect(findings.map((finding) => finding.path)).toHaveLength(sample.count ?? 1);
    const [first] = findings;
    expect(first).toMatchObject({ rule: id, path: sample.at, message: expect.stringContaining(sample.says) });
    expect(first!.severity).toBe(sample.severity ?? rule.severity);
    expect(sliceOf(sample, first!)).not.toBe('');
  });

  const fixable = table.invalid.filter(({ fixed }) => fixed !== undefined);
  test('says whether it has fixes', () => {
    expect(fixable.length > 0).toBe(rule.hasFix ?? false);
  });

  test.each(fixable.map((sample, index) => [index, sample] as const))(
    'fix %i mends what it found and nothing else',
    (_, sample) => {
      const [first] = findingsOf(id, sample);
      const mended = fixFirst(sample, first!);
      expect(mended.files.find((each) => each.path === first!.file)!.text).toContain(sample.fixed);
      const left = findingsOf(id, mended);
      expect(left.filter((each) => each.path === first!.path && each.message === first!.message)).toEqual([]);
      expect(left.length).toBeLessThan(sample.count ?? 1);
      expect(lintFiles(mended.files).findings.filter(({ rule: own }) => own === 'file-syntax')).toEqual([]);
    },
  );
});

function sliceOf({ files }: Sample, { file, start, end }: Finding): string {
  return files.find((each) => each.path === file)!.text.slice(start, end);
}

function fixFirst(sample: Invalid, finding: Finding): Sample {
  const [fix] = finding.fixes;
  const files = sample.files.map((file) =>
    file.path === finding.file ? { ...file, text: applyEdits(file.text, fix!.edits) } : file,
  );
  return { ...sample, files };
}

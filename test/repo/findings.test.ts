import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { DETECTORS } from '../../extension/diagnosis/detectors/detectors';
import { RUNBOOK_IDS, type RunbookEntry, runbookOf } from '../../extension/diagnosis/runbook';

const ROOT = path.join(import.meta.dirname, '..', '..');
const NO_DETECTORS = ['detector.ts', 'detectors.ts'];
const ids = DETECTORS.map(({ id }) => id);

it('lists every detector file, by id', () => {
  const files = readdirSync(path.join(ROOT, 'extension/diagnosis/detectors')).filter(
    (name) => !NO_DETECTORS.includes(name),
  );
  expect(files.map((name) => name.replace(/\.ts$/, '')).sort()).toEqual([...ids].sort());
});

it.each(ids)('%s has a test and a runbook entry', (id) => {
  expect(existsSync(path.join(ROOT, `test/unit/diagnosis/detectors/${id}.test.ts`))).toBe(true);
  const sentences = Object.values(runbookOf(id) ?? {});
  expect(sentences).toHaveLength(5);
  expect(sentences.filter((text) => !/^[A-Z0-9].{10,400}[.?]$/.test(text))).toEqual([]);
});

it('knows no finding that nothing looks for', () => {
  expect([...RUNBOOK_IDS].sort()).toEqual([...ids].sort());
  expect(runbookOf('__proto__')).toBeUndefined();
});

// Findings in Problems link here, by heading. `npx vitest run test/repo/findings.test.ts -u` writes it anew.
it('has a page of all findings in the extension', async () => {
  const sections = DETECTORS.map(({ id, category }) => section(id, category, runbookOf(id)!));
  await expect([INTRODUCTION, ...sections].join('\n')).toMatchFileSnapshot(path.join(ROOT, 'media/docs/findings.md'));
});

const INTRODUCTION = `# Findings

What Backstep looks for in a trace, and what to do about it. A finding points at steps and quotes them; it is a reason to
look, not a verdict. *Recovered* means that a later step repeated the work and replaced the bad result before anything
depended on it. Mend the earliest link of a chain first and measure again: a change in one place changes what the others see.

When many runs fail at once:

- Quality drops with no change on your side: see whether the model id is floating and the provider moved it; compare the
  served model with the last good run; go back to the last prompt or config version; run the regression set.
- The agent runs but no tool call succeeds: credentials or an endpoint changed. Test each tool by itself.
- Escalations or repeated tasks rise: silent wrong output or stale knowledge. Sample outputs against the acceptance criteria.
- Errors cluster in time: a maintenance window of a dependency.

What an agent config limits, and which tools it lists under approvals, is not read into a diagnosis yet: \`budget-exceeded\`
is quiet until a caller passes limits, and \`irreversible-without-approval\` goes by the names and descriptions of tools.
`;

function section(id: string, category: string, { fires, cause, now, look, prevent }: RunbookEntry): string {
  return `## ${id}

Category: ${category}. ${fires}

- **Likely cause:** ${cause}
- **Do now:** ${now}
- **Look into:** ${look}
- **Prevent:** ${prevent}
`;
}

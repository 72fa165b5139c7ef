import { composeEdits } from '../document/composeEdits';
import { applyEdits, type TextEdit } from '../document/edit';
import type { Finding } from './findings';
import type { InputFile, LintResult } from './runner';

/** A fix may lay bare the next finding, and fixes that overlap wait for each other. */
const MOST_PASSES = 10;

/** Files after everything that can be mended safely has been. */
export interface Mended {
  readonly inputs: readonly InputFile[];
  /** What is left in them. */
  readonly result: LintResult;
  /** From the first text of each changed file to the last, by path. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** How many findings were mended. */
  readonly count: number;
}

/**
 * Applies the safe fixes of findings, and lints again, until there are none or a pass changes nothing.
 * @param first what was found in the inputs
 * @param lint lints inputs
 * @param isMended whether a file is to be changed, by path
 */
export function mendAll(
  inputs: readonly InputFile[],
  first: LintResult,
  lint: (inputs: readonly InputFile[]) => LintResult,
  isMended: (path: string) => boolean = () => true,
): Mended {
  let files = inputs;
  let result = first;
  let count = 0;
  const passes = new Map<string, TextEdit[][]>();
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const changed = new Map<string, InputFile>();
    for (const file of files) {
      const fixes = isMended(file.path) ? safeEdits(result.findings.filter((each) => each.file === file.path)) : [];
      const text = applyEdits(file.text, fixes.flat());
      if (text !== file.text) {
        changed.set(file.path, { path: file.path, text });
        passes.set(file.path, [...(passes.get(file.path) ?? []), fixes.flat()]);
        count += fixes.length;
      }
    }
    if (changed.size === 0) {
      break;
    }
    files = files.map((file) => changed.get(file.path) ?? file);
    result = lint(files);
  }
  const lengths = new Map(inputs.map((file) => [file.path, file.text.length]));
  const edits = [...passes].map(([path, lists]) => [path, composeEdits(lengths.get(path) ?? 0, lists)] as const);
  return { inputs: files, result, edits: new Map(edits), count };
}

/** The edits of each finding's safe fix. One that overlaps an earlier one, or begins where that does, has to wait. */
export function safeEdits(findings: readonly Finding[]): (readonly TextEdit[])[] {
  let end = -1;
  const starts = new Set<number>();
  return findings.flatMap(({ fixes }) => {
    const edits = fixes.find(({ isSafe }) => isSafe)?.edits;
    if (edits === undefined || edits.some((edit) => edit.start < end || starts.has(edit.start))) {
      return [];
    }
    for (const edit of edits) {
      end = Math.max(end, edit.end);
      starts.add(edit.start);
    }
    return [edits];
  });
}

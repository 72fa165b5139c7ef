import { MARKS_SCHEMA, marksFile, type StepMark } from '../../schemas/marks';

/** Marks are kept beside a trace file, in a file of its name with this added. */
export const MARKS_SUFFIX = '.backstep.json';

/** Why a file is no marks file, in words for people. */
export class MarksProblem extends Error {}

/**
 * The marks in a marks file.
 * @throws MarksProblem
 */
export function parseMarks(text: string): readonly StepMark[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new MarksProblem('it is not valid JSON');
  }
  const parsed = marksFile.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new MarksProblem(`${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'not as it should be'}`);
  }
  return parsed.data.marks;
}

/** A marks file with these marks. */
export function marksText(marks: readonly StepMark[]): string {
  return `${JSON.stringify({ schema: MARKS_SCHEMA, marks }, undefined, 2)}\n`;
}

/** Whether a mark says anything; setting one that does not removes what was there. */
export function saysSomething({ rootCause, verdict, note }: StepMark): boolean {
  return rootCause === true || verdict !== undefined || (note ?? '') !== '';
}

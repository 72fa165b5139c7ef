// Adds up what the parts of a test run counted.

/** @typedef {{passed: number, failed: number, skipped: number}} Count */

/**
 * What a Vitest run counted. A run that failed without a failed test (a file that does not load, say) is one failure.
 * @param {number} code exit code of the run
 * @param {{numPassedTests?: number, numFailedTests?: number, numPendingTests?: number}} report its JSON report
 * @returns {Count}
 */
export function countOf(code, { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 }) {
  return { passed: numPassedTests, failed: Math.max(numFailedTests, code === 0 ? 0 : 1), skipped: numPendingTests };
}

/**
 * The line that closes a run: the counts of all its parts.
 * @param {readonly Count[]} counts
 */
export function closingLine(counts) {
  const sum = (/** @type {keyof Count} */ key) => counts.reduce((total, count) => total + count[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

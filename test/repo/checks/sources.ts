import type { SourceFile } from './files';

/** Longest file of the product, in lines. */
export const MOST_LINES = 350;

/** Files with more lines than anyone wants to read at once. */
export function longFiles(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => /^(extension|webview|schemas)\/.*\.(tsx?|css)$/.test(file.path))
    .map((file) => ({ path: file.path, lines: file.text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ path, lines }) => `${path} has ${lines} lines`);
}

/**
 * Imports of zod that bundle all of it: bundlers drop unused parts of `import * as z` only (85 KB instead of 454 KB).
 */
export function wholeZodImports(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => /^import (?!\* as z )[^;]*?from 'zod'/m.test(file.text))
    .map((file) => `${file.path} imports zod other than as * as z`);
}

/** Paths and hosts that exist on one machine only. */
const MACHINE = [
  /\/(?:work|root)\/[.a-z]/,
  /\/home\/(?!user\/|dev\/)[a-z]/,
  /\/Users\/(?!me\/)[A-Za-z]/,
  /registry\.[a-z.]+\/[a-z]/,
];

/** Lines that name a path or package registry of somebody's machine. */
export function machinePaths(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    file.text
      .split('\n')
      .filter((line) => MACHINE.some((pattern) => pattern.test(line)))
      .map((line) => `${file.path}: ${line.trim().slice(0, 200)}`),
  );
}

/** Entries of a lock file that name the address they came from, which another registry would not have. */
export function lockedAddresses(lock: { readonly packages: Readonly<Record<string, object>> }): string[] {
  return Object.entries(lock.packages)
    .filter(([, entry]) => 'resolved' in entry && /^https?:/.test(String(entry.resolved)))
    .map(([place]) => place);
}

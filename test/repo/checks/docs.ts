import path from 'node:path';
import type { SourceFile } from './files';

/**
 * What documents say that is not so: links to files that are not there, and scripts that package.json does not have.
 * @param exists whether the project has a file or folder at a path from its root
 * @param scripts names under `scripts` in package.json
 */
export function documentProblems(
  documents: readonly SourceFile[],
  exists: (path: string) => boolean,
  scripts: readonly string[],
): string[] {
  return documents.flatMap(({ path: file, text }) => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '');
    const folders = [...text.matchAll(/`((?:extension|webview|schemas|test|samples)\/[\w/.-]*)`/g)].map(
      (match) => match[1] ?? '',
    );
    const named = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
    return [
      ...links
        .filter((link) => !exists(path.posix.join(path.posix.dirname(file), link)))
        .map((link) => `${file} links to ${link}, which is not there`),
      ...folders.filter((folder) => !exists(folder)).map((folder) => `${file} names ${folder}, which is not there`),
      ...named.filter((name) => !scripts.includes(name)).map((name) => `${file} names the script ${name}`),
    ];
  });
}

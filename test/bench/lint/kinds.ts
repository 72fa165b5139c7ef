import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readConfigFile } from '../../../extension/config/read';

/** All files below a folder, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Counts per corpus folder: how many files are taken for which kind, and which are not. */
export function countKinds(corpus: string): string[] {
  const lines = ['| folder | files | recognised | as | not recognised |', '|---|---|---|---|---|'];
  let total = 0;
  let recognised = 0;
  for (const entry of readdirSync(corpus, { withFileTypes: true }).filter((each) => each.isDirectory())) {
    const counts = new Map<string, number>();
    const missed: string[] = [];
    const files = filesBelow(join(corpus, entry.name));
    for (const file of files) {
      // The corpus flattens folders into names: `.github__prompts__x.prompt.md`.
      const path = relative(corpus, file).replaceAll('__', '/');
      const kind = readConfigFile(path, readFileSync(file, 'utf8'))?.kind;
      if (kind) {
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
      } else {
        missed.push(relative(join(corpus, entry.name), file));
      }
    }
    total += files.length;
    recognised += files.length - missed.length;
    const as = [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ');
    lines.push(`| ${entry.name} | ${files.length} | ${files.length - missed.length} | ${as} | ${missed.join(', ')} |`);
  }
  lines.push(`| all | ${total} | ${recognised} | | |`);
  return lines;
}

/** Files of other people's packages that are taken for agent config, which none is. */
export function countUnrelated(folder: string): string[] {
  let count = 0;
  const wrong: string[] = [];
  for (const file of filesBelow(folder).filter((path) => /\.(?:jsonc?|ya?ml|md|toml|txt)$/.test(path))) {
    const kind = readConfigFile(relative(folder, file), readFileSync(file, 'utf8'))?.kind;
    count++;
    if (kind) {
      wrong.push(`${relative(folder, file)}: ${kind}`);
    }
  }
  return [`${count} unrelated files, ${wrong.length} taken for agent config`, ...wrong];
}

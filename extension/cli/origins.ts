import { type ConfigOrigin, ORIGINS_SCHEMA, type OriginsReport } from '../../schemas/originsReport';
import { blameFile } from '../config/versions/blame/blame';
import type { History } from '../config/versions/history';
import { type Io, printable } from './io';

const MOST_TEXT = 200;
const MOST_SHOWN = 60;

/** Where each part of an agent as it is now comes from. */
export function originsOf(history: History, isWhole: boolean): ConfigOrigin[] {
  const now = history.working ?? history.versions[0];
  return (now?.agent.config.files ?? []).flatMap(({ path, document }) =>
    blameFile(history, path, isWhole).map(({ part, version, mayBeOlder }): ConfigOrigin => {
      const { commit, tags } = version;
      return {
        file: path,
        line: document.lines.at(part.start).line,
        what: part.what,
        text: cut(document.text.slice(part.start, part.end), MOST_TEXT),
        commit: commit?.hash ?? null,
        tags: [...tags],
        author: commit?.author ?? null,
        date: commit?.date ?? null,
        subject: commit?.subject ?? null,
        mayBeOlder,
      };
    }),
  );
}

/** Prints them for programs, or for people: files with a line for each part. */
export async function writeOrigins(
  parts: readonly ConfigOrigin[],
  about: { readonly path: string; readonly note: string | undefined; readonly isJson: boolean },
  io: Io,
): Promise<void> {
  const { path, note } = about;
  if (about.isJson) {
    const report: OriginsReport = { schema: ORIGINS_SCHEMA, path, note: note ?? null, parts: [...parts] };
    await io.write(`${JSON.stringify(report, undefined, 2)}\n`);
    return;
  }
  const lines = parts.flatMap((part, at) => [...(parts[at - 1]?.file === part.file ? [] : [part.file]), lineOf(part)]);
  await io.write(printable(`${lines.join('\n')}\n`));
}

function lineOf({ line, what, text, commit, tags, author, date, mayBeOlder }: ConfigOrigin): string {
  const label = commit === null ? 'working tree' : [commit.slice(0, 7), ...tags].join(' ');
  const when = date?.slice(0, 10) ?? '          ';
  const said = what === 'sentence' ? `"${cut(text.split(/\s+/).join(' '), MOST_SHOWN)}"` : what;
  const who = [author ?? '', mayBeOlder ? '(or older)' : ''].filter((part) => part !== '').join(' ');
  return `${String(line).padStart(5)}  ${label.padEnd(12)}  ${when}  ${said}${who === '' ? '' : `  ${who}`}`;
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

import * as vscode from 'vscode';
import { SCHEMES } from '../ids';
import { placeAt } from './agentTarget';
import type { Parts } from './parts';

/** What the URI of a document at a version says besides its path, which decides the language and the tab's title. */
interface VersionQuery {
  readonly root: string;
  /** Hash; null for a side of a comparison where there is no file: its text is empty. */
  readonly commit: string | null;
  /** Below the root. */
  readonly file: string;
}

/** A file at a commit, for comparisons, as a document that cannot be edited, and is never linted. */
export function versionUri(root: string, commit: string | null, file: string): vscode.Uri {
  const query: VersionQuery = { root, commit, file };
  return fileUri(root, file).with({ scheme: SCHEMES.version, query: JSON.stringify(query) });
}

/**
 * The same, for a tab of its own, whose title tells it from the file as it is: `tools (v12).json`. The title is the name
 * in the path whatever opens the tab; a label given to one command is forgotten by the next.
 * @param name of the version, for people; the beginning of the hash when left out
 */
export function namedVersionUri(root: string, commit: string, file: string, name?: string): vscode.Uri {
  const uri = versionUri(root, commit, file);
  const slash = uri.path.lastIndexOf('/') + 1;
  // Endings say which language it is.
  const dot = uri.path.indexOf('.', slash + 1);
  const end = dot === -1 ? uri.path.length : dot;
  const version = name === undefined || name.includes('/') ? commit.slice(0, 7) : name;
  return uri.with({ path: `${uri.path.slice(0, end)} (${version})${uri.path.slice(end)}` });
}

/** A file of the working tree. */
export function fileUri(root: string, file: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.file(root), file);
}

/** The texts of files at commits. Commits do not change, so neither do these documents. */
export function registerVersionDocs({ versions }: Parts): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEMES.version, {
    async provideTextDocumentContent(uri, token) {
      const query = parseQuery(uri.query);
      if (!query) {
        return vscode.l10n.t('This is no file of a version.');
      }
      const { root, commit, file } = query;
      if (commit === null) {
        return '';
      }
      const cancel = new AbortController();
      token.onCancellationRequested(() => cancel.abort());
      const call = { method: 'text', place: placeAt(root), commit, path: file } as const;
      const answer = await versions.call(call, cancel.signal);
      return 'text' in answer
        ? answer.text
        : vscode.l10n.t('{0} cannot be shown as it was at {1}: {2}', file, commit.slice(0, 7), answer.why);
    },
  });
}

/** The URI may come from anywhere, such as a window of an earlier version. */
function parseQuery(query: string): VersionQuery | undefined {
  try {
    const { root, commit, file } = JSON.parse(query);
    const isRead = typeof root === 'string' && typeof file === 'string';
    return isRead && (commit === null || typeof commit === 'string') ? { root, commit, file } : undefined;
  } catch {
    return undefined;
  }
}

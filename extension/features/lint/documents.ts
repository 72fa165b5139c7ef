import * as vscode from 'vscode';

/** Never `git:`, history or the other side of a diff: what is there cannot be mended. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs'];
export const SELECTOR: vscode.DocumentSelector = SCHEMES.map((scheme) => ({ scheme }));

/** Names of files that can be agent config; the engine looks at the content of these. */
const NAMES = /\.(?:jsonc?|jsonl|ndjson|ya?ml|toml|mdc?|prompty?|txt)$|(?:^|[/._])env(?:$|[.-])[^/]*$/i;
export const NAME_PATTERN = '**/*.{json,jsonc,jsonl,ndjson,yaml,yml,toml,md,mdc,prompt,prompty,txt}';
const SETTINGS_NAME = 'backstep.json';
const AGENT_FILE = /\.agent\.(?:ya?ml|json)$/i;
const ENDINGS: Readonly<Record<string, string>> = {
  json: '.json',
  jsonc: '.jsonc',
  jsonl: '.jsonl',
  yaml: '.yaml',
  toml: '.toml',
  markdown: '.md',
};

/** Whether a document may be agent config at all, by its scheme and name. */
export function mayBeConfig(document: vscode.TextDocument): boolean {
  return SCHEMES.includes(document.uri.scheme) && NAMES.test(nameOf(document));
}

/** Whether other files are judged by what this one says: `backstep.json` and agent files. */
export function concernsOthers(uri: vscode.Uri): boolean {
  return uri.path.endsWith(`/${SETTINGS_NAME}`) || AGENT_FILE.test(uri.path);
}

/** A document's path; one that was never saved gets the ending of its language. */
export function nameOf({ uri, languageId }: vscode.TextDocument): string {
  return uri.scheme === 'untitled' && !NAMES.test(uri.path) ? uri.path + (ENDINGS[languageId] ?? '') : uri.path;
}

export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === key && !document.isClosed);
}

/** URIs of the documents that tabs show as text, the changed side of a diff included. */
export function shownUris(): Set<string> {
  const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
  return new Set(
    tabs.flatMap(({ input }) =>
      input instanceof vscode.TabInputText
        ? [input.uri.toString()]
        : input instanceof vscode.TabInputTextDiff
          ? [input.modified.toString()]
          : [],
    ),
  );
}

import * as vscode from 'vscode';
import type { LintService, Project } from '../../platform/lint/messages';
import { NAME_PATTERN, nameOf, openDocument } from './documents';

/** Files that are larger are no config that anybody wrote. */
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_AGENT_FILES = 500;
/** Of one folder, that may be of one set of tools. */
const MOST_SIBLINGS = 500;
const MOST_FILES = 20_000;
const SETTINGS_NAME = 'backstep.json';
const AGENT_FILES = '*.agent.{yaml,yml,json}';
const NOWHERE = '**/{node_modules,.git,.venv,venv}/**';

/** The files that are linted together with one. */
export interface FileSet {
  /** The folder that paths are relative to. */
  readonly root: vscode.Uri;
  /** The path of the document that the set was gathered for. */
  readonly path: string;
  readonly project: Project;
  /** Paths of the files that everything they are judged by is there for. */
  readonly about: readonly string[];
  /** The same as URIs, those that are not there included. */
  readonly members: ReadonlySet<string>;
  /** Versions of the open documents among them, by URI. */
  readonly versions: ReadonlyMap<string, number>;
}

/** Gathers the files of a project as they are now: open editors before the disk. */
export class ProjectFiles {
  private roots = new Map<string, Promise<vscode.Uri>>();
  private agentFiles: Promise<readonly vscode.Uri[]> | undefined;

  constructor(private readonly lint: LintService) {}

  /** Forgets which agent files and which `backstep.json` there are. */
  forget(): void {
    this.roots = new Map();
    this.agentFiles = undefined;
  }

  /** What a document has to be linted with; undefined when it is no agent config. */
  async setOf(document: vscode.TextDocument): Promise<FileSet | undefined> {
    if (document.isUntitled) {
      return this.untitledSet(document);
    }
    const root = await this.rootOf(document.uri);
    const path = pathIn(root, document.uri);
    const files = new Map([[path, document.getText()]]);
    const versions = new Map([[document.uri.toString(), document.version]]);
    const read = async (paths: readonly string[]): Promise<void> => {
      const missing = [...new Set(paths)].filter((each) => !files.has(each));
      await Promise.all(missing.map((each) => readInto(files, versions, root, each)));
    };
    const agentPaths = await this.agentFilesIn(root, document.uri);
    await read(agentPaths);
    const agentFiles = agentPaths.flatMap((each) => (files.has(each) ? { path: each, text: files.get(each)! } : []));
    const file = { path, text: files.get(path)! };
    const companions = await this.lint.call({ method: 'companions', file, agentFiles });
    if (!companions) {
      return undefined;
    }
    const siblings = companions.folder ? await siblingsOf(root, document.uri) : [];
    await read([SETTINGS_NAME, ...companions.members, ...siblings]);
    const about = [...companions.members, ...siblings];
    const members = new Set(about.map((each) => vscode.Uri.joinPath(root, each).toString()));
    return { root, path, project: projectOf(root, files), about, members, versions };
  }

  /** Everything below a workspace folder that is not on this machine's disk. */
  async everything(root: vscode.Uri, token: vscode.CancellationToken): Promise<Project> {
    const pattern = new vscode.RelativePattern(root, NAME_PATTERN);
    const uris = await vscode.workspace.findFiles(pattern, NOWHERE, MOST_FILES, token);
    const files = new Map<string, string>();
    for (const uri of uris) {
      if (token.isCancellationRequested) {
        break;
      }
      await readInto(files, new Map(), root, pathIn(root, uri));
    }
    return projectOf(root, files);
  }

  private async untitledSet(document: vscode.TextDocument): Promise<FileSet | undefined> {
    const path = nameOf(document).replace(/^\/+/, '');
    const file = { path, text: document.getText() };
    const companions = await this.lint.call({ method: 'companions', file, agentFiles: [] });
    return (
      companions && {
        root: document.uri,
        path,
        project: { files: [file], folder: undefined },
        about: [path],
        members: new Set<string>(),
        versions: new Map([[document.uri.toString(), document.version]]),
      }
    );
  }

  /** The folder of the nearest `backstep.json`, up to the repository's root; without one the workspace folder. */
  private rootOf(uri: vscode.Uri): Promise<vscode.Uri> {
    const folder = vscode.Uri.joinPath(uri, '..');
    const key = folder.toString();
    const root = this.roots.get(key) ?? findRoot(uri);
    this.roots.set(key, root);
    return root;
  }

  private async agentFilesIn(root: vscode.Uri, uri: vscode.Uri): Promise<readonly string[]> {
    if (!vscode.workspace.getWorkspaceFolder(uri)) {
      const names = await namesIn(vscode.Uri.joinPath(uri, '..'));
      const folder = pathIn(root, vscode.Uri.joinPath(uri, '..', 'x')).slice(0, -1);
      return names.filter((name) => /\.agent\.(?:ya?ml|json)$/.test(name)).map((name) => folder + name);
    }
    this.agentFiles ??= Promise.resolve(vscode.workspace.findFiles(`**/${AGENT_FILES}`, NOWHERE, MOST_AGENT_FILES));
    const all = await this.agentFiles;
    return all.filter((each) => isBelow(root, each)).map((each) => pathIn(root, each));
  }
}

async function findRoot(uri: vscode.Uri): Promise<vscode.Uri> {
  for (let folder = vscode.Uri.joinPath(uri, '..'); ; folder = vscode.Uri.joinPath(folder, '..')) {
    if (await exists(vscode.Uri.joinPath(folder, SETTINGS_NAME))) {
      return folder;
    }
    const isTop = vscode.Uri.joinPath(folder, '..').path === folder.path;
    if (isTop || (await exists(vscode.Uri.joinPath(folder, '.git')))) {
      return vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
    }
  }
}

/** Files of the same folder and ending. */
async function siblingsOf(root: vscode.Uri, uri: vscode.Uri): Promise<string[]> {
  const folder = vscode.Uri.joinPath(uri, '..');
  const ending = uri.path.slice(uri.path.lastIndexOf('.'));
  const names = (await namesIn(folder)).filter((name) => name.endsWith(ending)).sort();
  return names.slice(0, MOST_SIBLINGS).map((name) => pathIn(root, vscode.Uri.joinPath(folder, name)));
}

async function namesIn(folder: vscode.Uri): Promise<string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.filter(([, type]) => type === vscode.FileType.File).map(([name]) => name);
  } catch {
    return [];
  }
}

/** Reads one file; one that is not there, or too large, is left out: the engine says what is missing. */
async function readInto(
  files: Map<string, string>,
  versions: Map<string, number>,
  root: vscode.Uri,
  path: string,
): Promise<void> {
  const uri = vscode.Uri.joinPath(root, path);
  const document = openDocument(uri);
  if (document) {
    files.set(path, document.getText());
    versions.set(uri.toString(), document.version);
    return;
  }
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if (size <= MOST_BYTES && type === vscode.FileType.File) {
      files.set(path, new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
    }
  } catch {
    // Not there.
  }
}

function projectOf(root: vscode.Uri, files: ReadonlyMap<string, string>): Project {
  const list = [...files].map(([path, text]) => ({ path, text }));
  return {
    // The order of files decides in which order findings are told.
    files: list.sort((a, b) => (a.path < b.path ? -1 : 1)),
    folder: root.scheme === 'file' ? root.fsPath : undefined,
  };
}

function isBelow(root: vscode.Uri, uri: vscode.Uri): boolean {
  return uri.scheme === root.scheme && uri.authority === root.authority && uri.path.startsWith(folderPath(root));
}

function pathIn(root: vscode.Uri, uri: vscode.Uri): string {
  return uri.path.slice(folderPath(root).length);
}

function folderPath(root: vscode.Uri): string {
  return root.path.endsWith('/') ? root.path : `${root.path}/`;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

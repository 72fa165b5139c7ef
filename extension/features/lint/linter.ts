import * as vscode from 'vscode';
import { DIAGNOSTICS } from '../../ids';
import type { LintedFile, LintFinding } from '../../platform/lint/messages';
import { DocPage } from '../docPage';
import type { Parts } from '../parts';
import { Commits } from './commits';
import { diagnosticsOf } from './diagnostics';
import { openDocument, shownUris } from './documents';
import { type FileSet, ProjectFiles } from './projectFiles';
import { TraceRuns } from './traceRuns';

/** What was found in a file. */
export interface LintResult {
  readonly findings: readonly LintFinding[];
  /** Of the document that was linted; undefined when it was the file on disk. */
  readonly version: number | undefined;
  /** What it was linted with; the path of this file in it. */
  readonly set: FileSet | undefined;
  readonly path: string;
}

/** Lints documents one after the other and keeps what was found in Problems. */
export class Linter {
  readonly files: ProjectFiles;
  readonly commits: Commits;
  readonly runs: TraceRuns;
  private readonly collection = vscode.languages.createDiagnosticCollection(DIAGNOSTICS.lint);
  private readonly docs: DocPage;
  private readonly results = new Map<string, LintResult>();
  /** Files that were linted with the whole workspace: they stay in Problems when nobody has them open. */
  private readonly kept = new Set<string>();
  private readonly known = new Set<string>();
  private readonly changed = new vscode.EventEmitter<void>();
  private queue: Promise<unknown> = Promise.resolve();

  readonly onDidChange = this.changed.event;

  constructor(private readonly parts: Parts) {
    this.files = new ProjectFiles(parts.lint);
    this.commits = new Commits(parts.lint);
    this.runs = new TraceRuns(parts.runs);
    this.docs = new DocPage(vscode.Uri.joinPath(parts.context.extensionUri, 'dist', 'rules.md'));
  }

  dispose(): void {
    this.runs.dispose();
    this.collection.dispose();
    this.changed.dispose();
  }

  /** What was found in a document as it is now; undefined when it is no agent config or was not linted since. */
  resultOf(document: vscode.TextDocument): LintResult | undefined {
    const result = this.results.get(document.uri.toString());
    return result?.version === document.version ? result : undefined;
  }

  /** Whether a file is agent config, or was while it has been open: half-typed text may not look like it. */
  isConfig(uri: vscode.Uri): boolean {
    return this.results.has(uri.toString()) || this.known.has(uri.toString());
  }

  /** One open document of each set of files that a file belongs to: linting it lints them all. */
  openWith(uri: vscode.Uri): vscode.TextDocument[] {
    const key = uri.toString();
    const bySet = new Map<FileSet, vscode.TextDocument>();
    for (const [each, { set }] of this.results) {
      const document = set?.members.has(key) && !bySet.has(set) ? openDocument(vscode.Uri.parse(each)) : undefined;
      if (set && document) {
        bySet.set(set, document);
      }
    }
    return [...bySet.values()];
  }

  /** Errors, warnings and hints of all files. */
  counts(): Record<LintFinding['severity'], number> {
    const counts = { error: 0, warning: 0, info: 0 };
    for (const { findings } of this.results.values()) {
      for (const { severity } of findings) {
        counts[severity]++;
      }
    }
    return counts;
  }

  /** Lints a document with the files it belongs to; all of them that are open get their problems. */
  lint(document: vscode.TextDocument): Promise<void> {
    const run = this.queue.then(() => this.lintNow(document));
    this.queue = run.catch((error) => this.parts.log.warn(`A file could not be linted: ${error}`));
    return run;
  }

  /** Takes over what was found below a workspace folder; open documents are linted by themselves. */
  async keep(root: vscode.Uri, files: readonly LintedFile[]): Promise<void> {
    const shown = shownUris();
    const docs = await this.docs.targets();
    const uriOf = (path: string) => vscode.Uri.joinPath(root, path);
    for (const { path, findings } of files) {
      const uri = uriOf(path);
      this.kept.add(uri.toString());
      if (!shown.has(uri.toString())) {
        this.results.set(uri.toString(), { findings, version: undefined, set: undefined, path });
        this.collection.set(uri, diagnosticsOf(findings, uriOf, docs));
      }
    }
    this.changed.fire();
  }

  /** Takes what nobody has open, and what an earlier look at the workspace found, out of Problems. */
  clearKept(): void {
    const shown = shownUris();
    for (const key of this.kept) {
      if (!shown.has(key)) {
        this.forget(vscode.Uri.parse(key));
      }
    }
    this.kept.clear();
  }

  /** A document is shown no longer. */
  closed(uri: vscode.Uri): void {
    this.known.delete(uri.toString());
    if (!this.kept.has(uri.toString()) || openDocument(uri)?.isDirty) {
      this.forget(uri);
    }
  }

  private forget(uri: vscode.Uri): void {
    this.collection.delete(uri);
    if (this.results.delete(uri.toString())) {
      this.changed.fire();
    }
  }

  private async lintNow(document: vscode.TextDocument): Promise<void> {
    if (!shownUris().has(document.uri.toString())) {
      return;
    }
    const set = await this.files.setOf(document);
    if (!set) {
      this.forget(document.uri);
      return;
    }
    this.known.add(document.uri.toString());
    const { about } = set;
    const runs = this.runs.forFolder(set.root);
    const project = { ...set.project, committed: this.commits.of(set), runs };
    const files = await this.parts.lint.call({ method: 'lint', project, about });
    const docs = await this.docs.targets();
    const uriOf = (path: string) => (document.isUntitled ? document.uri : vscode.Uri.joinPath(set.root, path));
    const shown = shownUris();
    for (const path of about) {
      const uri = uriOf(path);
      const version = set.versions.get(uri.toString());
      // Text that was typed meanwhile has a run of its own before it.
      if (shown.has(uri.toString()) && version !== undefined && openDocument(uri)?.version === version) {
        const findings = files.find((file) => file.path === path)?.findings ?? [];
        this.results.set(uri.toString(), { findings, version, set, path });
        this.collection.set(uri, diagnosticsOf(findings, uriOf, docs));
      }
    }
    this.changed.fire();
    void this.askGit(document, set);
  }

  /** What git says comes when it comes; where it is news, the document is linted once more. */
  private async askGit(document: vscode.TextDocument, set: FileSet): Promise<void> {
    try {
      if (await this.commits.ask(set)) {
        await this.lint(document);
      }
    } catch {
      // The engine was ended meanwhile; the next run asks again.
    }
  }
}

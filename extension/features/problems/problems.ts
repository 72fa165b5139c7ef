import * as vscode from 'vscode';
import type { PageFinding } from '../../../schemas/pageDiagnosis';
import { DIAGNOSTICS, SETTINGS } from '../../ids';
import type { StepPlace } from '../../platform/traceService';
import { DocPage } from '../docPage';
import type { Parts } from '../parts';
import type { TracePage } from '../tracePages';
import { diagnosticsOf, stepsToPlace } from './diagnostics';

/** Shows the findings of the open traces in Problems, at the steps' places in the text of their files. */
export function registerProblems(parts: Parts): vscode.Disposable {
  return new Problems(parts);
}

class Problems {
  private readonly collection = vscode.languages.createDiagnosticCollection(DIAGNOSTICS.findings);
  private readonly docs: DocPage;
  private readonly following = new Map<TracePage, vscode.Disposable>();
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly parts: Parts) {
    const { pages, context } = parts;
    this.docs = new DocPage(vscode.Uri.joinPath(context.extensionUri, 'media', 'docs', 'findings.md'));
    this.disposables = [
      this.collection,
      pages.onDidOpen((page) => this.follow(page)),
      pages.onDidClose((page) => this.unfollow(page)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(SETTINGS.problems)) {
          pages.all.forEach((page) => void this.publish(page));
        }
      }),
    ];
    for (const page of pages.all) {
      this.follow(page);
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables, ...this.following.values()).dispose();
  }

  private follow(page: TracePage): void {
    this.following.set(
      page,
      page.diagnosis.onDidChange(() => void this.publish(page)),
    );
    void this.publish(page);
  }

  private unfollow(page: TracePage): void {
    this.following.get(page)?.dispose();
    this.following.delete(page);
    const sameFile = this.parts.pages.all.find(({ uri }) => uri.toString() === page.uri.toString());
    if (sameFile) {
      void this.publish(sameFile);
    } else {
      this.collection.delete(page.uri);
    }
  }

  private async publish(page: TracePage): Promise<void> {
    const isOn = vscode.workspace.getConfiguration(undefined, page.uri).get<boolean>(SETTINGS.problems, true);
    const shown = page.diagnosis.current;
    if (!isOn || !shown) {
      this.collection.delete(page.uri);
      return;
    }
    const { trace, diagnosis } = shown;
    const [places, docs] = await Promise.all([this.places(page, trace, diagnosis.findings), this.docs.targets()]);
    // The page may have gone on, or gone, meanwhile.
    if (page.diagnosis.current === shown && this.following.has(page)) {
      this.collection.set(page.uri, diagnosticsOf(page.uri, diagnosis.findings, places, docs));
    }
  }

  /** Places of the steps that findings point at; none when the editor does not show the file as text. */
  private async places(
    page: TracePage,
    trace: string,
    findings: readonly PageFinding[],
  ): Promise<ReadonlyMap<number, StepPlace>> {
    const steps = stepsToPlace(findings);
    try {
      const { places } = await page.document.call({ method: 'locate', trace, steps });
      return new Map(steps.flatMap((step, index) => (places[index] ? [[step, places[index]]] : [])));
    } catch {
      return new Map();
    }
  }
}

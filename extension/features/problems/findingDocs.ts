import * as vscode from 'vscode';

/** The extension's own page about findings: one section each, whose heading is the finding's id. */
export class FindingDocs {
  private found: Promise<ReadonlyMap<string, vscode.Uri>> | undefined;

  constructor(private readonly extensionUri: vscode.Uri) {}

  /** Where each finding is explained, by id. */
  targets(): Promise<ReadonlyMap<string, vscode.Uri>> {
    this.found ??= this.read();
    return this.found;
  }

  private async read(): Promise<ReadonlyMap<string, vscode.Uri>> {
    const page = vscode.Uri.joinPath(this.extensionUri, 'media', 'docs', 'findings.md');
    const lines = new TextDecoder().decode(await vscode.workspace.fs.readFile(page)).split('\n');
    return new Map(
      lines.flatMap((line, index) => {
        const id = /^## ([\w-]+)/.exec(line)?.[1];
        return id === undefined ? [] : [[id, page.with({ fragment: `L${index + 1}` })]];
      }),
    );
  }
}

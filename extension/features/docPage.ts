import * as vscode from 'vscode';

/** A page of documentation that comes with the extension: one section each, whose heading is an id and nothing else. */
export class DocPage {
  private found: Promise<ReadonlyMap<string, vscode.Uri>> | undefined;

  constructor(private readonly page: vscode.Uri) {}

  /** Where each section is, by id. */
  targets(): Promise<ReadonlyMap<string, vscode.Uri>> {
    this.found ??= this.read();
    return this.found;
  }

  private async read(): Promise<ReadonlyMap<string, vscode.Uri>> {
    const lines = new TextDecoder().decode(await vscode.workspace.fs.readFile(this.page)).split('\n');
    return new Map(
      lines.flatMap((line, index) => {
        const id = /^###? ([\w-]+)/.exec(line)?.[1];
        return id === undefined ? [] : [[id, this.page.with({ fragment: `L${index + 1}` })]];
      }),
    );
  }
}

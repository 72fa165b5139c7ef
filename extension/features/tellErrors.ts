import * as vscode from 'vscode';

/** Registers a command that tells the user in plain words when it cannot be done. */
export function commandTellingErrors<A extends readonly unknown[]>(
  id: string,
  run: (...args: A) => Promise<unknown>,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: A) => {
    try {
      await run(...args);
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  });
}

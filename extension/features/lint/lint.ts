import * as vscode from 'vscode';
import type { Parts } from '../parts';
import { registerAcceptance } from './accept';
import { LintActions } from './codeActions';
import { SELECTOR } from './documents';
import { LintHover } from './hover';
import { Linter } from './linter';
import { registerOpenTraceStep } from './openTraceStep';
import { LintStatus } from './statusItem';
import { registerTraceLint } from './traceLint';
import { Triggers } from './triggers';
import { registerWorkspaceLint } from './workspaceLint';

/** Lints prompts, tool schemas, model settings and agent files as they are opened, typed and saved. */
export function registerLint(parts: Parts): vscode.Disposable {
  const linter = new Linter(parts);
  return vscode.Disposable.from(
    linter,
    new Triggers(linter),
    new LintStatus(linter),
    vscode.languages.registerCodeActionsProvider(SELECTOR, new LintActions(linter, parts.lint), LintActions.metadata),
    vscode.languages.registerHoverProvider(SELECTOR, new LintHover(linter, parts.lint)),
    registerAcceptance(linter),
    registerWorkspaceLint(linter, parts),
    registerTraceLint(linter, parts),
    registerOpenTraceStep(parts),
  );
}

import * as vscode from 'vscode';
import type { AgentAt, Place, VersionId } from '../platform/versions/messages';

/** An agent that a command is about: rows of Agent Configs, code lenses and trace pages call commands with it. */
export interface AgentTarget {
  /** Absolute path of the working tree. */
  readonly root: string;
  /** Below the root. */
  readonly agent: string;
}

export interface VersionTarget extends AgentTarget {
  readonly version: VersionId;
}

/** An element that carries what commands of its menu are about. */
export interface WithTarget<T> {
  readonly target: T;
}

/** A folder as the versions worker has to see it: with the texts of the editor that are not saved. */
export function placeAt(folder: string): Place {
  const unsaved = vscode.workspace.textDocuments
    .filter(({ isDirty, uri }) => isDirty && uri.scheme === 'file')
    .map(textOf);
  return { folder, isTrusted: vscode.workspace.isTrusted, unsaved };
}

/** A document's text, as the versions worker takes texts that are not on disk. */
export function textOf(document: vscode.TextDocument): Place['unsaved'][number] {
  return { file: document.uri.fsPath, text: document.getText() };
}

export function agentAt({ root, agent }: AgentTarget): AgentAt {
  return { ...placeAt(root), agent };
}

/** What a command may be called with: a target, or an element that carries one. */
interface Given {
  readonly target?: unknown;
  readonly root?: unknown;
  readonly agent?: unknown;
}

/** The agent a command was called about; undefined when it came from the palette. */
export function targetIn(given: unknown): AgentTarget | VersionTarget | undefined {
  const target = isObject(given) && isObject(given.target) ? given.target : given;
  return isObject(target) && typeof target.root === 'string' && typeof target.agent === 'string'
    ? (target as AgentTarget | VersionTarget)
    : undefined;
}

/** The version a command was called about; undefined when it was an agent, or nothing. */
export function versionIn(given: unknown): VersionTarget | undefined {
  const target = targetIn(given);
  return target && 'version' in target ? target : undefined;
}

function isObject(value: unknown): value is Given {
  return typeof value === 'object' && value !== null;
}

import * as vscode from 'vscode';
import type { StepPlace, TraceLocation } from '../platform/traceService';

/** Files that are not on a disk can only be fetched whole; larger ones are refused. */
const MOST_FETCHED = 1024 ** 3;

/**
 * Where a file's bytes are for the worker: it reads files of this machine itself; everything else comes through the
 * editor's file systems, and unsaved text from its document.
 */
export function traceLocation(uri: vscode.Uri): TraceLocation {
  return uri.scheme === 'file' ? { type: 'path', path: uri.fsPath } : { type: 'fetched', fetch: () => fetchBytes(uri) };
}

async function fetchBytes(uri: vscode.Uri): Promise<Uint8Array> {
  const unsaved = vscode.workspace.textDocuments.find(
    (document) => document.isUntitled && document.uri.toString() === uri.toString(),
  );
  if (unsaved) {
    return new TextEncoder().encode(unsaved.getText());
  }
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > MOST_FETCHED) {
    throw new Error('This file is larger than 1 GB and not on this machine. Copy it to a local folder to open it.');
  }
  // A copy, because it is handed over to the worker and the file system may keep what it returned.
  return (await vscode.workspace.fs.readFile(uri)).slice();
}

/** A step's place, as the editor selects it. */
export function rangeOf({ startLine, startCharacter, endLine, endCharacter }: StepPlace): vscode.Range {
  return new vscode.Range(startLine, startCharacter, endLine, endCharacter);
}

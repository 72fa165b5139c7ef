import * as vscode from 'vscode';
import { lineEdit } from './lineEdit';

/**
 * Adds to an edit what makes a document have a text, line ends included. Only the lines that differ are replaced, so
 * that cursors, folds and marks elsewhere stay where they are.
 */
export function replaceText(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, text: string): void {
  const edits: vscode.TextEdit[] = [];
  const end = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const change = lineEdit(document.getText(), text.replaceAll(/\r?\n/g, end));
  if (change) {
    const range = new vscode.Range(document.positionAt(change.start), document.positionAt(change.end));
    edits.push(vscode.TextEdit.replace(range, change.text));
  }
  const ends = text.includes('\r\n') ? vscode.EndOfLine.CRLF : vscode.EndOfLine.LF;
  if (text.includes('\n') && ends !== document.eol) {
    edits.push(vscode.TextEdit.setEndOfLine(ends));
  }
  if (edits.length > 0) {
    edit.set(document.uri, edits);
  }
}

import * as vscode from 'vscode';

/**
 * Adds to an edit what makes a document have a text, line ends included. Only the lines that differ are replaced, so
 * that cursors, folds and marks elsewhere stay where they are.
 */
export function replaceText(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, text: string): void {
  const ends = text.includes('\r\n') ? vscode.EndOfLine.CRLF : vscode.EndOfLine.LF;
  const hasEnds = text.includes('\n');
  const end = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const old = document.getText().split(end);
  const now = text.split(/\r?\n/);
  let first = 0;
  while (first < old.length && first < now.length && old[first] === now[first]) {
    first++;
  }
  let last = 0;
  while (last < Math.min(old.length, now.length) - first && old.at(-1 - last) === now.at(-1 - last)) {
    last++;
  }
  const edits: vscode.TextEdit[] = [];
  if (first < Math.max(old.length, now.length) - last) {
    edits.push(lineEdit(document, old.length, now, first, last));
  }
  if (hasEnds && ends !== document.eol) {
    edits.push(vscode.TextEdit.setEndOfLine(ends));
  }
  if (edits.length > 0) {
    edit.set(document.uri, edits);
  }
}

/** Replaces the lines between the first and the last ones that both texts have in common. */
function lineEdit(
  document: vscode.TextDocument,
  oldCount: number,
  now: readonly string[],
  first: number,
  last: number,
): vscode.TextEdit {
  const end = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const lines = now.slice(first, now.length - last);
  if (last > 0) {
    const range = new vscode.Range(first, 0, oldCount - last, 0);
    return vscode.TextEdit.replace(range, lines.map((line) => line + end).join(''));
  }
  // Up to the end of the text: the line end before goes along, as the last line has none.
  const start = first === 0 ? new vscode.Position(0, 0) : document.lineAt(first - 1).range.end;
  const range = new vscode.Range(start, document.lineAt(document.lineCount - 1).range.end);
  return vscode.TextEdit.replace(range, (first === 0 ? '' : end) + lines.join(end));
}

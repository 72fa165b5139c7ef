import * as vscode from 'vscode';
import { type CommittedFiles, hasAgentFile } from '../../platform/lint/committed';
import type { LintService } from '../../platform/lint/messages';
import type { FileSet } from './projectFiles';

/** While somebody types git is not asked again before this time has passed. */
const FRESH_MS = 5000;

interface Known {
  readonly asked: number;
  readonly files: CommittedFiles | undefined;
}

/** What git has of the files of agents. It is asked after linting, so that no problem waits for it. */
export class Commits {
  private readonly known = new Map<string, Known>();

  constructor(private readonly lint: LintService) {}

  /** As far as is known now. */
  of(set: FileSet): CommittedFiles | undefined {
    return this.known.get(keyOf(set))?.files;
  }

  /** The next question is asked in any case. */
  forgetTimes(): void {
    for (const [key, { files }] of this.known) {
      this.known.set(key, { asked: Number.NEGATIVE_INFINITY, files });
    }
  }

  /** Asks git about the files of an agent. @returns whether it has other files than was known */
  async ask(set: FileSet): Promise<boolean> {
    const { project, about } = set;
    const key = keyOf(set);
    const before = this.known.get(key);
    const isFresh = before !== undefined && performance.now() - before.asked < FRESH_MS;
    if (isFresh || project.folder === undefined || !hasAgentFile(about) || !vscode.workspace.isTrusted) {
      return false;
    }
    this.known.set(key, { asked: performance.now(), files: before?.files });
    const files = await this.lint.call({ method: 'committed', folder: project.folder, paths: about });
    this.known.set(key, { asked: performance.now(), files });
    return textOf(files) !== textOf(before?.files);
  }
}

/** The same files of the same folder are the same question. */
function keyOf({ root, about }: FileSet): string {
  return [root.toString(), ...[...about].sort()].join('\n');
}

function textOf(files: CommittedFiles | undefined): string {
  return files === undefined ? '' : JSON.stringify([...files]);
}

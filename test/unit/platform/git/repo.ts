import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { History } from '../../../../extension/config/versions/history';
import { readHistory } from '../../../../extension/config/versions/history';
import type { GitRepository } from '../../../../extension/config/versions/repository';
import { openRepository } from '../../../../extension/platform/git/repository';
import { DiskFiles } from '../../../../extension/platform/git/workingFiles';

/** A real repository in a folder of its own, with nothing of the user's configuration. */
export class Repo {
  readonly root = realpathSync(mkdtempSync(path.join(tmpdir(), 'backstep git ü ')));
  private day = 1;

  constructor() {
    this.git('init', '--quiet', '--template=', '--initial-branch=main');
  }

  git(...args: readonly string[]): string {
    const stamp = `2026-01-${String(this.day).padStart(2, '0')}T12:00:00+00:00`;
    const who = { NAME: 'Ada Test', EMAIL: 'ada@example.com', DATE: stamp };
    const env: Record<string, string> = { PATH: process.env.PATH ?? '', HOME: this.root, GIT_CONFIG_NOSYSTEM: '1' };
    for (const [name, value] of Object.entries(who)) {
      env[`GIT_AUTHOR_${name}`] = value;
      env[`GIT_COMMITTER_${name}`] = value;
    }
    return execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
      cwd: this.root,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  }

  write(file: string, text: string | Uint8Array): void {
    mkdirSync(path.dirname(path.join(this.root, file)), { recursive: true });
    writeFileSync(path.join(this.root, file), text);
  }

  /** Writes files, commits everything and returns the hash. */
  commit(subject: string, files: Readonly<Record<string, string | Uint8Array>> = {}): string {
    for (const [file, text] of Object.entries(files)) {
      this.write(file, text);
    }
    this.day = Math.min(this.day + 1, 28);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--no-verify', '-m', subject);
    return this.git('rev-parse', 'HEAD');
  }

  async open(): Promise<GitRepository> {
    const opened = await openRepository(this.root, { isTrusted: true });
    if (opened.state !== 'ready') {
      throw new Error(opened.message);
    }
    return opened.repository;
  }

  files(): DiskFiles {
    return new DiskFiles(this.root);
  }

  async history(file: string): Promise<History> {
    return readHistory(await this.open(), this.files(), file);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

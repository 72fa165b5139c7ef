import { execFile } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

export type Files = Readonly<Record<string, string>>;

/** A folder of its own in the temporary folder, for one window of VS Code. */
export class Workspace {
  private settings: Record<string, unknown> = {};

  private constructor(readonly folder: string) {}

  /** @param files contents by path relative to the folder */
  static async create(files: Files, settings: Record<string, unknown> = {}): Promise<Workspace> {
    const workspace = new Workspace(await mkdtemp(path.join(tmpdir(), 'backstep-test-')));
    for (const [name, content] of Object.entries(files)) {
      await workspace.write(name, content);
    }
    await workspace.configure(settings);
    return workspace;
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  async write(name: string, content: string): Promise<void> {
    await mkdir(path.dirname(this.path(name)), { recursive: true });
    await writeFile(this.path(name), content);
  }

  async append(name: string, content: string): Promise<void> {
    await appendFile(this.path(name), content);
  }

  /** Merges into the folder's settings; VS Code takes them up by itself. */
  async configure(settings: Record<string, unknown>): Promise<void> {
    this.settings = { ...this.settings, ...settings };
    if (Object.keys(this.settings).length > 0) {
      await this.write('.vscode/settings.json', JSON.stringify(this.settings, undefined, 2));
    }
  }

  /** Makes the folder a git repository, if it is none yet, and commits everything in it. */
  async commit(message: string): Promise<void> {
    const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
    await git(this.folder, ['init', '--quiet', '--initial-branch=main']);
    await git(this.folder, ['add', '--all']);
    await git(this.folder, [...who, 'commit', '--quiet', '--no-gpg-sign', '--message', message]);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function git(cwd: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)('git', args, { cwd });
}

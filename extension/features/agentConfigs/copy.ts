import * as vscode from 'vscode';
import { agentAt, targetIn } from '../agentTarget';
import type { Parts } from '../parts';
import { pickAgent } from '../pickVersion';

/** Puts the fingerprint of a version, or of an agent as it is now, into the clipboard. */
export async function copyFingerprint(parts: Parts, given: unknown): Promise<void> {
  const target = await pickAgent(parts, given);
  if (!target) {
    return;
  }
  const { versions, working } = await parts.versions.call({ method: 'history', agent: agentAt(target) });
  const wanted = 'version' in target ? target.version : null;
  const version = wanted === null ? working : versions.find(({ id }) => id === wanted);
  if (!version) {
    throw new Error(vscode.l10n.t('The agent is not there any more.'));
  }
  await copy(version.fingerprint);
}

/** Puts the whole hash of a version's commit into the clipboard. */
export async function copyCommit(given: unknown): Promise<void> {
  const target = targetIn(given);
  if (target && 'version' in target && target.version !== null) {
    await copy(target.version);
  }
}

async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', text), 3000);
}

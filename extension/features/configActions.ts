import * as vscode from 'vscode';
import type { ConfigAction } from '../../schemas/protocol';
import { COMMANDS } from '../ids';
import type { ShownMatch } from '../platform/versions/messages';
import type { VersionTarget } from './agentTarget';
import type { Parts } from './parts';

/** The version that was matched, as commands take it; undefined when none was. */
export function versionTargetOf(match: ShownMatch | undefined): VersionTarget | undefined {
  const { root, agent, version } = match ?? {};
  return root !== undefined && agent !== undefined && version ? { root, agent, version: version.id } : undefined;
}

/** Key of what this machine remembers: the user has read how runs are tied to config. */
export const HINT_READ = 'configHintRead';

const ON_VERSION: Readonly<Partial<Record<ConfigAction, string>>> = {
  showChanges: COMMANDS.showLastChange,
  compare: COMMANDS.compareWithWorking,
  restore: COMMANDS.restoreVersion,
};

/** Does what the trace page offers beside the config a trace ran with. */
export async function doConfigAction(
  action: ConfigAction,
  match: ShownMatch | undefined,
  { context }: Pick<Parts, 'context'>,
): Promise<void> {
  const target = versionTargetOf(match);
  const command = ON_VERSION[action];
  if (command !== undefined && target) {
    await vscode.commands.executeCommand(command, target);
  } else if (action === 'restoreOther' && target) {
    const { root, agent } = target;
    await vscode.commands.executeCommand(COMMANDS.restoreVersion, { root, agent });
  } else if (action === 'openAgent' && target) {
    await vscode.window.showTextDocument(vscode.Uri.joinPath(vscode.Uri.file(target.root), target.agent));
  } else if (action === 'trust') {
    await vscode.commands.executeCommand('workbench.trust.manage');
  } else if (action === 'forgetHint') {
    await context.globalState.update(HINT_READ, true);
  }
}

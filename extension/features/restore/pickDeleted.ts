import * as vscode from 'vscode';
import { type AgentTarget, placeAt } from '../agentTarget';
import type { Parts } from '../parts';
import { ask } from '../quickAsk';
import { plainText } from '../versionWords';

interface AgentItem extends vscode.QuickPickItem {
  readonly target: AgentTarget;
}

/**
 * An agent that is not there any more, which the user picks.
 * @returns undefined when the user picked none, or there is none, which the user is told
 */
export async function pickDeleted({ versions }: Parts): Promise<AgentTarget | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  let nothing = vscode.l10n.t('No agent file was deleted.');
  const picked = await ask<AgentItem>({
    title: vscode.l10n.t('Restore Deleted Agent'),
    placeholder: vscode.l10n.t('Bring back which agent?'),
    nothing: () => nothing,
    items: async (signal) => {
      const places = folders.map(({ uri }) => placeAt(uri.fsPath));
      const all = await Promise.all(places.map((place) => versions.call({ method: 'deleted', place }, signal)));
      nothing = all.find(({ message }) => message !== undefined)?.message ?? nothing;
      // Folders of a workspace may be of one repository.
      const roots = new Map(all.map(({ root, agents }) => [root, agents]));
      return [...roots].flatMap(([root, agents]) => agents.map((agent) => agentItem({ root, agent })));
    },
  });
  return picked?.target;
}

function agentItem(target: AgentTarget): AgentItem {
  const at = target.agent.lastIndexOf('/') + 1;
  return {
    label: plainText(target.agent.slice(at)),
    description: plainText(target.agent.slice(0, Math.max(0, at - 1))),
    iconPath: new vscode.ThemeIcon('hubot'),
    target,
  };
}

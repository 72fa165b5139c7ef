import * as vscode from 'vscode';
import { tagNameProblem } from '../../config/versions/tagName';
import type { ShownVersion } from '../../platform/versions/messages';
import { type AgentTarget, placeAt } from '../agentTarget';
import type { Parts } from '../parts';
import { pickAgent, pickVersion } from '../pickVersion';
import { versionName } from '../versionWords';

/** Asks for a tag's name and message, and tags a version with them. @returns whether it did */
export async function tagVersion(parts: Parts, given: unknown): Promise<boolean> {
  const target = await pickAgent(parts, given);
  const version = target && (await versionToTag(parts, target));
  if (!target || !version?.id) {
    return false;
  }
  const title = vscode.l10n.t('Tag {0}', versionName(version));
  const about = version.subject === undefined ? version.label : `${version.label} ${version.subject}`;
  const name = await askText({
    title,
    prompt: vscode.l10n.t('Name of the tag for {0}', about),
    placeholder: 'v1',
    problemWith: (text) =>
      version.tags.includes(text) ? vscode.l10n.t('The version has this tag already.') : tagNameProblem(text),
  });
  if (name === undefined) {
    return false;
  }
  const { root } = target;
  const commit = version.id;
  const message = await askText({
    title,
    prompt: vscode.l10n.t("Message of the tag '{0}'; it may stay empty", name),
    placeholder: vscode.l10n.t('What is special about this version'),
    finish: async (text) => {
      const call = { method: 'tag', place: placeAt(root), commit, name, message: text } as const;
      await parts.versions.call(call);
    },
  });
  if (message === undefined) {
    return false;
  }
  void vscode.window.showInformationMessage(vscode.l10n.t("'{0}' is tagged '{1}' in {2}.", about, name, root));
  return true;
}

async function versionToTag(parts: Parts, target: AgentTarget): Promise<ShownVersion | undefined> {
  const wanted = 'version' in target ? target.version : undefined;
  if (typeof wanted === 'string') {
    const { versions } = await parts.versions.call({
      method: 'history',
      agent: { ...placeAt(target.root), ...target },
    });
    return versions.find(({ id }) => id === wanted);
  }
  return pickVersion(parts, target, { title: vscode.l10n.t('Tag a Version'), except: null });
}

interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  readonly problemWith?: (text: string) => string | undefined;
  /** Done while the box is open: when it fails, the box says why and the text can be mended. */
  readonly finish?: (text: string) => Promise<void>;
}

/** @returns undefined when the user went away */
async function askText({ title, prompt, placeholder, problemWith, finish }: TextQuestion): Promise<string | undefined> {
  const box = vscode.window.createInputBox();
  Object.assign(box, { title, prompt, placeholder, ignoreFocusOut: true });
  try {
    return await new Promise<string | undefined>((resolve) => {
      box.onDidChangeValue(() => {
        box.validationMessage = box.value === '' ? undefined : problemWith?.(box.value);
      });
      box.onDidAccept(async () => {
        box.validationMessage = problemWith?.(box.value);
        if (box.busy || box.validationMessage !== undefined) {
          return;
        }
        box.busy = true;
        try {
          await finish?.(box.value);
          resolve(box.value);
        } catch (error) {
          box.validationMessage = error instanceof Error ? error.message : String(error);
        } finally {
          box.busy = false;
        }
      });
      box.onDidHide(() => resolve(undefined));
      box.show();
    });
  } finally {
    box.dispose();
  }
}

import * as vscode from 'vscode';
import { tagNameProblem } from '../../config/versions/tagName';
import { type AgentTarget, agentAt, placeAt, type VersionTarget } from '../agentTarget';
import type { Parts } from '../parts';
import { pickAgent, pickVersion } from '../pickVersion';

/** Asks for a tag's name and message, and tags a version with them. @returns whether it did */
export async function tagVersion(parts: Parts, given: unknown): Promise<boolean> {
  const target = await pickAgent(parts, given);
  const picked =
    target && !isCommit(target)
      ? await pickVersion(parts, target, { title: vscode.l10n.t('Tag a Version'), except: null })
      : undefined;
  const commit = target && isCommit(target) ? target.version : picked?.id;
  if (!target || typeof commit !== 'string') {
    return false;
  }
  const { versions } = await parts.versions.call({ method: 'history', agent: agentAt(target) });
  const version = versions.find(({ id }) => id === commit);
  const about = [commit.slice(0, 7), version?.subject ?? ''].join(' ').trim();
  const taken = new Set(versions.flatMap(({ tags }) => tags));
  const title = vscode.l10n.t('Tag {0}', about);
  const name = await askText({
    title,
    prompt: vscode.l10n.t('Name of the tag for {0}', about),
    placeholder: 'v1',
    problemWith: (text) =>
      taken.has(text) ? vscode.l10n.t("There is a tag '{0}' already.", text) : tagNameProblem(text),
  });
  if (name === undefined) {
    return false;
  }
  const message = await askText({
    title,
    prompt: vscode.l10n.t("Message of the tag '{0}'; it may stay empty", name),
    placeholder: vscode.l10n.t('What is special about this version'),
    finish: async (text) => {
      await parts.versions.call({ method: 'tag', place: placeAt(target.root), commit, name, message: text });
    },
  });
  if (message === undefined) {
    return false;
  }
  void vscode.window.showInformationMessage(vscode.l10n.t("'{0}' is tagged '{1}' in {2}.", about, name, target.root));
  return true;
}

function isCommit(target: AgentTarget | VersionTarget): target is VersionTarget & { readonly version: string } {
  return 'version' in target && target.version !== null;
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

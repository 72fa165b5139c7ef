import * as vscode from 'vscode';
import type { StepMark } from '../../../schemas/marks';
import { COMMANDS } from '../../ids';
import type { Parts } from '../parts';

const LONGEST_NOTE = 10_000;

type Choice = vscode.QuickPickItem & { readonly change: () => Promise<Partial<StepMark> | undefined> };

/** Lets the user note on the selected step what they think of it. */
export function registerMarks({ pages }: Parts): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.markStep, async (context?: unknown) => {
    const place = pages.stepAt(context);
    if (!place) {
      return;
    }
    const { page, trace, step } = place;
    const mark: StepMark = page.marks.of(trace, step) ?? { trace, step };
    const chosen = await vscode.window.showQuickPick(choices(mark), {
      title: vscode.l10n.t('Mark step {0}', step),
      placeHolder: vscode.l10n.t('Marks are kept beside the trace file, which stays as it is'),
    });
    const change = await chosen?.change();
    if (change) {
      try {
        await page.marks.set({ ...mark, ...change });
      } catch (error) {
        void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
    }
  });
}

function choices(mark: StepMark): Choice[] {
  const set = (change: Partial<StepMark>) => () => Promise.resolve(change);
  const verdict = (value: NonNullable<StepMark['verdict']>, label: string): Choice => ({
    label: mark.verdict === value ? vscode.l10n.t('No Verdict') : label,
    iconPath: new vscode.ThemeIcon(VERDICT_ICONS[value]),
    description: mark.verdict === value ? vscode.l10n.t('now: {0}', label) : undefined,
    change: set({ verdict: mark.verdict === value ? undefined : value }),
  });
  return [
    {
      label: mark.rootCause ? vscode.l10n.t('Not the Root Cause') : vscode.l10n.t('Root Cause'),
      iconPath: new vscode.ThemeIcon('target'),
      description: mark.rootCause ? undefined : vscode.l10n.t('this step caused the failure'),
      change: set({ rootCause: mark.rootCause ? undefined : true }),
    },
    verdict('right', vscode.l10n.t('Right')),
    verdict('wrong', vscode.l10n.t('Wrong')),
    verdict('unsure', vscode.l10n.t('Unsure')),
    {
      label: vscode.l10n.t('Note…'),
      iconPath: new vscode.ThemeIcon('note'),
      description: mark.note,
      change: () => askNote(mark.note),
    },
    {
      label: vscode.l10n.t('Remove Mark'),
      iconPath: new vscode.ThemeIcon('trash'),
      change: set({ rootCause: undefined, verdict: undefined, note: undefined }),
    },
  ];
}

const VERDICT_ICONS = { right: 'pass', wrong: 'error', unsure: 'question' } as const;

async function askNote(note: string | undefined): Promise<Partial<StepMark> | undefined> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Note on this step'),
    value: note,
    validateInput: (value) =>
      value.length > LONGEST_NOTE ? vscode.l10n.t('At most {0} characters', LONGEST_NOTE) : undefined,
  });
  return text === undefined ? undefined : { note: text === '' ? undefined : text };
}

import * as vscode from 'vscode';
import type { ChangeClass } from '../config/versions/change';
import type { LintCounts } from '../config/versions/lintCounts';
import type { ShownVersion } from '../platform/versions/messages';

/** What a version did to the agent: a class, nothing, or there is none before it to compare with. */
type Effect = ChangeClass | 'same' | 'first';

type Changed = Pick<ShownVersion, 'changeClass' | 'isOldest'>;

const ICONS: Readonly<Record<Effect, { readonly id: string; readonly color: string }>> = {
  breaking: { id: 'alert', color: 'list.errorForeground' },
  behavioural: { id: 'zap', color: 'list.warningForeground' },
  cosmetic: { id: 'paintcan', color: 'descriptionForeground' },
  same: { id: 'circle-outline', color: 'descriptionForeground' },
  first: { id: 'milestone', color: 'foreground' },
};

/** The icon of what a version changed. */
export function classIcon(version: Changed): vscode.ThemeIcon {
  const { id, color } = ICONS[effectOf(version)];
  return new vscode.ThemeIcon(id, new vscode.ThemeColor(color));
}

/** What a version changed, in one or two words. */
export function classWord(version: Changed): string {
  switch (effectOf(version)) {
    case 'breaking':
      return vscode.l10n.t('breaking');
    case 'behavioural':
      return vscode.l10n.t('behavioural');
    case 'cosmetic':
      return vscode.l10n.t('cosmetic');
    case 'same':
      return vscode.l10n.t('no change');
    case 'first':
      return vscode.l10n.t('first version');
  }
}

function effectOf({ changeClass, isOldest }: Changed): Effect {
  return changeClass ?? (isOldest ? 'first' : 'same');
}

/** What a version is called in a list: what its commit says. */
export function versionTitle({ id, tags, subject }: ShownVersion): string {
  return id === null ? vscode.l10n.t('Working tree') : [...tags, subject ?? ''].filter(Boolean).join(' · ');
}

/** What a version is called within a sentence: a tag, else the commit. */
export function versionName({ id, tags, label }: ShownVersion): string {
  return id === null ? vscode.l10n.t('the working tree') : (tags[0] ?? label);
}

/** The day of a version, as people write it. */
export function dayOf(date: string): string {
  const time = new Date(date);
  return Number.isNaN(time.getTime())
    ? date
    : new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium' }).format(time);
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** How long ago, in the largest unit that it fills: `2 days ago`. */
export function ago(date: string, now = Date.now()): string {
  const seconds = Math.round((now - Date.parse(date)) / 1000);
  if (Number.isNaN(seconds)) {
    return date;
  }
  const [unit, size] = STEPS.find(([, each]) => seconds >= each) ?? ['minute', 60];
  const format = new Intl.RelativeTimeFormat(vscode.env.language, { numeric: 'auto' });
  return seconds < 60 ? vscode.l10n.t('just now') : format.format(-Math.floor(seconds / size), unit);
}

/** `2 errors, 1 warning`; undefined when there is nothing to mend. */
export function lintWords({ errors, warnings }: LintCounts): string | undefined {
  const parts = [
    errors === 0 ? '' : errors === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', errors),
    warnings === 0 ? '' : warnings === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', warnings),
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : undefined;
}

/** A text of the repository for places that draw `$(name)` as an icon: code lenses and quick picks. */
export function plainText(text: string): string {
  return text.replaceAll('$(', '$ (');
}

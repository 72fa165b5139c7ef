import * as vscode from 'vscode';
import type { StepRow } from '../../../schemas/protocol';
import { type GoToConfig, goToConfig } from '../../../schemas/protocol';
import { COMMANDS } from '../../ids';
import type { ConfigPlace, Range, ShownMatch } from '../../platform/versions/messages';
import type { Parts } from '../parts';
import type { StepOnPage, TracePage } from '../tracePages';
import { versionName } from '../versionWords';
import { openPlace } from './openPlace';
import { type Moment, PartFinder } from './places';

/** Leads from a step to the part of the config behind it: the tool's schema, the prompt, the model. */
export function registerRunConfig(parts: Parts): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.goToConfig, async (given?: unknown) => {
    const asked = goToConfig.safeParse(given);
    const page = parts.pages.active;
    const step = asked.success ? undefined : parts.pages.stepAt(given);
    const trace = asked.success ? asked.data.trace : step?.trace;
    if (!page || trace === undefined) {
      return;
    }
    try {
      const match = await matchOf(page, trace);
      const finder = new PartFinder(parts.versions, match);
      const place = asked.success
        ? await placeOf(asked.data, match, finder)
        : await placeBehind(await rowOf(step!), match, finder);
      if (place) {
        await openPlace(match, place.range, place.at, page.viewColumn);
      }
    } catch (error) {
      void vscode.window.showInformationMessage(error instanceof Error ? error.message : String(error));
    }
  });
}

interface Choice extends vscode.QuickPickItem {
  /** Undefined for headings. */
  readonly place?: { readonly range: Range; readonly at: Moment };
}

/** @throws Error for people when no version is known */
async function matchOf(page: TracePage, trace: string): Promise<ShownMatch> {
  if (page.config.current?.trace !== trace) {
    await page.config.of(trace);
  }
  const known = page.config.current;
  if (!known?.match) {
    throw new Error(vscode.l10n.t('It is not known which config this trace ran with.'));
  }
  return known.match;
}

async function rowOf({ page, trace, step }: StepOnPage): Promise<StepRow> {
  const { rows } = await page.document.call({ method: 'rows', trace, from: step, to: step });
  return rows[0]!;
}

/** The place of a part the page names; the user picks when there are several. */
async function placeOf({ what, at }: GoToConfig, match: ShownMatch, finder: PartFinder): Promise<Choice['place']> {
  const ranges = await finder.find(what, at);
  if (ranges.length === 0) {
    throw new Error(
      at === 'now'
        ? vscode.l10n.t('It is not in the working tree any more.')
        : vscode.l10n.t('It was not in {0}.', versionName(match.version!)),
    );
  }
  return pick(
    ranges.map((range) => ({
      label: 'name' in range ? String(range.name) : range.file,
      description: range.file,
      place: { range, at },
    })),
  );
}

/** What of the config is behind a step: the tool it called, or all that a model was sent. */
async function placeBehind(row: StepRow, match: ShownMatch, finder: PartFinder): Promise<Choice['place']> {
  const [now, then] = await Promise.all([finder.all('now'), finder.all('then')]);
  const isBehind = ({ kind, name }: ConfigPlace): boolean =>
    row.tool === undefined || (kind === 'tool' && name === row.tool);
  const choices = (places: readonly ConfigPlace[], at: Moment): Choice[] =>
    places.filter(isBehind).map((place) => ({
      label: place.name || place.file,
      description: place.file,
      iconPath: new vscode.ThemeIcon(ICONS[place.kind]),
      place: { range: place, at },
    }));
  const heading = (label: string): Choice => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const [inTree, inVersion] = [choices(now, 'now'), choices(then, 'then')];
  if (inTree.length + inVersion.length === 0) {
    throw new Error(vscode.l10n.t('Nothing of {0} is behind this step.', match.agent ?? ''));
  }
  return pick([
    heading(vscode.l10n.t('Now')),
    ...inTree,
    heading(vscode.l10n.t('As it was in {0}', versionName(match.version!))),
    ...(match.version?.id === null ? [] : inVersion),
  ]);
}

const ICONS: Readonly<Record<ConfigPlace['kind'], string>> = { tool: 'tools', prompt: 'comment', model: 'sparkle' };

async function pick(choices: readonly Choice[]): Promise<Choice['place']> {
  const real = choices.filter(({ place }) => place !== undefined);
  if (real.length === 1) {
    return real[0]!.place;
  }
  const chosen = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Go to Config'),
    placeHolder: vscode.l10n.t('Tool schema, prompt or model'),
    matchOnDescription: true,
  });
  return chosen?.place;
}

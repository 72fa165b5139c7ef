import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Frame,
  type FrameLocator,
  type Locator,
  type Page,
} from 'playwright-core';
import { inject } from 'vitest';
import { windowUrl } from '../../harness/codeServer.mjs';
import type { Workspace } from './workspace';

declare module 'vitest' {
  interface ProvidedContext {
    /** Host and port of the VS Code server that all editor tests share. */
    authority: string;
    /** Path of the browser. */
    chromium: string;
  }
}

const SCREENSHOTS = path.resolve(import.meta.dirname, '../screenshots-out');
const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The windows open in this test file, for what has to be done when a test fails or the file ends. */
const openWindows = new Set<Workbench>();
let browser: Promise<Browser> | undefined;

export interface WorkbenchOptions {
  /** Host and port of another server than the shared one. */
  readonly authority?: string;
}

/** One window of VS Code, driven as a person would: keys, palette, clicks. */
export class Workbench {
  private opened: Workspace | undefined;

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    /** What the trace page and the extension reported as errors so far. */
    readonly errors: readonly string[],
  ) {}

  /** Opens a window on a workspace of the shared server (or another) and waits until it can be worked in. */
  static async open(workspace: Workspace, options: WorkbenchOptions = {}): Promise<Workbench> {
    const window = await Workbench.visit(windowUrl(options.authority ?? inject('authority'), workspace.folder));
    window.opened = workspace;
    return window;
  }

  /** Opens a window at an address and waits until it can be worked in. */
  static async visit(url: string): Promise<Workbench> {
    browser ??= chromium.launch({ executablePath: inject('chromium'), args: BROWSER_FLAGS });
    const context = await (await browser).newContext({ viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    const window = new Workbench(page, context, collectErrors(page));
    openWindows.add(window);
    await page.goto(url);
    await window.ready();
    return window;
  }

  get workspace(): Workspace {
    if (this.opened === undefined) {
      throw new Error('this window was opened on a folder that is not a workspace of the tests');
    }
    return this.opened;
  }

  /** The extension's icon appears when extensions are registered; a file opened earlier gets the text editor. */
  private async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .explorer-folders-view').waitFor();
    await this.page.locator('.activitybar .action-label[aria-label^="Backstep"]').waitFor();
  }

  /** Runs a command by typing its title, as the palette shows it, into the palette. */
  async command(title: string): Promise<void> {
    await this.pick(`>${title}`, title);
  }

  /** Opens a file of the workspace through Quick Open. */
  async openFile(name: string): Promise<void> {
    await this.pick(this.workspace.path(name), path.basename(name));
  }

  private async pick(query: string, label: string): Promise<void> {
    const box = this.page.locator('.quick-input-widget');
    await this.page.keyboard.press('F1');
    await box.locator('input').fill(query);
    await this.pickItem(label).click();
    await box.waitFor({ state: 'hidden' });
  }

  /** The entry of an open list of choices with exactly this label. */
  pickItem(label: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row').filter({
      has: this.page.locator('.label-name').getByText(label, { exact: true }),
    });
  }

  /** The trace page in the visible editor. */
  get trace(): FrameLocator {
    const visible = this.page.locator('iframe.webview').filter({ visible: true });
    return visible.contentFrame().locator('iframe').contentFrame();
  }

  /** The trace page's frame, to run code in. */
  async traceFrame(): Promise<Frame> {
    const frame = await (await this.trace.locator('body').elementHandle())?.ownerFrame();
    if (!frame) {
      throw new Error('the trace page has no frame');
    }
    return frame;
  }

  /** The step list of the trace page; arrow keys move in it once it is focused. */
  get stepList(): Locator {
    return this.trace.getByRole('treegrid', { name: 'Steps of the trace' });
  }

  /** The rows of the step list that are drawn. */
  get steps(): Locator {
    return this.stepList.getByRole('row');
  }

  step(number: number): Locator {
    return this.stepList.locator(`[role="row"][data-step="${number}"]`);
  }

  selectedStep(number: number): Locator {
    return this.stepList.locator(`[role="row"][data-step="${number}"][aria-selected="true"]`);
  }

  /** The rows of the list of traces that are drawn. */
  get traces(): Locator {
    return this.trace.getByRole('grid', { name: 'Traces' }).getByRole('row');
  }

  tab(name: string): Locator {
    return this.page.locator('.tab').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** Brings a view container to the side bar by its icon. */
  async showContainer(title: string): Promise<void> {
    await this.page.locator(`.activitybar .action-label[aria-label^="${title}"]`).click();
    await this.page.locator('.sidebar .composite.title', { hasText: title }).waitFor();
  }

  /** The row of a tree in the side bar whose text fits. */
  treeItem(text: RegExp): Locator {
    return this.page.locator('.sidebar').getByRole('treeitem').filter({ hasText: text });
  }

  /** A button in the title bar of the active editor. */
  titleButton(label: string): Locator {
    return this.page.locator(`.editor-group-container.active .editor-actions .action-label[aria-label^="${label}"]`);
  }

  get notifications(): Locator {
    return this.page.locator('.notification-toast');
  }

  /** Text of the visible text editor, as far as its lines are drawn. */
  get editorText(): Locator {
    return this.page.locator('.editor-instance .monaco-editor .view-lines');
  }

  /** Switches to a theme by its label in the settings ("Default High Contrast") and waits until the page has it. */
  async theme(name: string): Promise<void> {
    await this.workspace.configure({ 'workbench.colorTheme': name });
    await this.trace.locator(`body[data-vscode-theme-id="${name}"]`).waitFor();
  }

  /** Reloads the window, as a restart of VS Code would: what the page kept must come back. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  /** Takes a picture for people to look at; `test/editor/screenshots-out` is not in git. */
  async screenshot(name: string): Promise<void> {
    await mkdir(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
  }

  async close(): Promise<void> {
    openWindows.delete(this);
    await this.context.close();
    await this.opened?.remove();
  }
}

/** Collects what the trace page and the extension say went wrong; VS Code's own noise is left out. */
function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  const isEditors = (where: string) => /\/static\/(out|node_modules|extensions)\//.test(where);
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && (!isEditors(message.location().url) || /backstep.*\.js/.test(text))) {
      errors.push(text);
    }
  });
  page.on('pageerror', (error) => {
    if (!isEditors(error.stack ?? '')) {
      errors.push(error.message);
    }
  });
  return errors;
}

/** Takes pictures of all open windows and prints their errors: what a failed test looked like. */
export async function photographFailure(test: string): Promise<void> {
  for (const window of openWindows) {
    console.log(`Errors in the window of '${test}':`, window.errors);
    await window.screenshot(`failed ${test}`.replaceAll(/[^a-zA-Z0-9]+/g, '-').slice(0, 120));
  }
}

/** Closes what a test file left open. */
export async function closeBrowser(): Promise<void> {
  for (const window of openWindows) {
    await window.close();
  }
  await (await browser)?.close();
  browser = undefined;
}

import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CodeServer, packagedExtension, startCodeServer } from '../harness/codeServer.mjs';
import { ROOT } from '../repo/checks/files';
import { Workbench } from './support/workbench';
import { Workspace } from './support/workspace';

const PROMPT = 'incident/agent/prompts/system.md';
const TOOLS = 'incident/agent/tools.json';
const WAIT = { timeout: 20_000 };

/** A folder with the incident's repository in it; git knows who works there. */
async function incident(): Promise<Workspace> {
  const workspace = await Workspace.create({});
  execFileSync(process.execPath, [`${ROOT}/samples/incident/create.mjs`, workspace.path('incident')]);
  for (const [name, value] of Object.entries({ 'user.name': 'Test', 'user.email': 'test@example.com' })) {
    execFileSync('git', ['config', name, value], { cwd: workspace.path('incident') });
  }
  return workspace;
}

const viewOf = (window: Workbench) => window.page.locator('.sidebar .pane', { hasText: 'Agent Configs' });

describe('the sample incident', () => {
  let window: Workbench;
  let workspace: Workspace;

  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: workspace.path('incident'), encoding: 'utf8' }).trim();
  const rows = () => viewOf(window).getByRole('treeitem');
  const row = (text: RegExp) => rows().filter({ hasText: text });
  const lens = (text: RegExp) => window.page.locator('.codelens-decoration a').filter({ hasText: text });
  const box = () => window.page.locator('.quick-input-widget');
  const menuItem = (name: string) => window.page.locator('.context-view .action-item', { hasText: name });
  const chooseInMenu = async (name: string) => {
    await menuItem(name).waitFor();
    // A menu takes no click in its first moment.
    await setTimeout(300);
    await menuItem(name).click();
  };
  const text = (name: string) => readFile(workspace.path(name), 'utf8');
  /** Puts the cursor at the first place of a text in the editor in front. */
  const goTo = async (name: string, part: string) => {
    const lines = (await text(name)).split('\n');
    const line = lines.findIndex((each) => each.includes(part));
    await window.page.keyboard.press('Control+G');
    await box()
      .locator('input')
      .fill(`:${line + 1}:${(lines[line]?.indexOf(part) ?? 0) + 2}`);
    await window.page.keyboard.press('Enter');
    await box().waitFor({ state: 'hidden' });
  };

  beforeAll(async () => {
    workspace = await incident();
    window = await Workbench.open(workspace);
    await window.showContainer('Backstep');
  });

  test('the view lists the agent, its files with what the linter finds, and its versions', async () => {
    await row(/refund-agent/)
      .first()
      .waitFor();
    await row(/Answer in the customer's language/).waitFor();
    const texts = await rows().allTextContents();
    expect(texts.some((each) => /tools\.json.*warning/.test(each))).toBe(true);
    expect(texts.filter((each) => /breaking|behavioural|cosmetic|first version/.test(each))).toHaveLength(6);
    expect(texts.find((each) => each.includes('Shorten tool descriptions'))).toMatch(/v12.*[0-9a-f]{7}.*2026/);
    expect(await row(/tools\.json/).getAttribute('aria-label')).toMatch(
      /warning.*incident|warning.*agent\/tools\.json/,
    );
    await window.screenshot('agent configs');
  });

  test('a version has its files as they were, and a menu of what can be done with it', async () => {
    await row(/Shorten tool descriptions/).click({ button: 'right' });
    await menuItem('Restore').waitFor();
    const names = await window.page.locator('.context-view .action-label').allTextContents();
    expect(names).toEqual(expect.arrayContaining(['Tag Version...', 'Copy Fingerprint', 'Copy Commit Hash']));
    await window.screenshot('agent configs menu');
    await window.page.keyboard.press('Escape');
    await row(/Follow the gpt-4o alias/)
      .locator('.monaco-tl-twistie')
      .click();
    await expect.poll(() => row(/tools\.json/).count(), WAIT).toBe(2);
    await row(/tools\.json/)
      .last()
      .click();
    await window.tab('tools (cf1e76e).json').waitFor();
    await window.editorText.getByText('find_customer').first().waitFor();
    expect(await lens(/Compare/).count()).toBe(0);
    await window.page.keyboard.press('Control+W');
    await row(/Follow the gpt-4o alias/)
      .locator('.monaco-tl-twistie')
      .click();
  });

  test('code lenses tell the version, what changed last and what is not committed', async () => {
    await window.openFile(PROMPT);
    await lens(/by Noor Haddad/).waitFor();
    expect(await lens(/behavioural: /).textContent()).toMatch(/and \d+ more/);
    await goTo(PROMPT, '#');
    await window.page.keyboard.press('Control+End');
    await window.page.keyboard.type('Never promise a date.');
    await lens(/uncommitted changes \(1 behavioural\)/).waitFor();
    await row(/Working tree.*behavioural.*not committed/).waitFor();
    await window.screenshot('agent configs lenses');
    await window.page.keyboard.press('Control+S');
  });

  test('a commit made elsewhere shows up by itself, and so does a tag', async () => {
    git('commit', '--quiet', '--all', '--message', 'Promise no dates');
    await row(/Promise no dates/).waitFor();
    await expect.poll(() => row(/Working tree/).count(), WAIT).toBe(0);
    await lens(/by Test/).waitFor();
    // Of no version: only git knows that the name is taken.
    git('tag', 'elsewhere', 'HEAD~1^{tree}');
    git('tag', 'made-outside');
    await row(/made-outside · Promise no dates/).waitFor();
  });

  test('rows stay what they are while nothing of them changes', async () => {
    const drawn = await viewOf(window)
      .locator('.monaco-list-rows')
      .evaluateHandle((list) => {
        const count = { changes: 0 };
        const watch = new MutationObserver((changes) => {
          count.changes += changes.length;
        });
        watch.observe(list, { childList: true, subtree: true, characterData: true });
        return count;
      });
    const changes = () => drawn.evaluate((count) => count.changes);
    // Of no version, so the answer is the same again.
    git('tag', 'of-a-tree', 'HEAD~2^{tree}');
    await setTimeout(3000);
    expect(await changes()).toBe(0);
    git('tag', 'of-a-version', 'HEAD~1');
    await row(/of-a-version/).waitFor();
    expect(await changes()).toBeGreaterThan(0);
    git('tag', '--delete', 'of-a-version');
    await expect.poll(() => row(/of-a-version/).count(), WAIT).toBe(0);
  });

  test('a version is tagged; a name that is taken is refused in the box', async () => {
    await row(/Sort the settings/).click({ button: 'right' });
    await chooseInMenu('Tag Version...');
    await box().locator('input').fill('v1..2');
    await box().getByText("cannot hold '..'").waitFor();
    await box().locator('input').fill('v10');
    await box().getByText("There is a tag 'v10' already.").waitFor();
    await box().locator('input').fill('elsewhere');
    await window.page.keyboard.press('Enter');
    await box().getByText("Message of the tag 'elsewhere'").waitFor();
    await window.page.keyboard.press('Enter');
    await box().getByText("There is a tag 'elsewhere' already.").waitFor();
    await window.screenshot('agent configs tag');
    await window.page.keyboard.press('Escape');
    await row(/Sort the settings/).click({ button: 'right' });
    await chooseInMenu('Tag Version...');
    await box().locator('input').fill('sorted');
    await window.page.keyboard.press('Enter');
    await box().getByText("Message of the tag 'sorted'").waitFor();
    await box().locator('input').fill('Only the order');
    await window.page.keyboard.press('Enter');
    await row(/sorted · Sort the settings/).waitFor();
    expect(git('for-each-ref', '--format=%(objecttype) %(contents)', 'refs/tags/sorted')).toBe('tag Only the order');
    expect(git('rev-parse', 'v10^{commit}')).toBe(git('rev-list', '--max-parents=0', 'HEAD'));
  });

  test('asked which version wrote a line, it names the one', async () => {
    await window.openFile(TOOLS);
    await goTo(TOOLS, '"description"');
    await window.page.keyboard.press('F1');
    await box().locator('input').fill('>Backstep: Which Version Wrote This?');
    await window.pickItem('Backstep: Which Version Wrote This?').click();
    await box().getByText('Shorten tool descriptions').waitFor();
    await window.screenshot('agent configs blame');
    expect(await box().textContent()).toMatch(/v12.*Emil Strand/);
    await window.page.keyboard.press('Escape');
  });

  test('a trace that was opened is told above the config it ran with', async () => {
    await window.openFile('incident/traces/failed-refund.otlp.json');
    await window.step(1).waitFor();
    await window.openFile(PROMPT);
    await lens(/1 trace ran with an older version/).click();
    await box()
      .getByText(/ran with v12/)
      .waitFor();
    await window.screenshot('agent configs runs');
    await window.page.keyboard.press('Enter');
    await window.step(1).waitFor();
    expect(await window.tab('failed-refund.otlp.json').getAttribute('aria-selected')).toBe('true');
  });

  test('it can be read in every theme', async () => {
    for (const theme of ['Default Dark Modern', 'Default High Contrast', 'Default High Contrast Light']) {
      await workspace.configure({ 'workbench.colorTheme': theme });
      await window.page
        .locator('.monaco-workbench')
        .and(
          window.page.locator(
            theme.includes('Dark') ? '.vs-dark' : theme.endsWith('Light') ? '.hc-light' : '.hc-black',
          ),
        )
        .waitFor();
      await window.screenshot(`agent configs ${theme}`);
    }
    expect(window.errors).toEqual([]);
  });
});

describe('where there is no history', () => {
  let server: CodeServer;
  afterAll(() => server.stop());

  test('without trust files are listed, it says why there are no versions, and no git runs', async () => {
    server = await startCodeServer({ vsix: await packagedExtension(), trust: false });
    const workspace = await incident();
    const window = await Workbench.open(workspace, { authority: server.authority });
    await window.showContainer('Backstep');
    await viewOf(window)
      .getByText('The workspace is not trusted, so git does not run. Trust it to see versions.')
      .waitFor();
    await viewOf(window).getByRole('treeitem').filter({ hasText: 'tools.json' }).waitFor();
    expect(await viewOf(window).getByText('Shorten tool descriptions').count()).toBe(0);
    await window.openFile(PROMPT);
    await window.editorText.getByText('refund').first().waitFor();
    expect(await window.page.locator('.codelens-decoration a').count()).toBe(0);
    await window.screenshot('agent configs untrusted');
  });

  test('a folder without agent config says what belongs there', async () => {
    const window = await Workbench.open(await Workspace.create({ 'notes.log': 'nothing' }));
    await window.showContainer('Backstep');
    await viewOf(window).getByText('No agent config was found').waitFor();
    await window.screenshot('agent configs nothing');
  });

  test('config without a repository is listed with a word about it', async () => {
    const files = { 'tools.json': '{"tools": [{"name": "find", "inputSchema": {"type": "object"}}]}' };
    const window = await Workbench.open(await Workspace.create(files));
    await window.showContainer('Backstep');
    await viewOf(window).getByText('in no git repository').waitFor();
    await viewOf(window)
      .getByRole('treeitem')
      .filter({ hasText: /tools\.json.*error/ })
      .waitFor();
    await window.screenshot('agent configs no repository');
  });
});

import * as vscode from 'vscode';
import type { Description, ToolDescription } from '../../config/describe';
import type { LintService } from '../../platform/lint/messages';
import type { Linter } from './linter';

const MOST_PARAMETERS = 30;
const MOST_CONFUSABLE = 10;
const MOST_TEXT = 2000;

/** Says what is known of a model id, and what a model sees of a tool. */
export class LintHover implements vscode.HoverProvider {
  constructor(
    private readonly linter: Linter,
    private readonly lint: LintService,
  ) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    if (this.linter.isConfig(document.uri) && !this.linter.resultOf(document)) {
      await this.linter.lint(document);
    }
    const result = this.linter.resultOf(document);
    if (!result?.set) {
      return undefined;
    }
    const { path, set } = result;
    const offset = document.offsetAt(position);
    const found = await this.lint.call({ method: 'describe', project: set.project, path, offset });
    return (
      found &&
      new vscode.Hover(
        found.about === 'model' ? modelText(found) : toolText(found.tool),
        new vscode.Range(document.positionAt(found.start), document.positionAt(found.end)),
      )
    );
  }
}

function modelText({ facts, checked }: Extract<Description, { about: 'model' }>): vscode.MarkdownString {
  const { newestSnapshot, retirement, contextWindow, maxOutput, pricePerMillion: price, source } = facts;
  const lines = new Lines();
  lines.add(`${code(facts.id)} — ${facts.class}: `, facts.why);
  if (newestSnapshot !== undefined && newestSnapshot !== facts.id) {
    lines.add(`${vscode.l10n.t('Newest snapshot to pin')}: ${code(newestSnapshot)}`);
  }
  if (retirement) {
    const instead = retirement.replacement === undefined ? '' : `, ${vscode.l10n.t('replaced by')} `;
    lines.add(
      `${vscode.l10n.t('Retires on {0}', retirement.date)}${instead}${retirement.replacement === undefined ? '' : code(retirement.replacement)} `,
      `(${retirement.source.name})`,
    );
  } else if (facts.deprecated) {
    lines.add(vscode.l10n.t('Its provider advises against it.'));
  }
  if (contextWindow !== undefined) {
    const most =
      maxOutput === undefined ? '' : vscode.l10n.t(', at most {0} of output', maxOutput.toLocaleString('en'));
    lines.add(vscode.l10n.t('Context window: {0} tokens', contextWindow.toLocaleString('en')) + most);
  }
  if (price) {
    lines.add(vscode.l10n.t('Price per million tokens: {0} USD in, {1} USD out', price.input, price.output));
  }
  lines.add(`${vscode.l10n.t('Known from')}: `, `${source.name}, ${source.date}`);
  lines.add(vscode.l10n.t('Facts last checked on {0}', checked));
  return lines.markdown;
}

function toolText(tool: ToolDescription): vscode.MarkdownString {
  const lines = new Lines();
  lines.add(vscode.l10n.t('What a model sees of {0}, about {1} tokens of every call:', code(tool.name), tool.tokens));
  lines.markdown.appendCodeblock(clip(seenBy(tool)), 'text');
  for (const { name, why } of tool.confusable.slice(0, MOST_CONFUSABLE)) {
    lines.add(`${vscode.l10n.t('Can be confused with {0}', code(name))}: `, why);
  }
  return lines.markdown;
}

function seenBy({ name, description, parameters }: ToolDescription): string {
  const list = parameters.slice(0, MOST_PARAMETERS).map((each) => {
    const facts = [each.types.join(' | ') || 'any', each.required ? 'required' : 'optional'].join(', ');
    return `  ${each.name} (${facts})${each.description === '' ? '' : `: ${each.description}`}`;
  });
  const rest = parameters.length - list.length;
  return [name, description || vscode.l10n.t('(no description)'), ...list, ...(rest > 0 ? [`  … ${rest}`] : [])].join(
    '\n',
  );
}

function clip(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
}

/** Paragraphs of a hover that is never trusted: text from files goes in as code or escaped. */
class Lines {
  readonly markdown = new vscode.MarkdownString();

  /**
   * @param own markdown of ours
   * @param other text from elsewhere
   */
  add(own: string, other = ''): void {
    this.markdown.appendMarkdown(own);
    this.markdown.appendText(clip(other));
    this.markdown.appendMarkdown('\n\n');
  }
}

/** A text as inline code, whatever is in it. */
function code(text: string): string {
  const plain = clip(text).replace(/\s+/g, ' ');
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${plain} ${fence}`;
}

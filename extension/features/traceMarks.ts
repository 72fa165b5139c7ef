import * as vscode from 'vscode';
import type { StepMark } from '../../schemas/marks';
import type { TraceDocument } from '../platform/traceService';
import { MARKS_SUFFIX, MarksProblem, marksText, parseMarks, saysSomething } from '../trace/marks';
import { followFile } from './followFile';

/** A mark as the file has it, and the step it is on now; undefined while that step is not in the trace. */
interface KeptMark {
  readonly stored: StepMark;
  readonly step: number | undefined;
}

/** What people noted on the steps of a trace file. The trace file itself is never written. */
export class TraceMarks {
  /** Where the marks are kept: made with the first of them. */
  readonly file: vscode.Uri;
  private kept: readonly KeptMark[] = [];
  /** Why the file's marks cannot be read; it is not written then. */
  private problem: Error | undefined;
  private generation: number;
  /** The last thing to do with the file: one is done after the other. */
  private work: Promise<unknown>;
  private readonly emitter = new vscode.EventEmitter<void>();
  readonly onDidChange = this.emitter.event;
  private readonly disposables: { dispose(): void }[];

  constructor(
    private readonly uri: vscode.Uri,
    private readonly document: TraceDocument,
  ) {
    this.file = uri.with({ path: `${uri.path}${MARKS_SUFFIX}` });
    this.generation = document.state.generation;
    this.disposables = [
      this.emitter,
      followFile(this.file, () => void this.reload()),
      document.onState(({ state, generation }) => {
        if (state !== 'reading' && generation !== this.generation) {
          this.generation = generation;
          void this.reload();
        }
      }),
    ];
    this.work = this.readAndTell();
  }

  /** The marks on steps that are there, once they have been read. */
  async marks(): Promise<readonly StepMark[]> {
    await this.work;
    return this.shown;
  }

  /** The marks on steps that are there, as far as they have been read. */
  get shown(): readonly StepMark[] {
    return this.kept.flatMap(({ stored, step }) => (step === undefined ? [] : [{ ...stored, step }]));
  }

  of(trace: string, step: number): StepMark | undefined {
    return this.shown.find((mark) => mark.trace === trace && mark.step === step);
  }

  /**
   * Sets a step's mark, or removes it when it says nothing.
   * @throws Error for people: the file cannot be written, or holds something else
   */
  set(mark: StepMark): Promise<void> {
    const done = this.work.then(() => this.write(mark));
    this.work = done.catch(() => {});
    return done;
  }

  dispose(): void {
    for (const disposable of this.disposables) {
      disposable.dispose();
    }
  }

  private reload(): Promise<unknown> {
    this.work = this.work.then(() => this.readAndTell());
    return this.work;
  }

  private async readAndTell(): Promise<void> {
    await this.read();
    // A folder that cannot be read at all is no news: nothing can be marked there, and who tries is told.
    if (this.problem instanceof MarksProblem) {
      this.complain(this.problem.message);
    }
  }

  private async read(): Promise<void> {
    this.problem = undefined;
    let stored: readonly StepMark[] = [];
    try {
      stored = parseMarks(new TextDecoder().decode(await vscode.workspace.fs.readFile(this.file)));
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) {
        this.problem = error instanceof Error ? error : new Error(String(error));
      }
    }
    this.kept = await this.placed(stored);
    this.emitter.fire();
  }

  private async write(mark: StepMark): Promise<void> {
    if (this.uri.scheme === 'untitled') {
      throw new Error(vscode.l10n.t('Save the trace to a file first: marks are kept beside it.'));
    }
    await this.read();
    if (this.problem !== undefined) {
      throw new Error(vscode.l10n.t('{0} is left as it is, because {1}.', this.name, this.problem.message));
    }
    const others = this.kept.filter(({ stored, step }) => stored.trace !== mark.trace || step !== mark.step);
    const { steps } = await this.document.call({ method: 'identify', trace: mark.trace, steps: [{ step: mark.step }] });
    const set = saysSomething(mark) ? [{ ...mark, id: steps[0]?.id }] : [];
    const marks = [...others.map(({ stored }) => stored), ...set];
    await vscode.workspace.fs.writeFile(this.file, new TextEncoder().encode(marksText(marks)));
    this.kept = [...others, ...set.map((stored) => ({ stored, step: mark.step }))];
    this.emitter.fire();
  }

  /** Finds the steps that marks are on. */
  private async placed(stored: readonly StepMark[]): Promise<readonly KeptMark[]> {
    const kept: KeptMark[] = [];
    for (const trace of new Set(stored.map((mark) => mark.trace))) {
      const marks = stored.filter((mark) => mark.trace === trace);
      try {
        const { steps } = await this.document.call({
          method: 'identify',
          trace,
          steps: marks.map(({ step, id }) => ({ step, id })),
        });
        kept.push(...marks.map((mark, index) => ({ stored: mark, step: steps[index]?.step })));
      } catch {
        // No such trace, or the file cannot be read: its page says so.
        kept.push(...marks.map((mark) => ({ stored: mark, step: undefined })));
      }
    }
    return kept;
  }

  private complain(why: string): void {
    const open = vscode.l10n.t('Open File');
    const text = vscode.l10n.t('The marks in {0} cannot be read: {1}', this.name, why);
    void vscode.window.showWarningMessage(text, open).then((chosen) => {
      if (chosen === open) {
        void vscode.commands.executeCommand('vscode.open', this.file);
      }
    });
  }

  private get name(): string {
    return this.file.path.slice(this.file.path.lastIndexOf('/') + 1);
  }
}

import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { FileState, TraceRow } from '../../schemas/protocol';
import type { Host } from '../host';
import { formatExact } from '../model/format';
import { NEW_TRACE } from '../model/savedState';
import { useLatest } from '../state/useLatest';
import { type Saved, useSaved } from '../state/useSaved';
import { strings } from '../strings';
import { Button, IconButton, ProgressRing } from '../ui/toolkit';
import { Visible } from '../ui/visible';
import { FileBar, ReadingBar } from './fileBar';
import { Notice } from './notice';
import { TraceList } from './traceList';
import { TraceTitle } from './traceTitle';
import { TraceView } from './traceView';

interface PageProps {
  readonly host: Host;
}

/** The whole page: what file this is on top, below it one trace or the list of them. */
export function Page({ host }: PageProps): VNode {
  const file = useFile(host);
  const saved = useSaved(host);
  const shows = useShows(host, saved, saved.state.trace ?? file?.onlyTrace);
  if (!file) return <ProgressRing label={strings.opening} />;
  return <FilePage host={host} file={file} saved={saved} shows={shows} />;
}

interface FilePageProps extends PageProps {
  readonly file: FileState;
  readonly saved: Saved;
  readonly shows: number;
}

function FilePage({ host, file, saved, shows }: FilePageProps): VNode {
  const traceId = saved.state.trace ?? file.onlyTrace;
  const answer = useLatest(traceId, file, async () => {
    return (await host.call({ method: 'trace', trace: traceId! })).trace;
  });
  const trace = answer.key === traceId ? answer.value : undefined;
  const isGone = traceId !== undefined && answer.failedKey === traceId && file.state !== 'reading';
  const { update } = saved;

  useEffect(() => {
    if (isGone) update({ trace: null, step: null });
  }, [isGone, update]);
  useEffect(() => {
    if (traceId === undefined) host.note({ type: 'selected', trace: null, step: null });
  }, [host, traceId]);

  const back = (): void => update({ trace: null, step: null, query: '' });
  const hasList = file.onlyTrace === undefined && file.traceCount > 0;
  return (
    <div class="page">
      <header class="page-header">
        <div class="title">
          {traceId !== undefined && hasList && (
            <IconButton icon="arrow-left" label={strings.backToTraces} onClick={back} />
          )}
          {trace ? <TraceTitle trace={trace} /> : <FileTitle file={file} />}
        </div>
        <FileBar file={file} host={host} />
      </header>
      {(file.traceCount > 0 || file.state === 'reading') && <ReadingBar file={file} host={host} />}
      <main class="page-main">{drawMain()}</main>
    </div>
  );

  function drawMain(): VNode {
    if (trace && traceId !== undefined && !isGone) {
      return (
        <TraceView
          key={traceId}
          host={host}
          trace={trace}
          generation={file.generation}
          isReading={file.state === 'reading'}
          shows={shows}
          saved={saved}
          onBack={hasList ? back : undefined}
        />
      );
    }
    if (traceId !== undefined && !answer.failure) return <ProgressRing label={strings.opening} />;
    if (file.traceCount > 0 && traceId === undefined) {
      return (
        <TraceList host={host} file={file} saved={saved} onOpen={(id) => update(openingAt(undefined, id, null))} />
      );
    }
    return <NothingToShow file={file} host={host} failure={answer.failure} />;
  }
}

function FileTitle({ file }: { readonly file: FileState }): VNode {
  return (
    <>
      <h1 class="title-name" title={file.name}>
        <Visible text={file.name} />
      </h1>
      {file.traceCount > 1 && <span class="dim">{strings.traceCount(formatExact(file.traceCount))}</span>}
    </>
  );
}

interface NothingProps extends PageProps {
  readonly file: FileState;
  /** Why the trace that should be here is not. */
  readonly failure: string | undefined;
}

function NothingToShow({ file, host, failure }: NothingProps): VNode {
  if (file.state === 'reading') {
    return (
      <Notice icon="file-text" title={strings.waitingForSteps}>
        <p class="dim">{strings.firstRowsSoon}</p>
      </Notice>
    );
  }
  const message = file.message ?? failure;
  const failed = file.state === 'failed' || failure !== undefined;
  return (
    <Notice
      icon={failed ? 'error' : 'inbox'}
      title={failed ? strings.couldNotRead(file.name) : strings.noTraces(file.name)}
    >
      {message && (
        <p>
          <Visible text={message} />
        </p>
      )}
      <div class="button-row">
        <Button appearance="primary" onClick={() => host.note({ type: 'chooseFormat' })}>
          {strings.changeFormat}
        </Button>
        <Button onClick={() => host.note({ type: 'reload' })}>{strings.readAgain}</Button>
      </div>
    </Notice>
  );
}

/** The change that shows a step, or a trace from its start; what belonged to another trace is dropped. */
function openingAt(shown: string | undefined, trace: TraceRow['id'], step: number | null): Partial<Saved['state']> {
  return shown === trace ? { trace, step } : { ...NEW_TRACE, trace, step };
}

/** The change that opens a trace's story; without a symptom that of the one that is found. */
function explaining(shown: string | undefined, trace: string, symptom: number | undefined): Partial<Saved['state']> {
  const opened: Partial<Saved['state']> =
    shown === trace && symptom === undefined ? {} : openingAt(shown, trace, symptom ?? null);
  return { ...opened, symptom: symptom ?? null, suspect: 0, story: true };
}

/** Goes where other views ask the page to go, from its first moment on; counts how often they did. */
function useShows(host: Host, { update }: Saved, traceId: string | undefined): number {
  const [shows, setShows] = useState(0);
  useEffect(
    () =>
      host.onNews((news) => {
        if (news.type === 'show') update(openingAt(traceId, news.trace, news.step));
        else if (news.type === 'explain') update(explaining(traceId, news.trace, news.symptom));
        else return;
        setShows((count) => count + 1);
      }),
    [host, update, traceId],
  );
  return shows;
}

function useFile(host: Host): FileState | undefined {
  const [file, setFile] = useState<FileState | undefined>(undefined);
  useEffect(() => {
    const stop = host.onNews((news) => {
      if (news.type === 'file') setFile(news.file);
    });
    host.note({ type: 'ready' });
    return stop;
  }, [host]);
  return file;
}

import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PageConfig } from '../../schemas/pageConfig';
import type { ConfigAction, GoToConfig } from '../../schemas/protocol';
import type { Host } from '../host';
import { type ConfigMarks, marksOf } from '../model/runConfig';
import { sameData } from '../model/sameData';

export interface RunConfig {
  /** Undefined while it is looked for. */
  readonly config: PageConfig | undefined;
  /** The changes by step, once a version is known. */
  readonly marks: ConfigMarks | undefined;
  readonly goTo: (what: GoToConfig['what'], at: GoToConfig['at'], step?: number) => void;
  readonly act: (action: ConfigAction) => void;
}

/**
 * The config a trace ran with, and what is told of it later.
 * @param isReading asks nothing: half a run does not tell
 */
export function useRunConfig(host: Host, trace: string, generation: number, isReading: boolean): RunConfig {
  const [config, setConfig] = useState<PageConfig | undefined>(undefined);
  useEffect(() => {
    if (isReading) return undefined;
    let isCurrent = true;
    const take = (fresh: PageConfig): void => setConfig((held) => (sameData(held, fresh) ? held : fresh));
    const stop = host.onNews((news) => {
      if (news.type !== 'config' || news.trace !== trace) return;
      isCurrent = false;
      take(news.config);
    });
    host.call({ method: 'config', trace }).then(
      (answer) => isCurrent && take(answer.config),
      // Another answer is on its way.
      () => {},
    );
    return () => {
      isCurrent = false;
      stop();
    };
  }, [host, trace, generation, isReading]);

  const marks = useMemo(() => marksOf(config), [config]);
  return useMemo(
    () => ({
      config,
      marks,
      goTo: (what, at, step) => host.note({ type: 'goToConfig', trace, step: step ?? null, what, at }),
      act: (action) => host.note({ type: 'configAction', trace, action }),
    }),
    [host, trace, config, marks],
  );
}

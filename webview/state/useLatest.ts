import { useEffect, useRef, useState } from 'preact/hooks';

export interface Latest<T> {
  readonly value?: T;
  /** What `value` is the answer to; older than the key asked for while a call is under way. */
  readonly key?: string;
  /** Why the call for `failedKey` failed. */
  readonly failure?: string;
  readonly failedKey?: string;
}

/**
 * The answer to the newest question, asked again whenever `key` or `version` changes. One call at a time: questions
 * that were overtaken while it ran are never asked, so holding an arrow key down does not queue a call per step.
 * @param key undefined asks nothing
 * @param keep picks between the answer held and a new answer to the same key
 */
export function useLatest<T>(
  key: string | undefined,
  version: unknown,
  ask: () => Promise<T>,
  keep: (held: T, fresh: T) => T = (_, fresh) => fresh,
): Latest<T> {
  const [latest, setLatest] = useState<Latest<T>>({});
  const wanted = useRef({ key, ask, keep, turn: 0 });
  const running = useRef(false);
  const gone = useRef(false);
  wanted.current = { ...wanted.current, key, ask, keep };

  // `ask` and `keep` are read when the call starts or ends.
  useEffect(() => {
    wanted.current.turn++;
    if (!running.current) void run();
  }, [key, version]);
  useEffect(
    () => () => {
      gone.current = true;
    },
    [],
  );
  return latest;

  async function run(): Promise<void> {
    running.current = true;
    while (!gone.current && wanted.current.key !== undefined) {
      const { key: asked, ask: call, turn } = wanted.current;
      try {
        const fresh = await call();
        setLatest((held) => ({
          key: asked,
          value: held.key === asked && held.value !== undefined ? wanted.current.keep(held.value, fresh) : fresh,
        }));
      } catch (error) {
        const failure = (error as Error).message;
        setLatest((held) => ({ ...held, failure, failedKey: asked }));
      }
      if (wanted.current.turn === turn) break;
    }
    running.current = false;
  }
}

import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Host } from '../host';
import { boundState, restoreState, type SavedState } from '../model/savedState';

/** Saving is cheap but not free; scrolling would do it sixty times a second. */
const SAVE_DELAY_MS = 200;

export interface Saved {
  readonly state: SavedState;
  /** Changes the state and draws the page again. */
  readonly update: (change: Partial<SavedState>) => void;
  /** Remembers something that is already on screen (a scroll position) without drawing. */
  readonly remember: (change: Partial<SavedState>) => void;
}

/** The page's own state, restored at start and saved after changes. */
export function useSaved(host: Host): Saved {
  const [state, setState] = useState(() => restoreState(host.saved));
  const latest = useRef(state);
  const timer = useRef(0);

  const saveNow = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = 0;
    host.save(boundState(latest.current));
  }, [host]);

  const remember = useCallback(
    (change: Partial<SavedState>) => {
      latest.current = { ...latest.current, ...change };
      if (timer.current === 0) timer.current = window.setTimeout(saveNow, SAVE_DELAY_MS);
    },
    [saveNow],
  );

  const update = useCallback(
    (change: Partial<SavedState>) => {
      remember(change);
      setState(latest.current);
    },
    [remember],
  );

  useEffect(() => {
    const saveIfHidden = (): void => {
      if (document.visibilityState === 'hidden') saveNow();
    };
    document.addEventListener('visibilitychange', saveIfHidden);
    return () => document.removeEventListener('visibilitychange', saveIfHidden);
  }, [saveNow]);

  return useMemo(() => ({ state, update, remember }), [state, update, remember]);
}

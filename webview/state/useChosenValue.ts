import type { RefObject } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';

/** A selection that still grows is not asked about. */
const QUIET_MS = 250;
/** Longer texts are not values. */
const MOST_CHARACTERS = 1000;

/** A value that was selected in the step's content, and where it stands on the screen. */
export interface ChosenValue {
  readonly text: string;
  readonly place: DOMRect;
  /** Chosen by key: the actions take the focus. */
  readonly byKey: boolean;
}

export interface Choosing {
  readonly chosen: ChosenValue | undefined;
  readonly choose: (text: string, place: DOMRect, byKey: boolean) => void;
  readonly close: () => void;
}

/** The value selected in an element's content (`.detail-content`): as text, or by `choose`. */
export function useChosenValue(element: RefObject<HTMLElement | null>, step: number | undefined): Choosing {
  const [chosen, setChosen] = useState<ChosenValue | undefined>(undefined);
  const close = useCallback(() => setChosen(undefined), []);
  const choose = useCallback((text: string, place: DOMRect, byKey: boolean) => {
    const value = text.trim();
    if (value && value.length <= MOST_CHARACTERS) setChosen({ text: value, place, byKey });
  }, []);

  useEffect(close, [step, close]);
  useEffect(() => {
    let timer = 0;
    const look = (): void => {
      const selection = window.getSelection();
      const range =
        selection && !selection.isCollapsed && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
      const content = element.current?.querySelector('.detail-content');
      if (range && content?.contains(range.commonAncestorContainer)) {
        choose(selection!.toString(), range.getBoundingClientRect(), false);
      }
    };
    const schedule = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(look, QUIET_MS);
    };
    // A press elsewhere, or scrolling, leaves the value.
    const leave = (event: Event): void => {
      if (!(event.target instanceof Element && event.target.closest('.value-actions'))) close();
    };
    document.addEventListener('selectionchange', schedule);
    document.addEventListener('pointerdown', leave);
    document.addEventListener('scroll', close, true);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('selectionchange', schedule);
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('scroll', close, true);
    };
  }, [element, choose, close]);
  return { chosen, choose, close };
}

import type { RefObject, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ChosenValue } from '../../state/useChosenValue';
import { strings } from '../../strings';
import { IconButton } from '../../ui/toolkit';
import { Value } from '../value';

const GAP = 6;

interface ValueActionsProps {
  readonly chosen: ChosenValue;
  /** The element the actions are placed in. */
  readonly within: RefObject<HTMLElement | null>;
  readonly onFollow: (to: 'origin' | 'uses') => void;
  readonly onClose: (giveFocusBack: boolean) => void;
}

/** What can be asked of a selected value, beside it. */
export function ValueActions({ chosen, within, onFollow, onClose }: ValueActionsProps): VNode {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const room = within.current!.getBoundingClientRect();
    const box = element.current!.getBoundingClientRect();
    const below = chosen.place.bottom + GAP + box.height <= room.bottom;
    const top = below ? chosen.place.bottom + GAP : chosen.place.top - GAP - box.height;
    const left = Math.min(chosen.place.left, room.right - box.width - GAP);
    element.current!.style.top = `${Math.max(room.top, top) - room.top}px`;
    element.current!.style.left = `${Math.max(room.left + GAP, left) - room.left}px`;
  }, [chosen, within]);
  useLayoutEffect(() => {
    if (chosen.byKey) element.current!.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  }, [chosen]);

  return (
    <div
      ref={element}
      class="value-actions"
      role="toolbar"
      aria-label={strings.valueActions(chosen.text.slice(0, 80))}
      // Pressing a button must not end the selection it is about.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose(true);
      }}
    >
      <Value text={chosen.text} />
      <button type="button" class="link" onClick={() => onFollow('origin')}>
        {strings.whereFrom}
      </button>
      <button type="button" class="link" onClick={() => onFollow('uses')}>
        {strings.whereTo}
      </button>
      <IconButton icon="close" label={strings.close} onClick={() => onClose(true)} />
    </div>
  );
}

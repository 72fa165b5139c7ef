import type { ComponentChildren, VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';

const LEAST = 0.15;
const MOST = 0.85;
const KEY_STEP = 0.02;

interface SplitPaneProps {
  /** Side by side, or one above the other. */
  readonly stacked: boolean;
  /** Share of the first pane, 0..1. */
  readonly share: number;
  /** Share after a double click on the divider. */
  readonly initialShare: number;
  readonly onShare: (share: number) => void;
  /** Read out for the divider. */
  readonly label: string;
  /** Hides the first pane; the second keeps what it shows. */
  readonly secondOnly?: boolean;
  readonly first: ComponentChildren;
  readonly second: ComponentChildren;
}

/** Two panes with a divider that moves by pointer and by keys. */
export function SplitPane(props: SplitPaneProps): VNode {
  const { stacked, share, initialShare, onShare, label, secondOnly = false, first, second } = props;
  const element = useRef<HTMLDivElement>(null);
  const [dragging, setDragging] = useState(false);
  const firstSize = { flexBasis: `${share * 100}%` };

  const drag = (event: PointerEvent): void => {
    if (!dragging) return;
    const box = element.current!.getBoundingClientRect();
    onShare(clamp(stacked ? (event.clientY - box.top) / box.height : (event.clientX - box.left) / box.width));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = {
      [stacked ? 'ArrowUp' : 'ArrowLeft']: share - KEY_STEP,
      [stacked ? 'ArrowDown' : 'ArrowRight']: share + KEY_STEP,
      Home: LEAST,
      End: MOST,
    };
    const moved = moves[event.key];
    if (moved === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onShare(clamp(moved));
  };

  return (
    <div ref={element} class={`split ${stacked ? 'stacked' : 'beside'} ${dragging ? 'dragging' : ''}`}>
      <div class="split-first" style={firstSize} hidden={secondOnly}>
        {first}
      </div>
      <div
        class="split-divider"
        role="separator"
        hidden={secondOnly}
        tabIndex={0}
        aria-label={label}
        aria-orientation={stacked ? 'horizontal' : 'vertical'}
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={LEAST * 100}
        aria-valuemax={MOST * 100}
        onKeyDown={onKeyDown}
        onDblClick={() => onShare(initialShare)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragging(true);
        }}
        onPointerMove={drag}
        onPointerUp={() => setDragging(false)}
        onPointerCancel={() => setDragging(false)}
      />
      <div class="split-second">{second}</div>
    </div>
  );
}

function clamp(share: number): number {
  return Math.min(MOST, Math.max(LEAST, share));
}

import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

interface PopoverProps {
  /** What the button shows. */
  readonly button: ComponentChildren;
  readonly label: string;
  readonly className?: string;
  /** Draws the panel; call `close` after an action that ends it. */
  readonly children: (close: () => void) => ComponentChildren;
}

/** A button that opens a panel below it. Escape, a click elsewhere or leaving it by keyboard closes the panel. */
export function Popover({ button, label, className = '', children }: PopoverProps): VNode {
  const [open, setOpen] = useState(false);
  const element = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const panelId = useId();

  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: Event): void => {
      if (!element.current!.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [open]);

  const close = (): void => {
    setOpen(false);
    trigger.current?.focus({ preventScroll: true });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard from whatever is focused inside
    <div
      ref={element}
      class={`popover ${className}`}
      onKeyDown={(event) => {
        if (!open || event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={trigger}
        type="button"
        class="popover-button"
        aria-label={label}
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <section id={panelId} class="popover-panel" aria-label={label}>
          {children(close)}
        </section>
      )}
    </div>
  );
}

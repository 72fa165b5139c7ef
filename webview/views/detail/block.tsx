import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { CopyButton } from './copyButton';

interface BlockProps {
  readonly title: ComponentChildren;
  /** Colour of the edge: a class `tone-<name>` in styles/detail.css. */
  readonly tone: string;
  /** Small facts after the title. */
  readonly meta?: ComponentChildren;
  /** One line shown instead of the content while closed. Without it the block does not close. */
  readonly preview?: ComponentChildren;
  readonly initiallyOpen?: boolean;
  readonly copy?: () => Promise<string>;
  readonly children: ComponentChildren;
}

/** A titled piece of content with a coloured edge. */
export function Block({ title, tone, meta, preview, initiallyOpen = true, copy, children }: BlockProps): VNode {
  const [open, setOpen] = useState(initiallyOpen);
  const head = (
    <>
      <span class="block-title">{title}</span>
      {meta && <span class="block-meta">{meta}</span>}
      {!open && <span class="block-preview">{preview}</span>}
    </>
  );
  return (
    <section class={`block tone-${tone} ${open ? '' : 'closed'}`}>
      <div class="block-head">
        {preview === undefined ? (
          <div class="block-label">{head}</div>
        ) : (
          <button
            type="button"
            class="block-label"
            aria-expanded={open}
            title={open ? strings.close : strings.open}
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? 'chevron-down' : 'chevron-right'} />
            {head}
          </button>
        )}
        {copy && open && <CopyButton text={copy} />}
      </div>
      {open && <div class="block-body">{children}</div>}
    </section>
  );
}

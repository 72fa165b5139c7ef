import type { ComponentChildren, VNode } from 'preact';

/**
 * A count in a pill. Drawn here: the toolkit's badge writes a `style` attribute, which the page's content policy
 * forbids.
 */
export function Badge({ children, title }: { readonly children: ComponentChildren; readonly title?: string }): VNode {
  return (
    <span class="badge" title={title}>
      {children}
    </span>
  );
}

import type { VNode } from 'preact';
import { Visible } from '../ui/visible';

const MOST_CHARACTERS = 60;

/** A value of the trace, as it stands in it. */
export function Value({ text }: { readonly text: string }): VNode {
  return (
    <code class="value" title={text.slice(0, 1000)}>
      <Visible text={text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text} />
    </code>
  );
}

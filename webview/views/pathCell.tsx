import type { VNode } from 'preact';
import type { PathPlace } from '../model/stepPath';

/** The piece of the path beside one row: a line, and a dot where the row's step is on it. */
export function PathCell({ place }: { readonly place: PathPlace | undefined }): VNode {
  return (
    <span class={`path ${place?.loose ? 'loose' : ''}`} aria-hidden="true">
      {place?.above && <span class="path-line above" />}
      {place?.below && <span class="path-line below" />}
      {place?.role && <span class={`path-dot ${place.role} ${place.hidden ? 'inside' : ''}`} />}
    </span>
  );
}

import type { ComponentChildren, VNode } from 'preact';
import { visiblePieces } from '../model/visibleText';
import { strings } from '../strings';

/** Text of a trace, with characters that are not seen shown as their code. */
export function Visible({ text }: { readonly text: string }): VNode {
  return <>{visiblePieces(text).map(drawPiece)}</>;
}

function drawPiece(piece: ReturnType<typeof visiblePieces>[number]): ComponentChildren {
  if (typeof piece === 'string') return piece;
  const label = piece.times === 1 ? piece.code : `${piece.code} ×${piece.times}`;
  return (
    <span class="hidden-character" title={strings.hiddenCharacter}>
      {label}
    </span>
  );
}

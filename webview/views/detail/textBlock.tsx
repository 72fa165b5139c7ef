import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formatExact } from '../../model/format';
import { beginning, isClipped, lengthOf, type TextValue } from '../../model/payload';
import { sliceEnd, wholeCharacter } from '../../model/textSlice';
import { strings } from '../../strings';
import { Visible } from '../../ui/visible';
import { useStep } from './stepContext';

/** Characters added by each 'Show more'. */
const MORE = 20_000;

interface TextBlockProps {
  readonly text: TextValue;
  readonly mono?: boolean;
}

/** A text of any length: its start, and the rest piece by piece as it is asked for. */
export function TextBlock({ text, mono = false }: TextBlockProps): VNode {
  const step = useStep();
  const [loaded, setLoaded] = useState(beginning(text));
  const matchAt = step.query ? loaded.toLowerCase().indexOf(step.query) : -1;
  const [shown, setShown] = useState(() => sliceEnd(loaded, matchAt));
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const length = Math.max(lengthOf(text), loaded.length);

  const showMore = async (): Promise<void> => {
    const wanted = Math.min(length, shown + MORE);
    let whole = loaded;
    setState('busy');
    try {
      while (isClipped(text) && whole.length < wanted) {
        const piece = await step.readText(text, whole.length);
        if (!piece) break;
        whole += piece;
      }
      setState('idle');
    } catch {
      setState('failed');
    }
    setLoaded(whole);
    setShown(wholeCharacter(whole, Math.min(whole.length, wanted)));
  };

  return (
    <div class={`text ${mono ? 'mono' : ''}`}>
      <div class="text-content" dir="auto">
        <Visible text={shown < loaded.length ? loaded.slice(0, shown) : loaded} />
      </div>
      {shown < length && (
        <div class="text-more">
          <button type="button" class="link" disabled={state === 'busy'} onClick={() => void showMore()}>
            {state === 'busy' ? strings.loading : strings.showMore}
          </button>
          <span class="dim">
            {state === 'failed' ? strings.textFailed : strings.shownOf(formatExact(shown), formatExact(length))}
          </span>
        </div>
      )}
    </div>
  );
}

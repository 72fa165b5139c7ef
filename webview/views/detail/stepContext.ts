import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ClippedText } from '../../../schemas/protocol';

/** What the parts of a step's detail need to know, however deep they are. */
export interface StepContext {
  /** What is looked for, in lower case; parts that contain it open. */
  readonly query: string;
  /** Offers what can be asked of a value that stands at a place of the screen. */
  readonly choose: (value: string, place: DOMRect, byKey: boolean) => void;
  /** What the editor's context menu is told of a value. */
  readonly menu: (value: string) => string | undefined;
  /** The piece of a clipped text that starts at a character. */
  readonly readText: (text: ClippedText, from: number) => Promise<string>;
}

const Context = createContext<StepContext | undefined>(undefined);
export const StepProvider = Context.Provider;

export function useStep(): StepContext {
  return useContext(Context)!;
}

/** Most characters copied: more does not survive most clipboards. */
const MOST_COPIED = 20_000_000;

/** All of a clipped text. */
export async function readWhole(step: StepContext, text: ClippedText): Promise<string> {
  let whole = text.$clipped;
  while (whole.length < Math.min(text.length, MOST_COPIED)) {
    const piece = await step.readText(text, whole.length);
    if (!piece) break;
    whole += piece;
  }
  return whole;
}

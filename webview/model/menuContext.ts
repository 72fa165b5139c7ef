import type { PageContext } from '../../schemas/protocol';

/** Most characters of a value that can be followed (the protocol's limit). */
const MOST_CHARACTERS = 1000;

/**
 * What an element says to the editor's context menu, for its `data-vscode-context`.
 * @param value text selected there, if any
 */
export function menuContext(trace: string, step: number, value?: string): string {
  const context: PageContext = {
    webviewSection: value ? 'value' : 'step',
    trace,
    step,
    // On a selection the editor's own Copy is of use.
    preventDefaultContextMenuItems: !value,
    ...(value && { value: value.slice(0, MOST_CHARACTERS) }),
  };
  return JSON.stringify(context);
}

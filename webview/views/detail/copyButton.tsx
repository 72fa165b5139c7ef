import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { strings } from '../../strings';
import { IconButton } from '../../ui/toolkit';

const SHOWN_MS = 1500;

type CopyState = 'idle' | 'busy' | 'done' | 'failed';
const LOOKS: Readonly<Record<CopyState, readonly [icon: string, label: string]>> = {
  idle: ['copy', strings.copy],
  busy: ['loading', strings.copying],
  done: ['check', strings.copied],
  failed: ['error', strings.copyFailed],
};

/** Copies a text, which may first have to be fetched whole. */
export function CopyButton({ text }: { readonly text: () => Promise<string> }): VNode {
  const [state, setState] = useState<CopyState>('idle');
  useEffect(() => {
    if (state === 'idle' || state === 'busy') return;
    const timer = window.setTimeout(() => setState('idle'), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [state]);
  const copy = async (): Promise<void> => {
    setState('busy');
    try {
      await navigator.clipboard.writeText(await text());
      setState('done');
    } catch {
      setState('failed');
    }
  };
  const [icon, label] = LOOKS[state];
  return (
    <span class="copy-button">
      <IconButton icon={icon} label={label} disabled={state === 'busy'} onClick={() => void copy()} />
    </span>
  );
}

import { useEffect, useState } from 'preact/hooks';

/** Time without typing after which what was typed takes effect. */
const PAUSE_MS = 250;

/**
 * The text of a field whose effect waits for a pause in typing; emptying it takes effect at once.
 * @param value what is in effect now
 */
export function useTyped(value: string, onChange: (value: string) => void): readonly [string, (typed: string) => void] {
  const [typed, type] = useState(value);
  useEffect(() => type(value), [value]);
  // A new callback is no reason to wait longer.
  useEffect(() => {
    if (typed === value) return;
    const timer = window.setTimeout(() => onChange(typed), typed ? PAUSE_MS : 0);
    return () => window.clearTimeout(timer);
  }, [typed, value]);
  return [typed, type];
}

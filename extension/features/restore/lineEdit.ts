import type { TextEdit } from '../../config/document/edit';

/** The one run of lines to replace so that a text becomes another; undefined when they are the same. Linear time. */
export function lineEdit(old: string, now: string): TextEdit | undefined {
  if (old === now) {
    return undefined;
  }
  const shorter = Math.min(old.length, now.length);
  let same = 0;
  while (same < shorter && old[same] === now[same]) {
    same++;
  }
  const start = same === 0 ? 0 : old.lastIndexOf('\n', same - 1) + 1;
  let tail = 0;
  while (tail < shorter - start && old[old.length - tail - 1] === now[now.length - tail - 1]) {
    tail++;
  }
  const isLine = old[old.length - tail - 1] === '\n' && now[now.length - tail - 1] === '\n';
  const next = isLine || tail === 0 ? old.length - tail : old.indexOf('\n', old.length - tail) + 1;
  const end = next === 0 ? old.length : next;
  return { start, end, text: now.slice(start, now.length - (old.length - end)) };
}

/** The number in a `data-` attribute of the row an event happened in. */
export function closestNumber(target: EventTarget | null, name: string): number | undefined {
  const row = target instanceof Element ? target.closest(`[data-${name}]`) : null;
  return row ? Number(row.getAttribute(`data-${name}`)) : undefined;
}

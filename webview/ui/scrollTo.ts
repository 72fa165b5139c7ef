/**
 * Scrolls the nearest element of class `scroller` so that a place in it is in view. Not `scrollIntoView`: that also
 * scrolls the frames around the page, and with them the editor.
 */
export function scrollTo(place: Element | Range, align: 'nearest' | 'center'): void {
  const element = place instanceof Element ? place : place.startContainer.parentElement;
  const scroller = element?.closest('.scroller');
  if (!scroller) return;
  const view = scroller.getBoundingClientRect();
  const box = place.getBoundingClientRect();
  const above = box.top - view.top;
  const below = box.bottom - view.bottom;
  if (above >= 0 && below <= 0) return;
  if (align === 'center') scroller.scrollTop += above - (view.height - box.height) / 2;
  else scroller.scrollTop += above < 0 ? above : Math.min(above, below);
}

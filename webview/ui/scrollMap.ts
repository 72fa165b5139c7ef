/**
 * Tallest element, in CSS pixels, that Chromium (33.5M), Firefox (17.8M) and Safari lay out and scroll exactly, with
 * room to spare.
 */
const TALLEST = 15_000_000;

/**
 * Maps between a list's own pixels (`top`: as if it had any height) and the scroll position of an element that may not
 * be as tall. Lists up to `TALLEST` map one to one.
 */
export class ScrollMap {
  /** Height to give the scrolled element. */
  readonly height: number;
  /** Largest `top`. */
  readonly mostTop: number;
  readonly #ratio: number;

  constructor(
    readonly count: number,
    readonly rowHeight: number,
    readonly viewport: number,
    tallest = TALLEST,
  ) {
    const full = count * rowHeight;
    this.height = Math.min(full, tallest);
    this.mostTop = Math.max(0, full - viewport);
    const mostScroll = Math.max(0, this.height - viewport);
    this.#ratio = mostScroll > 0 ? this.mostTop / mostScroll : 1;
  }

  /** True when a pixel of scrolling moves the list by more than a pixel, so wheel steps have to be applied by hand. */
  get compressed(): boolean {
    return this.#ratio > 1;
  }

  toTop(scroll: number): number {
    return this.clamp(Math.round(scroll * this.#ratio));
  }

  toScroll(top: number): number {
    return top / this.#ratio;
  }

  clamp(top: number): number {
    return Math.min(Math.max(0, top), this.mostTop);
  }

  /** Rows to draw at `top`: `first` up to `end` (excluded), with some above and below. */
  rows(top: number, overscan: number): { readonly first: number; readonly end: number } {
    const first = Math.max(0, Math.floor(top / this.rowHeight) - overscan);
    const end = Math.min(this.count, Math.ceil((top + this.viewport) / this.rowHeight) + overscan);
    return { first: Math.min(first, end), end };
  }

  /** Where to scroll so that a row is in view: as little as possible, or to the middle. */
  topFor(row: number, top: number, align: 'nearest' | 'center'): number {
    const start = row * this.rowHeight;
    if (align === 'center') {
      const isInView = start >= top && start + this.rowHeight <= top + this.viewport;
      return isInView ? top : this.clamp(Math.round(start - (this.viewport - this.rowHeight) / 2));
    }
    if (start < top) return this.clamp(start);
    if (start + this.rowHeight > top + this.viewport) return this.clamp(start + this.rowHeight - this.viewport);
    return top;
  }
}

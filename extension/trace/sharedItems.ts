/** What a way through values leads over besides scalars: where lists and objects begin and end. */
const LIST = Symbol('list');
const OBJECT = Symbol('object');
const END = Symbol('end');

/** A place on the ways of all items: most have one way on. */
interface Place {
  step: unknown;
  next: Place | undefined;
  /** The ways on beside the first. */
  others: Map<unknown, Place> | undefined;
  item: object | undefined;
}

/** Places kept; beyond that all items are forgotten. */
const MOST_PLACES = 200_000;

/**
 * Makes items of equal content the same object: readers that put messages together from attributes make them anew for
 * every call. Costs a look at every member of an item; texts are compared fast when they are the same strings.
 */
export class SharedItems {
  private root = place();
  private places = 0;

  /** The first item that had this content, members in the same order. Not for values that refer to themselves. */
  same<T extends object>(item: T): T {
    if (this.places > MOST_PLACES) {
      this.root = place();
      this.places = 0;
    }
    const end = this.follow(this.root, item);
    end.item ??= item;
    return end.item as T;
  }

  private follow(from: Place, value: unknown): Place {
    if (typeof value !== 'object' || value === null) {
      return this.next(from, value);
    }
    if (Array.isArray(value)) {
      let at = this.next(from, LIST);
      for (const member of value) {
        at = this.follow(at, member);
      }
      return this.next(at, END);
    }
    let at = this.next(from, OBJECT);
    for (const [name, member] of Object.entries(value)) {
      at = this.follow(this.next(at, name), member);
    }
    return this.next(at, END);
  }

  private next(from: Place, step: unknown): Place {
    if (from.next === undefined) {
      this.places++;
      from.step = step;
      from.next = place();
      return from.next;
    }
    if (from.step === step) {
      return from.next;
    }
    from.others ??= new Map();
    let next = from.others.get(step);
    if (!next) {
      this.places++;
      next = place();
      from.others.set(step, next);
    }
    return next;
  }
}

function place(): Place {
  return { step: undefined, next: undefined, others: undefined, item: undefined };
}

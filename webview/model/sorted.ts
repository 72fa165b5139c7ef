/** Looking things up in what is sorted, by halving. */

/** How many of the leading indexes 0..length-1 satisfy a test that holds for a prefix only. */
export function upperBound(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of the first number that is not below another, among ascending ones. */
export function firstFrom(numbers: readonly number[], wanted: number): number {
  return upperBound(numbers.length, (index) => numbers[index]! < wanted);
}

/** Keys under which one value in several spellings is the same. */

/** '1,290.50' is 1290.5 and '129.00' is 129; numbers a double cannot hold keep their digits. */
export function keyOfNumber(text: string): string {
  const plain = text.replaceAll(',', '');
  return `n${plain.length > 15 ? plain : String(Number(plain))}`;
}

/** Day and month: the year is often not said. */
export function keyOfDate(month: number, day: number): string {
  return `d${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Hours and minutes: '9:05' and '09:05:00' are the same. */
export function keyOfTime(text: string): string {
  const [hours = '', minutes = '', seconds = '00'] = text.split(':');
  return `${hours.padStart(2, '0')}:${minutes}${seconds === '00' ? '' : `:${seconds}`}`;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAMES = new Set([
  ...MONTHS,
  ...['january', 'february', 'march', 'april', 'june', 'july', 'august', 'sept', 'september', 'october'],
  ...['november', 'december'],
]);

/** 1..12 for the month a text ends with, 0 for others. */
export function monthOf(text: string): number {
  const word = text.slice(text.lastIndexOf(' ') + 1).toLowerCase();
  return MONTH_NAMES.has(word) ? MONTHS.indexOf(word.slice(0, 3)) + 1 : 0;
}

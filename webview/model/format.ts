/** Numbers as people read them. Columns show the short forms; tooltips and details the exact ones. */

const exactNumber = new Intl.NumberFormat('en-US');
const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const listDateTime = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

export function formatExact(count: number): string {
  return exactNumber.format(count);
}

/** 950, 2.1k, 18k, 3.4M. */
export function formatCount(count: number): string {
  if (count < 1000) return String(count);
  for (const [unit, name] of [
    [1e3, 'k'],
    [1e6, 'M'],
    [1e9, 'G'],
  ] as const) {
    const value = count / unit;
    if (value < 9.95) return `${value.toFixed(1)}${name}`;
    if (value < 999.5) return `${Math.round(value)}${name}`;
  }
  return exactNumber.format(count);
}

/** 40 µs, 1.2 ms, 320 ms, 1.8 s, 45 s, 2 m 05 s, 3 h 07 m. */
export function formatDuration(ms: number): string {
  if (ms < 0) return `-${formatDuration(-ms)}`;
  if (ms === 0) return '0 ms';
  if (ms < 0.9995) return `${Number((ms * 1000).toPrecision(ms < 0.01 ? 2 : 3))} µs`;
  if (ms < 9.95) return `${Number(ms.toPrecision(2))} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${pad(seconds % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${exactNumber.format(Math.floor(minutes / 60))} h ${pad(minutes % 60)} m`;
}

/** $0, $0.0012, $0.061, $1.24; below a hundredth of a cent, <$0.0001. */
export function formatCost(usd: number): string {
  if (usd === 0) return '$0';
  if (usd < 0.0001) return '<$0.0001';
  if (usd >= 0.995) return `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
  return `$${Number(usd.toPrecision(2)).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 5 })}`;
}

/** 640 B, 12 KB, 3.4 MB: powers of 1,024, as the editor's own file sizes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  let value = bytes;
  let unit = '';
  for (unit of ['KB', 'MB', 'GB', 'TB']) {
    value /= 1024;
    if (value < 1023.5) break;
  }
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

export function formatPercent(fraction: number): string {
  return `${Math.floor(fraction * 100)}%`;
}

/** A share of a whole, rounded: <1%, 1%, 62%. */
export function formatShare(fraction: number): string {
  return fraction > 0 && fraction < 0.005 ? '<1%' : `${Math.round(fraction * 100)}%`;
}

/** @param time milliseconds since the epoch */
export function formatTime(time: number): string {
  return isTime(time) ? dateTime.format(time) : '';
}

/** @param time milliseconds since the epoch */
export function formatListTime(time: number): string {
  return isTime(time) ? listDateTime.format(time) : '';
}

/** Dates end at 8.64e15 ms either side of 1970; a formatter throws outside. */
function isTime(time: number): boolean {
  return Math.abs(time) <= 8.64e15;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

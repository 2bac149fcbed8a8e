const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const money = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const short = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6 });
const day = new Intl.DateTimeFormat('en-US', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const dayAndTime = new Intl.DateTimeFormat('en-US', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});
const localClock = new Intl.DateTimeFormat('en-US', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const localDay = new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short' });

export const formatCount = (value: number): string => whole.format(value);
export const formatMoney = (value: number): string => money.format(value).replace('-', '−');
export const formatNumber = (value: number): string => short.format(value).replace('-', '−');

/** A fraction as percent with its sign: 0.1234 → "+12.34%". */
export function formatGain(fraction: number): string {
  return `${fraction > 0 ? '+' : ''}${formatPercent(fraction)}`;
}
/** A fraction as percent: 0.1234 → "12.34%". */
export function formatPercent(fraction: number): string {
  const percent = fraction * 100;
  const digits = Math.abs(percent) >= 1_000 ? 0 : 2;
  return `${percent.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}%`.replace(
    '-',
    '−',
  );
}

/** A bar's time in UTC; the clock only where it is not midnight. */
export function formatBarTime(time: string | number): string {
  const date = new Date(time);
  return date.getUTCHours() === 0 && date.getUTCMinutes() === 0 ? day.format(date) : dayAndTime.format(date);
}

/** A sentence with its ISO times written as people read them. */
export function plainTimes(sentence: string): string {
  return sentence.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/g, (time) => formatBarTime(time));
}

/** When somebody did something, in the reader's own time. */
export function formatMoment(iso: string, now: Date = new Date()): string {
  const date = new Date(iso);
  const sameDay = date.toDateString() === now.toDateString();
  return sameDay ? localClock.format(date) : `${localDay.format(date)}, ${localClock.format(date)}`;
}

/** 2.34 → "2.3 ms", 12345 → "12.3 s". */
export function formatDuration(milliseconds: number): string {
  if (milliseconds >= 1_000) return `${(milliseconds / 1_000).toFixed(1)} s`;
  return `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
}

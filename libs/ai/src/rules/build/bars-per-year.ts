import { timeframeMinutes } from '../lex/timeframes.js';

/** Bars in a year of 365 days, or of 252 trading days of one session for stocks: what a volatility is annualised by. */
export function barsPerYear(timeframe: string, traditional: boolean): number {
  const minutes = timeframeMinutes(timeframe);
  const daily = minutes >= 1_440;
  if (!traditional) return Math.max(1, Math.round((365 * 1_440) / minutes));
  return daily ? Math.max(1, Math.round((252 * 1_440) / minutes)) : Math.round((252 * 390) / minutes);
}

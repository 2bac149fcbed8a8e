import { finite } from '../statistics/sample.js';
import { dayInMilliseconds, dayOf, lastOfEach, weekday } from './calendar.js';
import { drawdowns, maxDrawdown } from './drawdown.js';
import type { Convention } from './metric-names.js';
import type { Performance } from './performance.js';
import { standard } from './standard.js';
import { barsExposed, tradeStatistics } from './trade-statistics.js';

/** backtesting.py 0.6, `backtesting/_stats.py`, risk-free rate 0. */
export const backtestingPy: Convention = {
  describe: {
    ...standard.describe,
    totalReturn: 'Return: (last equity − first equity) / first equity.',
    cagr: "CAGR: (last equity / first equity)^(1 / years) − 1, where years is the library's calendar days / 252 (365 when the data has weekends).",
    annualVolatility:
      'Volatility (Ann.): √((variance of daily returns (ddof 1) + (1 + g)²)^D − (1 + g)^(2D)); g geometric mean daily return, D 252 (365 when the data has weekends).',
    sharpe: 'Sharpe Ratio: ((1 + g)^D − 1) / Volatility (Ann.); g geometric mean daily return, D 252 or 365.',
    sortino: 'Sortino Ratio: ((1 + g)^D − 1) / (root mean square of negative daily returns × √D).',
    calmar: 'Calmar Ratio: ((1 + g)^D − 1) / Max. Drawdown.',
    maxDrawdown:
      'Max. Drawdown: largest fall of equity at closes from an earlier high, as a positive fraction.',
    maxDrawdownDays:
      'Max. Drawdown Duration: longest time from a high to the next one, or to the last bar, in days; null without a drawdown.',
    exposure: 'Exposure Time: fraction of bars from entry to exit of closed trades, both counted.',
    profitFactor: 'Profit Factor: sum of positive / sum of negative returns of closed trades.',
    expectancy: 'Expectancy: mean return of closed trades.',
    sqn: 'SQN: √(closed trades) × mean profit / standard deviation (ddof 1) of profits.',
    kelly: 'Kelly Criterion: win rate − (1 − win rate) / (mean win / mean loss), profits in currency.',
    tradeCount: '# Trades: closed trades.',
    buyAndHoldReturn: 'Buy & Hold Return: last close / close of the first tradable bar − 1, without costs.',
  },
  measure(performance) {
    const { time, close, equity, trades } = performance;
    const bars = equity.length;
    const first = equity[0] ?? Number.NaN;
    const final = equity[bars - 1] ?? Number.NaN;
    const { growth, variance, downside, perYear } = dailyReturns(performance);
    const annual = (1 + growth) ** perYear - 1;
    const volatility = Math.sqrt((variance + (1 + growth) ** 2) ** perYear - (1 + growth) ** (2 * perYear));
    const years = (time[bars - 1]! - time[0]!) / dayInMilliseconds / perYear;
    const deepest = maxDrawdown(first, equity);
    const statistics = tradeStatistics(trades);
    return {
      ...standard.measure(performance),
      totalReturn: finite((final - first) / first),
      cagr: finite((final / first) ** (1 / years) - 1),
      annualVolatility: finite(volatility),
      sharpe: finite(annual / volatility),
      sortino: finite(annual / (downside * Math.sqrt(perYear))),
      calmar: finite(annual / deepest),
      maxDrawdown: finite(deepest),
      maxDrawdownDays: longestDrawdown(time, equity),
      exposure: finite(barsExposed(trades, bars, false) / bars),
      profitFactor: finite(statistics.returnProfitFactor),
      buyAndHoldReturn: finite(close[bars - 1]! / close[performance.firstDecision]! - 1),
    };
  },
};

/** Return (Ann.): the geometric mean of daily returns, compounded over a year. */
export function annualReturn(performance: Performance): number {
  const { growth, perYear } = dailyReturns(performance);
  return (1 + growth) ** perYear - 1;
}

/** Daily, weekly, monthly or yearly returns, by the median of the last hundred steps, as the library resamples them. */
function dailyReturns({ time, equity }: Performance) {
  const { periodOf, perYear } = periodOf100(time);
  const { values } = lastOfEach(time, equity, periodOf);
  let logs = 0;
  let sum = 0;
  let broke = false;
  for (let i = 1; i < values.length; i++) {
    const gain = values[i]! / values[i - 1]!;
    if (gain <= 0) broke = true;
    logs += Math.log(gain);
    sum += gain - 1;
  }
  const count = values.length - 1;
  const mean = sum / count;
  let squares = 0;
  let below = 0;
  for (let i = 1; i < values.length; i++) {
    const r = values[i]! / values[i - 1]! - 1;
    squares += (r - mean) ** 2;
    below += Math.min(r, 0) ** 2;
  }
  return {
    // The first value has no return; the library counts it as one of zero in this mean, but not in the variance.
    growth: broke ? 0 : Math.exp(logs / values.length) - 1,
    variance: squares / (count - 1),
    downside: Math.sqrt(below / count),
    perYear,
  };
}

function periodOf100(time: Float64Array): { periodOf: (time: number) => number; perYear: number } {
  const steps: number[] = [];
  for (let i = Math.max(1, time.length - 99); i < time.length; i++) steps.push(time[i]! - time[i - 1]!);
  steps.sort((a, b) => a - b);
  const median = (steps[(steps.length - 1) >> 1]! + steps[steps.length >> 1]!) / 2;
  switch (Math.floor(median / dayInMilliseconds)) {
    case 7:
      return { periodOf: (at) => dayOf(at) - weekday(at), perYear: 52 };
    case 31:
      return {
        periodOf: (at) => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth(),
        perYear: 12,
      };
    case 365:
      return { periodOf: (at) => new Date(at).getUTCFullYear(), perYear: 1 };
    default:
      return { periodOf: dayOf, perYear: hasWeekends(time) ? 365 : 252 };
  }
}

function hasWeekends(time: Float64Array): boolean {
  let weekends = 0;
  for (const at of time) if (weekday(at) >= 5) weekends++;
  return weekends / time.length > (2 / 7) * 0.6;
}

/** In days. A last drawdown of a single bar is not one, as in the library. */
function longestDrawdown(time: Float64Array, equity: Float64Array): number | null {
  let longest: number | null = null;
  for (const { peak, end } of drawdowns(equity[0]!, equity))
    if (end > peak + 1) longest = Math.max(longest ?? 0, time[end]! - time[peak]!);
  return longest === null ? null : longest / dayInMilliseconds;
}

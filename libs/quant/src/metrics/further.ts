import type { TradeLog } from '../simulation/trade-log.js';
import { normalPdf, normalQuantile } from '../statistics/normal.js';
import { finite, moments, returnsFrom } from '../statistics/sample.js';
import { shapeOf } from '../statistics/shape.js';
import { annualReturn } from './backtesting-py.js';
import { dayInMilliseconds, dayOf, lastOfEach } from './calendar.js';
import { drawdowns } from './drawdown.js';
import type { FurtherConventions, FurtherMetrics } from './further-names.js';
import { marketModel } from './market-model.js';
import type { ConventionName } from './metric-names.js';
import type { Performance } from './performance.js';
import { yearsOf } from './standard.js';
import { tailsOf } from './tails.js';
import { vectorbt } from './vectorbt.js';

/** What the further metrics need beside a performance. */
export interface FurtherInput extends Performance {
  readonly slippagePaid: number;
}

/** The further metrics with the formulas of one convention, and what these formulas are. */
export function measureFurther(
  input: FurtherInput,
  convention: ConventionName = 'standard',
): { readonly metrics: FurtherMetrics; readonly conventions: FurtherConventions } {
  const metrics = ordinary(input);
  switch (convention) {
    case 'standard':
      return { metrics, conventions: described };
    case 'vectorbt':
      return {
        metrics: { ...metrics, annualReturn: vectorbt.measure(input).cagr },
        conventions: { ...described, ...describedByVectorbt },
      };
    case 'quantstats':
      return {
        metrics: { ...metrics, ...inQuantstats(input) },
        conventions: { ...described, ...describedByQuantstats },
      };
    case 'backtesting.py':
      return {
        metrics: { ...metrics, ...inBacktestingPy(input) },
        conventions: { ...described, ...describedByBacktestingPy },
      };
  }
}

const described: FurtherConventions = {
  annualReturn: 'Mean of simple returns per bar × bars per year, without compounding.',
  omega: 'Sum of positive / sum of negative returns per bar; threshold 0.',
  averageDrawdown: 'Mean depth of all drawdowns of equity at closes, as a fraction.',
  averageDrawdownDays:
    'Mean time from a high to the close that reaches it again, or to the last bar, in days.',
  bestTrade: 'Highest return of a closed trade: profit after fees / entry notional.',
  worstTrade: 'Lowest return of a closed trade.',
  averageTrade: 'Mean return of closed trades.',
  averageTradeDays: 'Mean time from entry to exit of closed trades, in days.',
  longestTradeDays: 'Longest time from entry to exit of a closed trade, in days.',
  alpha: 'Mean return per bar that beta times the market does not explain × bars per year.',
  beta: 'Covariance / variance of returns per bar with those of the traded series at closes.',
  skewness: 'Adjusted Fisher–Pearson skewness (G1) of returns per bar.',
  kurtosis: 'Adjusted excess kurtosis (G2) of returns per bar; 0 for a normal distribution.',
  tailRatio: '|95 % quantile| / |5 % quantile| of returns per bar, quantiles linear between values.',
  valueAtRisk: '5 % quantile of returns per bar (historical); a loss is negative.',
  conditionalValueAtRisk: 'Mean of returns per bar at or below the 5 % quantile.',
  turnover: 'Notional of all fills / mean equity / years.',
  costs: 'Fees and slippage of all fills, in quote currency.',
  totalFunding: 'Funding paid for perpetuals, in quote currency; below zero when more was received.',
};

const describedByVectorbt: Partial<FurtherConventions> = {
  annualReturn: 'annualized_return: product of (1 + return per bar)^(365 days / bar / bars) − 1, its cagr.',
};

const describedByQuantstats: Partial<FurtherConventions> = {
  annualReturn: 'Mean of daily returns × 252.',
  omega: 'omega: sum of positive / sum of negative daily returns.',
  alpha: 'greeks: (mean daily return − beta × mean daily return of the market) × 252.',
  beta: 'greeks: covariance / variance of daily returns.',
  skewness: 'skew: adjusted Fisher–Pearson skewness of daily returns.',
  kurtosis: 'kurtosis: adjusted excess kurtosis of daily returns.',
  tailRatio: 'tail_ratio: |95 % quantile / 5 % quantile| of daily returns.',
  valueAtRisk:
    'value_at_risk: 5 % quantile of a normal distribution with mean and standard deviation of daily returns.',
  conditionalValueAtRisk:
    'conditional_value_at_risk: mean of that normal distribution below its 5 % quantile.',
};

const describedByBacktestingPy: Partial<FurtherConventions> = {
  annualReturn:
    'Return (Ann.): (1 + g)^D − 1; g geometric mean daily return, D 252 (365 when the data has weekends).',
  averageDrawdown: 'Avg. Drawdown: mean depth of drawdowns longer than one bar.',
  averageDrawdownDays:
    'Avg. Drawdown Duration: mean time from a high to the next, in days (the library rounds up to whole bars).',
  averageTrade: 'Avg. Trade: geometric mean of trade returns.',
  alpha: "Alpha (Jensen's): return − beta × buy-and-hold return, over the whole time.",
  beta: 'Beta: covariance / variance of logarithmic returns per bar.',
};

function ordinary(input: FurtherInput): FurtherMetrics {
  const { time, close, equity, cash, trades, slippagePaid } = input;
  const bars = equity.length;
  const years = yearsOf(time);
  const returns = returnsFrom(cash, equity);
  const market = returnsFrom(close[0] ?? Number.NaN, close);
  const tails = tailsOf(returns);
  const shape = shapeOf(returns);
  const { alpha, beta } = marketModel(returns, market);
  const falls = drawdowns(cash, equity);
  const days = (from: number, to: number) => (time[to]! - time[Math.max(from, 0)]!) / dayInMilliseconds;
  const closed = closedTrades(trades, time);
  return {
    annualReturn: finite((moments(returns).mean * bars) / years),
    omega: finite(tails.omega),
    averageDrawdown: finite(mean(falls.map(({ depth }) => depth))),
    averageDrawdownDays: finite(mean(falls.map(({ peak, end }) => days(peak, end)))),
    bestTrade: finite(closed.best),
    worstTrade: finite(closed.worst),
    averageTrade: finite(closed.returns / closed.count),
    averageTradeDays: finite(closed.days / closed.count),
    longestTradeDays: finite(closed.longest),
    alpha: finite((alpha * bars) / years),
    beta: finite(beta),
    skewness: finite(shape.skewness),
    kurtosis: finite(shape.excessKurtosis),
    tailRatio: finite(tails.tailRatio),
    valueAtRisk: finite(tails.valueAtRisk),
    conditionalValueAtRisk: finite(tails.conditionalValueAtRisk),
    turnover: finite(notionalOf(trades) / moments(equity).mean / years),
    costs: finite(closed.fees + slippagePaid),
    totalFunding: trades.totalFunding,
  };
}

function inQuantstats({ time, close, equity, cash }: FurtherInput): Partial<FurtherMetrics> {
  const returns = returnsFrom(cash, lastOfEach(time, equity, dayOf).values);
  const market = returnsFrom(close[0] ?? Number.NaN, lastOfEach(time, close, dayOf).values);
  const { mean: average, deviation } = moments(returns);
  const { alpha, beta } = marketModel(returns, market);
  const tails = tailsOf(returns);
  const shape = shapeOf(returns);
  const z = normalQuantile(0.05);
  return {
    annualReturn: finite(average * 252),
    omega: finite(tails.omega),
    alpha: finite(alpha * 252),
    beta: finite(beta),
    skewness: finite(shape.skewness),
    kurtosis: finite(shape.excessKurtosis),
    tailRatio: finite(tails.tailRatio),
    valueAtRisk: finite(average + z * deviation),
    conditionalValueAtRisk: finite(average - (deviation * normalPdf(z)) / 0.05),
  };
}

function inBacktestingPy(input: FurtherInput): Partial<FurtherMetrics> {
  const { time, close, equity, trades, firstDecision } = input;
  const falls = drawdowns(equity[0] ?? Number.NaN, equity).filter(({ peak, end }) => end > peak + 1);
  const { beta } = marketModel(logReturns(equity), logReturns(close));
  const total = equity[equity.length - 1]! / equity[0]! - 1;
  const held = close[close.length - 1]! / close[firstDecision]! - 1;
  const { count, broke, logs } = closedTrades(trades, time);
  return {
    annualReturn: finite(annualReturn(input)),
    averageDrawdown: finite(mean(falls.map(({ depth }) => depth))),
    averageDrawdownDays: finite(
      mean(falls.map(({ peak, end }) => (time[end]! - time[peak]!) / dayInMilliseconds)),
    ),
    averageTrade: broke ? 0 : finite(Math.exp(logs / count) - 1),
    alpha: finite(total - beta * held),
    beta: finite(beta),
  };
}

function logReturns(values: Float64Array): Float64Array {
  return Float64Array.from({ length: Math.max(0, values.length - 1) }, (_, i) =>
    Math.log(values[i + 1]! / values[i]!),
  );
}

/** Sums and extremes over closed trades; `fees` are those of all. */
function closedTrades(trades: TradeLog, time: Float64Array) {
  let [count, returns, logs, days, fees] = [0, 0, 0, 0, 0];
  let [best, worst, longest] = [-Infinity, Infinity, -Infinity];
  let broke = false;
  for (let i = 0; i < trades.length; i++) {
    fees += trades.fees[i]!;
    const exit = trades.exitBar[i]!;
    if (exit === -1) continue;
    const result = trades.returnOf(i);
    const held = (time[exit]! - time[trades.entryBar[i]!]!) / dayInMilliseconds;
    count++;
    returns += result;
    logs += Math.log(1 + result);
    broke ||= result <= -1;
    days += held;
    best = Math.max(best, result);
    worst = Math.min(worst, result);
    longest = Math.max(longest, held);
  }
  return { count, returns, logs, broke, days, best, worst, longest, fees };
}

/** Notional of all fills. */
function notionalOf(trades: TradeLog): number {
  let notional = 0;
  for (let i = 0; i < trades.length; i++)
    notional +=
      trades.quantity[i]! * (trades.entryPrice[i]! + (trades.exitBar[i] === -1 ? 0 : trades.exitPrice[i]!));
  return notional;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

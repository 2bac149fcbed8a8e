import { usualStep } from '../simulation/usual-step.js';
import { finite, momentsOfReturns } from '../statistics/sample.js';
import { dayInMilliseconds, yearInMilliseconds } from './calendar.js';
import { longestDrawdown, maxDrawdown } from './drawdown.js';
import type { Convention } from './metric-names.js';
import type { Performance } from './performance.js';
import { barsExposed, tradeStatistics } from './trade-statistics.js';

/** Years from the first bar's open to the last bar's close; a year has 365.25 days. */
export function yearsOf(time: Float64Array): number {
  return time.length === 0 ? 0 : (time[time.length - 1]! - time[0]! + usualStep(time)) / yearInMilliseconds;
}

/** The longest time from a peak to the close that reaches it again, or to the last one, in days. */
export function longestDrawdownDays({
  time,
  equity,
  cash,
}: Pick<Performance, 'time' | 'equity' | 'cash'>): number {
  return longestDrawdown(cash, equity, time) / dayInMilliseconds;
}

/** The product's own formulas: per bar, annualised by the bars that a year of this data really has. */
export const standard: Convention = {
  describe: {
    totalReturn: 'Final equity / starting cash − 1.',
    cagr: '(final equity / starting cash)^(1 / years) − 1; years of 365.25 days from the first open to the last close; −1 after ruin.',
    annualVolatility:
      'Sample standard deviation (n − 1) of simple returns per bar × √(bars per year); bars per year is bars / years of this data.',
    sharpe:
      'Mean / sample standard deviation (n − 1) of simple returns per bar × √(bars per year); risk-free rate 0.',
    sortino:
      'Mean of simple returns per bar / root mean square of the negative ones (n in the denominator) × √(bars per year); target 0.',
    calmar: 'cagr / maxDrawdown.',
    maxDrawdown:
      'Largest fall of equity at closes from an earlier high, as a fraction of it; the starting cash is the first high.',
    maxDrawdownDays:
      'Longest time from a high to the close that reaches it again, or to the last bar, in days.',
    exposure: 'Fraction of bars on which a position was held at some moment.',
    winRate: 'Closed trades with a profit above zero, after fees / closed trades.',
    profitFactor: 'Sum of profits / sum of losses of closed trades, in currency after fees.',
    expectancy: 'Mean return of closed trades: profit after fees / entry notional.',
    sqn: '√(closed trades) × mean profit / sample standard deviation (n − 1) of profits.',
    kelly: 'Win rate − (1 − win rate) / (mean win / mean loss), profits of closed trades in currency.',
    tradeCount: 'Closed trades; one still open at the end is not counted.',
    finalEquity: 'Cash plus position at the last close, before costs of closing it.',
    totalFees: 'Fees of all fills, in quote currency; slippage is in the prices.',
    buyAndHoldReturn:
      'All cash bought at the first open at which the strategy could trade, at the same costs, marked at the last close.',
  },
  measure(performance) {
    const { time, equity, cash, trades } = performance;
    const bars = equity.length;
    const final = bars === 0 ? cash : equity[bars - 1]!;
    const years = yearsOf(time);
    const { mean, deviation, downside } = momentsOfReturns(cash, equity);
    const annual = Math.sqrt(bars / years);
    const cagr = final > 0 ? (final / cash) ** (1 / years) - 1 : -1;
    const deepest = maxDrawdown(cash, equity);
    const { closed, winRate, profitFactor, meanReturn, sqn, kelly, fees } = tradeStatistics(trades);
    return {
      totalReturn: finite(final / cash - 1),
      cagr: finite(cagr),
      annualVolatility: finite(deviation * annual),
      sharpe: finite((mean / deviation) * annual),
      sortino: finite((mean / downside) * annual),
      calmar: finite(cagr / deepest),
      maxDrawdown: finite(deepest),
      maxDrawdownDays: finite(longestDrawdownDays(performance)),
      exposure: finite(barsExposed(trades, bars, true) / bars),
      winRate: finite(winRate),
      profitFactor: finite(profitFactor),
      expectancy: finite(meanReturn),
      sqn: finite(sqn),
      kelly: finite(kelly),
      tradeCount: closed,
      finalEquity: finite(final),
      totalFees: finite(fees),
      buyAndHoldReturn: performance.buyAndHoldReturn,
    };
  },
};

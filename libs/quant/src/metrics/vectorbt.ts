import { usualStep } from '../simulation/usual-step.js';
import { finite, moments, returnsFrom } from '../statistics/sample.js';
import { dayInMilliseconds } from './calendar.js';
import { drawdowns, maxDrawdown } from './drawdown.js';
import type { Convention } from './metric-names.js';
import { standard } from './standard.js';
import { closesHeld, tradeStatistics } from './trade-statistics.js';

/** vectorbt 0.2x: `vectorbt/returns/nb.py` and `Portfolio.stats` with its defaults (year_freq 365 days, ddof 1). */
export const vectorbt: Convention = {
  describe: {
    ...standard.describe,
    cagr: 'annualized_return: product of (1 + return per bar)^(365 days / bar / bars) − 1; null after ruin.',
    annualVolatility:
      'annualized_volatility: standard deviation (ddof 1) of returns per bar × √(365 days / bar).',
    sharpe: 'sharpe_ratio: mean / standard deviation (ddof 1) of returns per bar × √(365 days / bar).',
    sortino:
      'sortino_ratio: mean × (365 days / bar) / (root mean square of negative returns × √(365 days / bar)).',
    calmar: 'calmar_ratio: annualized_return / max_drawdown.',
    maxDrawdown:
      'max_drawdown: largest fall of equity at closes from an earlier high, given as a positive fraction.',
    maxDrawdownDays:
      'max_duration of drawdowns: bars from the first below the high to the recovery, one more when it has not recovered, × bar, in days.',
    exposure: 'position_coverage: fraction of closes at which a position was held.',
    expectancy:
      'expectancy: win rate × mean win − (1 − win rate) × mean loss of closed trades, in quote currency, not a fraction.',
    kelly: 'vectorbt has none; as in the standard convention.',
    tradeCount: 'Total Trades: one still open at the end is counted.',
    buyAndHoldReturn: 'Benchmark Return: last close / first close − 1, without costs.',
  },
  measure(performance) {
    const { time, close, equity, cash, trades } = performance;
    const bars = equity.length;
    const step = usualStep(time);
    const perYear = (365 * dayInMilliseconds) / step;
    const { mean, deviation, downside } = moments(returnsFrom(cash, equity));
    const final = bars === 0 ? cash : equity[bars - 1]!;
    const annual = (final / cash) ** (perYear / bars) - 1;
    const deepest = maxDrawdown(cash, equity);
    const statistics = tradeStatistics(trades);
    let longest = 0;
    for (const { peak, end, recovered } of drawdowns(cash, equity))
      longest = Math.max(longest, end - (peak + 1) + (recovered ? 0 : 1));
    return {
      ...standard.measure(performance),
      cagr: finite(annual),
      annualVolatility: finite(deviation * Math.sqrt(perYear)),
      sharpe: finite((mean / deviation) * Math.sqrt(perYear)),
      sortino: finite((mean * perYear) / (downside * Math.sqrt(perYear))),
      calmar: finite(annual / deepest),
      maxDrawdownDays: finite((longest * step) / dayInMilliseconds),
      exposure: finite(closesHeld(trades, bars) / bars),
      expectancy: finite(statistics.meanProfit),
      tradeCount: trades.length,
      buyAndHoldReturn: bars === 0 ? null : finite(close[bars - 1]! / close[0]! - 1),
    };
  },
};

import { finite, moments, returnsFrom } from '../statistics/sample.js';
import { dayOf, lastOfEach } from './calendar.js';
import { drawdowns, maxDrawdown } from './drawdown.js';
import type { Convention } from './metric-names.js';
import { standard } from './standard.js';

/** Trading days that QuantStats takes a year to have, whatever the market. */
const periods = 252;

/** QuantStats 0.0.7x, `quantstats/stats.py` with its defaults, on daily returns: equity is read at each UTC day's last close. */
export const quantstats: Convention = {
  describe: {
    ...standard.describe,
    cagr: 'cagr: (1 + total return)^(252 / days) − 1, days being the number of daily returns; null after ruin.',
    annualVolatility: 'volatility: sample standard deviation (n − 1) of daily returns × √252.',
    sharpe: 'sharpe: mean / sample standard deviation (n − 1) of daily returns × √252; risk-free rate 0.',
    sortino: 'sortino: mean of daily returns / √(sum of squared negative returns / days) × √252.',
    calmar: 'calmar: cagr / max_drawdown.',
    maxDrawdown:
      'max_drawdown: largest fall of equity at daily closes from an earlier high, starting capital included, as a positive fraction.',
    maxDrawdownDays:
      'Longest drawdown in calendar days: from its first day below the high to the last one before the recovery, both counted.',
    exposure: 'exposure: share of days with a return other than zero, rounded up to a whole percent.',
    winRate: 'win_rate: days with a positive return / days with a return other than zero; days, not trades.',
    profitFactor: 'profit_factor: sum of positive daily returns / sum of negative ones; days, not trades.',
    expectancy: 'expected_return: geometric mean of daily returns.',
    kelly:
      'kelly_criterion: win_rate − (1 − win_rate) / payoff ratio, the mean positive over the mean negative daily return.',
    sqn: 'QuantStats has none; as in the standard convention.',
  },
  measure(performance) {
    const daily = lastOfEach(performance.time, performance.equity, dayOf);
    const { cash } = performance;
    const statistics = dailyStatistics(returnsFrom(cash, daily.values));
    const { days, total } = statistics;
    const cagr = (1 + total) ** (periods / days) - 1;
    const deepest = maxDrawdown(cash, daily.values);
    let longest = 0;
    for (const { peak, end, recovered } of drawdowns(cash, daily.values)) {
      const last = recovered ? end - 1 : end;
      longest = Math.max(longest, dayOf(daily.time[last]!) - dayOf(daily.time[peak + 1]!) + 1);
    }
    return {
      ...standard.measure(performance),
      cagr: finite(cagr),
      annualVolatility: finite(statistics.deviation * Math.sqrt(periods)),
      sharpe: finite((statistics.mean / statistics.deviation) * Math.sqrt(periods)),
      sortino: finite((statistics.mean / statistics.downside) * Math.sqrt(periods)),
      calmar: finite(cagr / deepest),
      maxDrawdown: finite(deepest),
      maxDrawdownDays: longest,
      exposure: finite(Math.ceil((statistics.moving / days) * 100) / 100),
      winRate: finite(statistics.winRate),
      profitFactor: finite(statistics.gained / statistics.given),
      expectancy: finite((1 + total) ** (1 / days) - 1),
      kelly: finite(statistics.winRate - (1 - statistics.winRate) / statistics.payoff),
    };
  },
};

function dailyStatistics(returns: Float64Array) {
  const days = returns.length;
  let growth = 1;
  let up = 0;
  let down = 0;
  let gained = 0;
  let given = 0;
  for (const r of returns) {
    growth *= 1 + r;
    if (r > 0) {
      up++;
      gained += r;
    } else if (r < 0) {
      down++;
      given -= r;
    }
  }
  const moving = up + down;
  return {
    ...moments(returns),
    days,
    total: growth - 1,
    moving,
    winRate: up / moving,
    gained,
    given,
    payoff: gained / up / (given / down),
  };
}

import { formatCount, formatGain, formatMoney, formatNumber, formatPercent } from '../shared/format.js';

type Shape = 'gain' | 'percent' | 'ratio' | 'times' | 'money' | 'count' | 'days';

const shapes: Readonly<Record<string, { readonly title: string; readonly shape: Shape }>> = {
  totalReturn: { title: 'Total return', shape: 'gain' },
  cagr: { title: 'Annual growth (CAGR)', shape: 'gain' },
  annualVolatility: { title: 'Annual volatility', shape: 'percent' },
  sharpe: { title: 'Sharpe ratio', shape: 'ratio' },
  sortino: { title: 'Sortino ratio', shape: 'ratio' },
  calmar: { title: 'Calmar ratio', shape: 'ratio' },
  maxDrawdown: { title: 'Maximum drawdown', shape: 'percent' },
  maxDrawdownDays: { title: 'Longest drawdown', shape: 'days' },
  exposure: { title: 'Exposure', shape: 'percent' },
  winRate: { title: 'Win rate', shape: 'percent' },
  profitFactor: { title: 'Profit factor', shape: 'ratio' },
  expectancy: { title: 'Expectancy', shape: 'gain' },
  sqn: { title: 'System quality (SQN)', shape: 'ratio' },
  kelly: { title: 'Kelly fraction', shape: 'percent' },
  tradeCount: { title: 'Trades', shape: 'count' },
  finalEquity: { title: 'Final equity', shape: 'money' },
  totalFees: { title: 'Total fees', shape: 'money' },
  buyAndHoldReturn: { title: 'Buy and hold', shape: 'gain' },
  annualReturn: { title: 'Annual return', shape: 'gain' },
  omega: { title: 'Omega ratio', shape: 'ratio' },
  averageDrawdown: { title: 'Average drawdown', shape: 'percent' },
  averageDrawdownDays: { title: 'Average time in drawdown', shape: 'days' },
  bestTrade: { title: 'Best trade', shape: 'gain' },
  worstTrade: { title: 'Worst trade', shape: 'gain' },
  averageTrade: { title: 'Average trade', shape: 'gain' },
  averageTradeDays: { title: 'Average time in a trade', shape: 'days' },
  longestTradeDays: { title: 'Longest time in a trade', shape: 'days' },
  alpha: { title: 'Alpha', shape: 'gain' },
  beta: { title: 'Beta', shape: 'ratio' },
  skewness: { title: 'Skewness', shape: 'ratio' },
  kurtosis: { title: 'Excess kurtosis', shape: 'ratio' },
  tailRatio: { title: 'Tail ratio', shape: 'ratio' },
  valueAtRisk: { title: 'Value at risk (5%)', shape: 'gain' },
  conditionalValueAtRisk: { title: 'Conditional value at risk (5%)', shape: 'gain' },
  turnover: { title: 'Turnover a year', shape: 'times' },
  costs: { title: 'Fees and slippage', shape: 'money' },
  totalFunding: { title: 'Funding paid', shape: 'money' },
};

/** The metrics in the order of the questions that they answer; what the product adds later stands at the end. */
export const metricGroups: readonly { readonly title: string; readonly names: readonly string[] }[] = [
  {
    title: 'Return',
    names: ['totalReturn', 'annualReturn', 'cagr', 'finalEquity', 'buyAndHoldReturn', 'alpha', 'beta'],
  },
  {
    title: 'Risk',
    names: [
      ...['annualVolatility', 'maxDrawdown', 'maxDrawdownDays', 'averageDrawdown', 'averageDrawdownDays'],
      ...['valueAtRisk', 'conditionalValueAtRisk', 'tailRatio', 'skewness', 'kurtosis'],
    ],
  },
  { title: 'Return for risk', names: ['sharpe', 'sortino', 'calmar', 'omega', 'kelly'] },
  {
    title: 'Trades',
    names: [
      ...[
        'tradeCount',
        'winRate',
        'profitFactor',
        'expectancy',
        'sqn',
        'bestTrade',
        'worstTrade',
        'averageTrade',
      ],
      ...['averageTradeDays', 'longestTradeDays', 'exposure'],
    ],
  },
  { title: 'Costs', names: ['totalFees', 'costs', 'totalFunding', 'turnover'] },
];

/** The metrics that tell the most at a glance, in this order. */
export const headlines = [
  'totalReturn',
  'buyAndHoldReturn',
  'maxDrawdown',
  'sharpe',
  'winRate',
  'tradeCount',
] as const;

export function metricTitle(name: string): string {
  return shapes[name]?.title ?? name;
}

/** A metric in its own unit; a dash where it does not exist. */
export function metricText(name: string, value: number | null | undefined): string {
  if (value === null || value === undefined) return '—';
  switch (shapes[name]?.shape) {
    case 'gain':
      return formatGain(value);
    case 'percent':
      return formatPercent(value);
    case 'ratio':
      return value.toFixed(2).replace('-', '−');
    case 'times':
      return `${value.toFixed(1)} ×`;
    case 'money':
      return formatMoney(value);
    case 'count':
      return formatCount(value);
    case 'days':
      return `${formatCount(value)} ${value === 1 ? 'day' : 'days'}`;
    case undefined:
      return formatNumber(value);
  }
}

import { formatCount, formatGain, formatMoney, formatNumber, formatPercent } from '../shared/format.js';

type Shape = 'gain' | 'percent' | 'ratio' | 'money' | 'count' | 'days';

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
};

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

import { findKind } from '@strategy-builder/domain';
import { capital } from '../capital.js';
import type { Condition, Series } from '../request/expression.js';
import { seriesOf } from '../request/expression.js';
import type { SettledStrategy } from './settle.js';

const names: Readonly<Record<string, string>> = {
  ma: 'SMA',
  bollinger: 'Bollinger',
  donchian: 'Donchian',
  keltner: 'Keltner',
  supertrend: 'Supertrend',
  ichimoku: 'Ichimoku',
  stochastic: 'Stochastic',
  zscore: 'Z-score',
  williams_r: 'Williams %R',
  stdev: 'Volatility',
  momentum: 'Momentum',
  correlation: 'Correlation',
};

/** A short name for a strategy from what it does: `RSI momentum on BTC`. */
export function titleOf(strategy: SettledStrategy): string {
  const entry = strategy.lines.enter_long ?? strategy.lines.enter_short;
  const first = entry === undefined ? null : firstIndicator(entry);
  const style = strategy.style?.replaceAll('-', ' ') ?? 'strategy';
  const words = first === null || first.toLowerCase() === style ? style : `${first} ${style}`;
  return `${capital(words)} on ${strategy.symbol}`;
}

function firstIndicator(condition: Condition): string | null {
  const found = seriesOf(condition).find((part: Series) => part.kind === 'indicator');
  if (found?.kind !== 'indicator') return null;
  const title = found.name.includes('_') ? findKind('function', found.name)?.title : undefined;
  return names[found.name] ?? title ?? found.name.toUpperCase();
}

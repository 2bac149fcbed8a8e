import type { IndicatorName } from '../lexicon/meaning.js';
import { moodOf } from '../parse/indicator-moods.js';
import { isAverage } from '../parse/read-parameters.js';
import { type IndicatorSeries, joined, seriesOf } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import type { Assumed, Lines } from './settle.js';

/** Indicators that say by themselves which way they point. */
const pointing: ReadonlySet<IndicatorName> = new Set([
  'macd',
  'supertrend',
  'stochastic',
  'adx',
  'rsi',
  'mfi',
  'cci',
  'roc',
  'momentum',
  'ichimoku',
  'vwap',
]);

/**
 * An indicator that is named beside the rules but used by none ("with MACD confirmation", "using RSI and EMA 200")
 * must point the same way as each entry. What points nowhere, or only stands there, is named as left out.
 */
export function confirm(lines: Lines, request: StrategyRequest, assumed: Assumed[]): void {
  for (const [place, series] of request.declared.entries()) {
    if (isUsed(series, lines)) continue;
    const { text, beside } = request.declaredTexts[place] ?? { text: '', beside: false };
    if (!beside || (!pointing.has(series.name) && !isAverage(series.name))) {
      if (!request.left.some((part) => part.text.includes(text)))
        request.left.push({ text, what: 'not-understood' });
      continue;
    }
    let confirms = false;
    for (const signal of ['enter_long', 'enter_short'] as const) {
      const line = lines[signal];
      const mood =
        line === undefined ? null : moodOf(series, signal === 'enter_long' ? 'bullish' : 'bearish');
      if (line === undefined || mood === null) continue;
      lines[signal] = joined('all', [line, mood]);
      confirms = true;
    }
    if (confirms)
      assumed.push({
        about: 'confirmation',
        text: `"${text}" is read as a confirmation: it must point the same way as the entry.`,
      });
  }
}

function isUsed(series: IndicatorSeries, lines: Lines): boolean {
  const alike = (name: IndicatorName): boolean =>
    name === series.name ||
    (name === 'ma' && isAverage(series.name)) ||
    (series.name === 'ma' && isAverage(name));
  const sized = series.params.some((value) => value !== null);
  return Object.values(lines).some((line) =>
    seriesOf(line).some((part) => {
      if (part.kind !== 'indicator' || !alike(part.name)) return false;
      // Another average of another length is another average.
      return !sized || part.params.length === 0 || part.params.join() === series.params.join();
    }),
  );
}

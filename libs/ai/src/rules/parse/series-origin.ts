import { mapSeries, type Series } from '../request/expression.js';
import { type Reader } from './reader.js';

/** A series on bars of its own; a line of the same indicator that is named later is read on them too. */
export function onBarsOf(reader: Reader, series: Series, timeframe: string): Series {
  if (series.kind === 'indicator' && reader.indicator?.name === series.name)
    reader.indicator = { ...reader.indicator, timeframe: reader.indicator.timeframe ?? timeframe };
  return withOrigin(series, { timeframe });
}

/** Puts a market or a bar size on every price and indicator that has none of its own. */
export function withOrigin(
  series: Series,
  origin: { readonly asset?: string; readonly timeframe?: string },
): Series {
  return mapSeries(series, (part) => {
    if (part.kind !== 'field' && part.kind !== 'indicator') return part;
    return {
      ...part,
      asset: part.asset ?? origin.asset ?? null,
      timeframe: part.timeframe ?? origin.timeframe ?? null,
    };
  });
}

import { barsIn } from '../lex/timeframes.js';
import type { Comparison } from '../lexicon/meaning.js';
import { tradingDays } from '../lexicon/tickers.js';
import { type Condition, compare, indicatorSeries, mapSeries, type Series } from '../request/expression.js';
import { endsCondition } from './read-operand.js';
import type { Reader } from './reader.js';
import { withOrigin } from './series-origin.js';

/** `the 20 day return of GLD beats that of SPY`, `its RSI is above SPY's`: the same of another market. */
export function readSameOfOther(reader: Reader, subject: Series): Series | null {
  if (subject.kind !== 'indicator') return null;
  if (reader.peekIs('asset', reader.isMark('of') ? 1 : 0) === null) return null;
  return reader.tryRead(() => {
    reader.takeMark('of');
    const other = reader.take('asset');
    if (other === null || !endsCondition(reader)) return null;
    return mapSeries(subject, (part) =>
      part.kind === 'field' || part.kind === 'indicator' ? { ...part, asset: other.symbol } : part,
    );
  });
}

/** `it outperforms BTC over 30 days`: by their returns, not by their prices. */
export function readOutperforming(reader: Reader, subject: Series, op: Comparison): Condition | null {
  const word = reader.words(reader.at - 1, reader.at - 1);
  const plain = subject.kind === 'field' && subject.field === 'close';
  if (!plain || !/^(out|under)perform/i.test(word)) return null;
  return reader.tryRead(() => {
    const other = reader.take('asset');
    if (other === null) return null;
    const led = reader.take('side') !== null || reader.takeMark('last', 'in', 'for', 'by', 'on');
    const span = led ? reader.take('duration') : null;
    if (led && span === null) return null;
    if (span === null)
      reader.note(
        'period',
        'Which market does better is read from returns over 20 bars: no length was named.',
      );
    const bars = span === null ? 20 : barsIn(span.value, span.unit, '1d', tradingDays(other.symbol));
    const measure = indicatorSeries('roc', [bars]);
    const own = subject.asset === null ? measure : withOrigin(measure, { asset: subject.asset });
    return compare(own, op, withOrigin(measure, { asset: other.symbol }));
  });
}

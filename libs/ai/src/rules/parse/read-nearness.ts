import {
  arithmetic,
  type Condition,
  compare,
  indicatorSeries,
  numberSeries,
  type Series,
  scaled,
} from '../request/expression.js';
import { lineMeant } from './line-meant.js';
import { readAmount } from './read-amount.js';
import { readSeries } from './read-series.js';
import type { Reader } from './reader.js';

/** `1% of the 20 EMA`, `half an ATR of it`, behind "within": no further from the line, on either side. */
export function readNearness(reader: Reader, subject: Series): Condition | null {
  const amount = readAmount(reader);
  if (amount?.kind !== 'percent' && amount?.kind !== 'atr') return null;
  if (!reader.takeMark('of', 'from') && amount.kind === 'atr') return null;
  const meant = reader.isMark('it') ? lineMeant(reader, subject) : null;
  if (meant !== null) reader.at++;
  const level = meant ?? readSeries(reader);
  if (level === null || level.kind === 'number') return null;
  reader.level = level;
  if (amount.kind === 'percent') {
    const share = arithmetic('-', arithmetic('/', subject, level), numberSeries(1));
    return compare(
      { kind: 'absolute', of: share },
      '<=',
      numberSeries(Number((amount.value / 100).toPrecision(12))),
    );
  }
  const range = indicatorSeries('atr', amount.atrPeriod === null ? [] : [amount.atrPeriod]);
  return compare(
    { kind: 'absolute', of: arithmetic('-', subject, level) },
    '<=',
    scaled(range, amount.value),
  );
}

/** `pulls back to within 1% of it`, `comes within 2% of the 50 day low`. */
export function readComeNear(reader: Reader, subject: Series): Condition | null {
  return reader.tryRead(() => {
    reader.take('way');
    reader.takeMark('to');
    return reader.takeMark('within') ? readNearness(reader, subject) : null;
  });
}

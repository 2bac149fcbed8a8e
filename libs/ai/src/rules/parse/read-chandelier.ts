import type { StrategyRequest } from '../request/strategy-request.js';
import { readAmount, skipLinks } from './read-amount.js';
import type { Reader } from './reader.js';

/**
 * What stands behind "chandelier exit": a stop that trails by so many true ranges, over so many bars: `3 ATR`, `(22, 3)`,
 * `22, 3 ATR`, `3x ATR(22)`, `22 bars 3 ATR`. The whole numbers of a pair are its length, as in every charting program.
 */
export function readChandelier(reader: Reader, request: StrategyRequest): boolean {
  const open = reader.takeMark('open');
  skipLinks(reader);
  const length = reader.tryRead(() => readLength(reader));
  if (length !== null) while (reader.takeMark('comma', 'slash', 'with', 'and', 'at')) {}
  const amount = reader.tryRead(() => {
    const found = readAmount(reader);
    if (found?.kind === 'atr' && found.unsaid !== true) return found;
    return found?.kind === 'plain' || found?.kind === 'percent' ? found : null;
  });
  if (open && !reader.takeMark('close')) return false;
  const mode = amount?.kind === 'percent' ? 'percent' : 'atr';
  const atrPeriod = mode === 'percent' ? null : (amount?.atrPeriod ?? length ?? 22);
  request.trail = { is: 'given', value: { mode, value: amount?.value ?? 3, atrPeriod } };
  if (amount === null || (mode === 'atr' && length === null && amount.atrPeriod === null))
    reader.note('trailing-stop', 'A chandelier exit trails by 3 ATR over 22 bars where it names no others.');
  return true;
}

/** `22`, `22 bars`, `length 22`: before the multiple, and no multiple itself. */
function readLength(reader: Reader): number | null {
  const duration = reader.take('duration');
  if (duration !== null) return duration.unit === 'bar' || duration.unit === 'day' ? duration.value : null;
  const number = reader.take('number');
  if (number === null || number.unit !== 'plain' || !number.whole) return null;
  const ahead = reader.isMark('comma') || reader.isMark('slash') ? 1 : 0;
  return reader.peekIs('number', ahead) !== null ? number.value : null;
}

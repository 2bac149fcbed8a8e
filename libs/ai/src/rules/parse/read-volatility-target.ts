import type { StrategyRequest } from '../request/strategy-request.js';
import { skipLinks } from './read-amount.js';
import { readCap } from './read-most.js';
import type { Reader } from './reader.js';
import { sizeBy } from './set-limit.js';

/** `target 15% volatility`, `size positions for 20% annual vol`. */
export function readVolatilityFor(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const head = reader.peekIs('head')?.head;
      const scales = /^(scale|scaled|scaling|adjust|lever|sized?)$/i.test(reader.words(reader.at, reader.at));
      if (head !== 'target' && head !== 'size' && !scales) return null;
      reader.at++;
      if (/^(positions?|exposure|it|trades?)$/i.test(reader.words(reader.at, reader.at))) reader.at++;
      const so = reader.tryRead(() => readSoThatItIs(reader));
      if (so !== null) return sizeBy(request, 'volatility_target', so, readCap(reader));
      skipLinks(reader);
      const number = reader.take('number');
      if (number?.unit !== 'percent') return null;
      while (reader.peekIs('unknown') !== null && !isVolatility(reader)) reader.at++;
      if (isVolatility(reader)) {
        reader.at++;
        return sizeBy(request, 'volatility_target', number.value, readCap(reader));
      }
      const measure = reader.take('indicator')?.name;
      if (measure !== 'stdev' && measure !== 'realised_volatility') return null;
      if (reader.peekIs('head')?.head === 'target' && reader.atClauseEnd(1)) reader.at++;
      return sizeBy(request, 'volatility_target', number.value, readCap(reader));
    }) ?? false
  );
}

/** "... so annualised vol is 12%", "so that volatility stays at 10%": the measure before its number. */
function readSoThatItIs(reader: Reader): number | null {
  while (
    reader.takeMark('then', 'to', 'in') ||
    (/^that$/i.test(reader.words(reader.at, reader.at)) && ++reader.at)
  );
  if (isVolatility(reader)) reader.at++;
  else {
    const measure = reader.take('indicator')?.name;
    if (measure !== 'stdev' && measure !== 'realised_volatility') return null;
  }
  while (reader.take('verb') !== null || reader.takeMark('at', 'to', 'on'));
  const number = reader.take('number');
  return number?.unit === 'percent' ? number.value : null;
}

/** Whether the sentence holds nothing more but names, and a volatility is told behind it. */
export function isHeading(reader: Reader): boolean {
  while (reader.peekIs('unknown') !== null || reader.peek()?.is === 'strategy') reader.at++;
  const told = /\bvol(a|atility)?\b[^.]{0,30}\d+(\.\d+)? ?%|\d+(\.\d+)? ?%[^.]{0,30}\bvol(a|atility)?\b/i;
  return reader.atClauseEnd() && told.test(reader.text.slice(reader.peek()?.from ?? reader.text.length));
}

function isVolatility(reader: Reader): boolean {
  return /^(vol|vola|volatility)$/i.test(reader.words(reader.at, reader.at));
}

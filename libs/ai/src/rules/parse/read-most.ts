import { skipBehind, skipLinks } from './read-amount.js';
import type { Reader } from './reader.js';

/** "At most", "max", "only", "up to" before a number say nothing that a limit does not say. */
export function skipMost(reader: Reader): void {
  for (let step = 0; step < 4; step++) {
    const lexeme = reader.peek();
    const never = reader.isMark('not') && reader.peekIs('compare', 1)?.op === '>';
    const above = reader.isMark('not') && reader.peekIs('side', 1)?.direction === 'above';
    if (never || (above && reader.peekIs('number', 2)?.unit === 'percent')) reader.at += 2;
    else if (lexeme?.is === 'compare' && lexeme.op !== '>' && lexeme.op !== '>=') reader.at++;
    else if (lexeme?.is === 'extreme' && lexeme.extreme === 'high') reader.at++;
    else if (lexeme?.is === 'way' && lexeme.way === 'up') reader.at++;
    else if (!reader.takeMark('only', 'to', 'not')) return;
  }
}

/** `with a cap of 20%`, `capped at 20% of equity`, `max 25%`: never more of the equity than that. */
export function readCap(reader: Reader): number | null {
  return reader.tryRead(() => {
    reader.takeMark('comma', 'open', 'and');
    const from = reader.at;
    skipLinks(reader);
    const word = reader.peekIs('unknown')?.word.toLowerCase() ?? '';
    const capped = ['cap', 'capped', 'limited', 'caps'].includes(word);
    if (capped) reader.at++;
    if (capped && /^(exposure|leverage|position|it)$/i.test(reader.words(reader.at, reader.at))) reader.at++;
    const before = reader.at;
    skipMost(reader);
    if (!capped && (reader.at === before || before === from - 1)) return null;
    const cap = readPercent(reader);
    if (cap === null) return null;
    skipBehind(reader, 'size');
    // "Half Kelly, max 3% daily loss": a limit of its own.
    if (reader.peekIs('head') !== null) return null;
    reader.takeMark('close');
    return cap;
  });
}

/** `of 10%`, `at most 5%`: a share, whatever its sign. */
export function readPercent(reader: Reader): number | null {
  return reader.tryRead(() => {
    skipLinks(reader);
    skipMost(reader);
    const number = reader.take('number');
    return number?.unit === 'percent' ? Math.abs(number.value) : null;
  });
}

/** `to 3`, `at most 3`: a whole number. */
export function readCount(reader: Reader): number | null {
  return reader.tryRead(() => {
    skipLinks(reader);
    skipMost(reader);
    const number = reader.take('number');
    return number?.unit === 'plain' && number.whole ? number.value : null;
  });
}

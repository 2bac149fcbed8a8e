import type { Lexeme } from '../lex/lexeme.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { skipMost } from './read-most.js';
import type { Reader } from './reader.js';

/** `max 4 units`, `4 units max`, `never more than 3 units`: how often a position is added to, where it is. */
export function readMostUnits(reader: Reader, request: StrategyRequest): boolean {
  if (
    reader.peekIs('number') === null &&
    reader.peekIs('number', 1) === null &&
    reader.peekIs('number', 2) === null
  )
    return false;
  return (
    reader.tryRead(() => {
      const from = reader.at;
      skipMost(reader);
      const first = reader.at > from;
      const number = reader.take('number');
      if (number?.unit !== 'plain' || !number.whole) return null;
      const counted = reader.words(reader.at, reader.at).toLowerCase();
      if (!['unit', 'units', 'adds', 'entries', 'layers', 'tranches', 'additions'].includes(counted))
        return null;
      reader.at++;
      const behind = reader.peekIs('extreme')?.extreme === 'high';
      if (behind) reader.at++;
      while (
        ['in', 'total', 'overall', 'altogether'].includes(reader.words(reader.at, reader.at).toLowerCase())
      )
        reader.at++;
      if (!first && !behind) return null;
      // Looked for last: it goes through the whole request.
      if (!reader.lexemes.some(addsToPosition)) return null;
      if (!reader.atClauseEnd() && reader.peek()?.is !== 'mark') return null;
      request.mostUnits = { value: number.value, text: reader.words(from, reader.at - 1) };
      return true;
    }) ?? false
  );
}

function addsToPosition(lexeme: Lexeme): boolean {
  if (lexeme.is === 'head') return lexeme.head.startsWith('pyramiding');
  if (lexeme.is === 'unsupported') return lexeme.what === 'scaling';
  return lexeme.is === 'edit' && lexeme.edit === 'add';
}

/** `max 2 open trades`, `at most 5 positions open`, `one position at a time`: how many are held at once. */
export function readMostOpen(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const from = reader.at;
      skipMost(reader);
      const most = reader.at > from;
      const number = reader.take('number');
      if (number?.unit !== 'plain' || !number.whole) return null;
      const text = (): string => reader.words(reader.at, reader.at).toLowerCase();
      let open = false;
      let held = false;
      for (let step = 0; step < 3; step++) {
        const words = text();
        if (/^(open|concurrent|simultaneous|parallel|opened|active|at a time|at once|max|total)$/.test(words))
          open ||= words !== 'max';
        else if (/^open (trades?|positions?)$/.test(words)) open = held = true;
        else if (/^(trades?|positions?|coins|pairs|deals)$/.test(words)) held = true;
        else break;
        reader.at++;
      }
      if (!held || !(open || most) || !(reader.atClauseEnd() || reader.peek()?.is === 'mark')) return null;
      if (reader.isMark('per') || reader.isMark('slash')) return null;
      request.mostOpen = { value: number.value, text: reader.words(from, reader.at - 1) };
      return true;
    }) ?? false
  );
}

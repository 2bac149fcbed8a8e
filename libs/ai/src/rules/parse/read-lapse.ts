import type { Lexeme } from '../lex/lexeme.js';
import type { Verb } from '../lexicon/meaning.js';
import type { Span } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import type { Reader } from './reader.js';

/**
 * A time after which a position is left when nothing else has ended it: `if nothing happens after 3 days`, `or if neither
 * is hit within 10 bars`, `after 5 days regardless`, `20 bars at the latest`.
 */
export function readLapse(reader: Reader, request: StrategyRequest): boolean {
  const begins = reader.peek()?.is;
  if (begins !== 'mark' && begins !== 'duration' && begins !== 'compare') return false;
  return (
    reader.tryRead(() => {
      reader.takeMark('or', 'and');
      const span =
        reader.tryRead(() => readNothingWithin(reader)) ?? reader.tryRead(() => readRegardless(reader));
      if (span === null) return null;
      reader.tryRead(() => {
        while (reader.takeMark('comma', 'then'));
        const action = reader.take('action')?.action;
        if (action !== 'sell' && action?.startsWith('exit') !== true) return null;
        reader.takeMark('it');
        return true;
      });
      if (!endsClause(reader)) return null;
      request.timeExit = { is: 'given', value: span };
      return true;
    }) ?? false
  );
}

/** `if nothing happens after 3 days`, `if it has not hit the target within 2 weeks`. */
function readNothingWithin(reader: Reader): Span | null {
  if (!reader.takeMark('when')) return null;
  let denied = false;
  for (let step = 0; step < 10; step++) {
    const lexeme = reader.peek();
    if (lexeme?.is === 'mark' && (lexeme.mark === 'not' || lexeme.mark === 'neither')) denied = true;
    else if (!mayBeAwaited(reader, lexeme)) break;
    reader.at++;
  }
  return denied && reader.takeMark('after', 'within', 'in', 'for', 'by') ? readLasting(reader) : null;
}

/** What a position waits for, without a value of its own: the target, the stop, a close, a move. */
function mayBeAwaited(reader: Reader, lexeme: Lexeme | undefined): boolean {
  switch (lexeme?.is) {
    case 'unknown':
      return true;
    case 'field':
      return reader.words(reader.at, reader.at).toLowerCase() === 'price';
    case 'verb':
      return awaited.has(lexeme.verb);
    case 'head':
      return ['stop', 'target', 'trail'].includes(lexeme.head);
    case 'action':
      return lexeme.action === 'sell' || lexeme.action.startsWith('exit');
    case 'mark':
      return ['it', 'or', 'of', 'either', 'both', 'any', 'slash'].includes(lexeme.mark);
    default:
      return false;
  }
}

const awaited: ReadonlySet<Verb> = new Set(['be', 'hit', 'close', 'make', 'move', 'stay', 'leave']);

/** `after 5 days regardless`, `10 bars at the latest`, `after 3 days no matter what`. */
function readRegardless(reader: Reader): Span | null {
  reader.takeMark('after', 'at', 'by', 'in', 'within');
  const span = readLasting(reader);
  if (span === null) return null;
  reader.takeMark('comma');
  reader.takeMark('at');
  const [first, second] = [reader.words(reader.at, reader.at), reader.words(reader.at + 1, reader.at + 1)];
  if (/^(regardless|latest|anyway|anyways|anyhow|whatever)$/i.test(first)) reader.at++;
  else if (reader.isMark('not') && /^matter$/i.test(second)) reader.at += 2;
  else return null;
  while (reader.peekIs('unknown') !== null || reader.peekIs('question') !== null) reader.at++;
  return span;
}

function readLasting(reader: Reader): Span | null {
  if (reader.peekIs('compare') !== null) reader.at++;
  reader.takeMark('last');
  const duration = reader.take('duration');
  if (duration !== null) return { value: duration.value, unit: duration.unit };
  const one = reader.take('every')?.every;
  return one === undefined || one === 'quarter' ? null : { value: 1, unit: one };
}

function endsClause(reader: Reader): boolean {
  const next = reader.peek();
  if (next?.is === 'mark')
    return ['stop', 'newline', 'comma', 'bullet', 'or', 'and', 'then'].includes(next.mark);
  return next === undefined || next.is === 'action' || next.is === 'head';
}

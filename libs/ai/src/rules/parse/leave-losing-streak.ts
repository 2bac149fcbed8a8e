import type { Lexeme } from '../lex/lexeme.js';
import { isBreak, isMark } from '../lex/marks.js';
import { isClauseBreak, saysTrades } from './clauses.js';
import type { Reader } from './reader.js';

/**
 * "After three losers stop till tomorrow", "two stop-outs and we're done for the day", "max 3 losses per day": nothing
 * counts lost trades, so all of it is named, or its numbers would be read as a stop.
 */
export function leaveLosingStreak(reader: Reader): boolean {
  if (!isClauseBreak(reader, reader.at - 1)) return false;
  const from = reader.at;
  let lost = -1;
  let halted = -1;
  let at = from;
  for (; at - from < 24 && reader.lexemes[at] !== undefined && !isBreak(reader.lexemes[at]); at++) {
    const lexeme = reader.lexemes[at];
    // "Two losses in a row or 3%": what is lost in money or percent is read elsewhere.
    if (lexeme?.is === 'number' && lexeme.unit !== 'plain') return false;
    if (isMark(lexeme, 'comma', 'and')) {
      // "Pause 4 hours after a loss, and after three losers stop": two instructions.
      if (halted !== -1 && lost === -1) return false;
      if (halted !== -1 && !startsAgain(reader, at + 1)) break;
    }
    if (lost === -1 && countsLosses(reader, at)) lost = at;
    if (halted === -1 && halts(reader, at)) halted = at;
    // "Buy when RSI < 30, stop 2%, after ...": what stands between is not of the streak.
    if (lost === -1 && halted === -1 && at - from > 4) return false;
  }
  if (lost === -1 || halted === -1) return false;
  reader.leave(reader.words(from, at - 1), 'losing-streak');
  for (let place = from; place < at; place++) reader.named.add(place);
  reader.at = at;
  return true;
}

/** "... and start again tomorrow": how long it lasts. */
function startsAgain(reader: Reader, at: number): boolean {
  const [first = ''] = wordOf(reader, reader.lexemes[at]).split(' ');
  return ['start', 'restart', 'resume', 'continue', 'begin'].includes(first);
}

/** `three losers`, `2 bad trades`, `two stop-outs`, `stopped out twice`. */
function countsLosses(reader: Reader, at: number): boolean {
  const lexeme = reader.lexemes[at];
  const counted =
    lexeme?.is === 'number' &&
    lexeme.unit === 'plain' &&
    lexeme.whole &&
    lexeme.value > 0 &&
    lexeme.value < 21;
  if (counted) {
    for (let place = at + 1; place < at + 4; place++) {
      const word = wordOf(reader, reader.lexemes[place]);
      if (losing(word)) return !isDistance(reader, place);
      if (!between.has(word)) return false;
      if (bad.has(word) && wordOf(reader, reader.lexemes[place + 1]).startsWith('trade')) return true;
    }
    return false;
  }
  const twice = reader.lexemes[at + 1];
  const times = twice?.is === 'multiple' || wordOf(reader, twice) === 'twice';
  return times && losing(wordOf(reader, lexeme));
}

/** "2 stops: 1% and 2%" are told with their distances. */
function isDistance(reader: Reader, at: number): boolean {
  return [1, 2].some((ahead) => {
    const next = reader.lexemes[at + ahead];
    return next?.is === 'number' && next.unit !== 'plain';
  });
}

function losing(word: string): boolean {
  const [first = ''] = word.split(/[\s-]/);
  return losses.has(word) || losses.has(first) || word === 'stopped out' || word === 'stopped';
}

const losses: ReadonlySet<string> = new Set(
  'losers losses loses lost losing loss stopouts stops stop-outs outs consecutive'.split(' '),
);
const bad: ReadonlySet<string> = new Set('bad red failed failing unsuccessful wrong'.split(' '));
const between: ReadonlySet<string> = new Set([...bad, 'straight', 'stop', 'out', 'outs', 'successive']);

/** What ends trading for a while: `stop till`, `done for the day`, `quit`, `no more trades`, `pause`. */
function halts(reader: Reader, at: number): boolean {
  const lexeme = reader.lexemes[at];
  if (lexeme?.is === 'head') {
    if (['halt', 'halt-day', 'cooldown'].includes(lexeme.head)) return true;
    const next = reader.lexemes[at + 1];
    return lexeme.head === 'stop' && (isMark(next, 'to', 'until', 'for', 'at') || next?.is === 'now');
  }
  if (lexeme?.is === 'mark') return lexeme.mark === 'not' && saysTrades(reader, at - reader.at);
  const word = wordOf(reader, lexeme);
  if (lexeme?.is === 'action')
    return lexeme.action === 'exit' && isMark(reader.lexemes[at + 1], 'until', 'for', 'to');
  return lexeme?.is === 'unknown' && ['quit', 'done', 'pause', 'finished', 'halt', 'rest'].includes(word);
}

function wordOf(reader: Reader, lexeme: Lexeme | undefined): string {
  return lexeme === undefined ? '' : reader.text.slice(lexeme.from, lexeme.to).toLowerCase();
}

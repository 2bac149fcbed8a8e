import type { Lexeme } from './lexeme.js';
import { isMark } from './marks.js';

/** Words that mean something else by what stands behind them: "take out yesterday's high", "at the bottom of the band". */
export function wordsInContext(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const out: Lexeme[] = [];
  // "The trend is up when EMA 50 > EMA 200": the text says itself what that is.
  const isTrendDefined = lexemes.some(
    (_, at) => saysTrend(lexemes, at) && isMark(lexemes[at + 2], 'when', 'colon'),
  );
  for (let at = 0; at < lexemes.length; at++) {
    const [lexeme, next, behind] = lexemes.slice(at, at + 3);
    if (lexeme === undefined) break;
    if (lexeme.is === 'head' && lexeme.head === 'cooldown' && saysOut(lexeme, text) && isLevel(next)) {
      out.push({ ...lexeme, is: 'verb', verb: 'break' } as Lexeme);
      continue;
    }
    // "buy stop above the range high": bought there.
    if (lexeme.is === 'head' && lexeme.head === 'stop-order' && next?.is === 'side') {
      const word = text.slice(lexeme.from, lexeme.to).toLowerCase();
      if (word.startsWith('buy')) {
        out.push({ ...lexeme, is: 'action', action: 'buy' } as Lexeme);
        continue;
      }
    }
    // "at the bottom of the lower band": a place, not the turn that nobody knows yet.
    if (
      lexeme.is === 'future' &&
      isMark(next, 'of') &&
      (behind?.is === 'output' || behind?.is === 'indicator')
    ) {
      out.push({ ...lexeme, is: 'mark', mark: 'at' } as Lexeme);
      at++;
      continue;
    }
    // "Sell on the fourth trading day of the next month": a day of the calendar, known before it comes.
    const dated =
      isMark(lexemes[at - 1], 'of') &&
      /^(nth-day|month-start|month-end|nth-weekday)$/.test(lexemes[at - 2]?.is ?? '');
    if (lexeme.is === 'future' && dated) {
      out.pop();
      continue;
    }
    // "buy Monday's open if ...": the day of the order, no word for opening.
    const opens =
      lexeme.is === 'action' &&
      lexeme.action === 'enter' &&
      /^open/i.test(text.slice(lexeme.from, lexeme.to));
    const beside = lexemes[at - 2]?.is === 'side' || lexemes[at - 2]?.is === 'compare';
    if (opens && lexemes[at - 1]?.is === 'weekdays' && !beside) continue;
    // "if it opens below yesterday's low": the price of the open.
    if (opens && next?.is === 'side' && isMark(out.at(-1), 'it')) {
      const { from, to, glued } = out.pop() ?? lexeme;
      out.push({ is: 'field', field: 'open', from, to: Math.max(to, lexeme.to), glued });
      continue;
    }
    // "... and today we take out ..."
    const moves =
      next?.is === 'verb' ||
      isMark(next, 'it') ||
      (next?.is === 'head' && saysOut(next, text) && isLevel(behind));
    if (lexeme.is === 'now' && moves && (isMark(lexemes[at - 1], 'and') || isMark(lexemes[at - 1], 'comma')))
      continue;
    // "volume is double its 20 day average"
    const doubles = lexeme.is === 'edit' && lexeme.edit === 'double';
    if (doubles && (next?.is === 'average' || (next?.is === 'duration' && behind?.is === 'average'))) {
      const { from, to, glued } = lexeme;
      out.push({ is: 'multiple', factor: 2, from, to, glued });
      continue;
    }
    // "higher than 4 closes ago"
    const closes = next?.is === 'verb' && next.verb === 'close' && isMark(behind, 'ago');
    if (lexeme.is === 'number' && lexeme.unit === 'plain' && lexeme.whole && closes) {
      const { from, glued, value } = lexeme;
      out.push({ is: 'duration', value, unit: 'bar', timeframe: null, from, to: next.to, glued });
      at++;
      continue;
    }
    // "red twice in a row"
    if (lexeme.is === 'multiple' && Number.isInteger(lexeme.factor) && isMark(next, 'row')) {
      const { from, to, glued, factor } = lexeme;
      out.push({ is: 'duration', value: factor, unit: 'bar', timeframe: null, from, to, glued });
      continue;
    }
    // "10% off the 30 day high": below it.
    const extreme = next?.is === 'extreme' ? next : isLevel(next) ? behind : undefined;
    if (isOff(lexeme) && extreme?.is === 'extreme' && lexemes.slice(at - 2, at).some(isPercent)) {
      const { from, to, glued } = lexeme;
      const direction = extreme.extreme === 'high' ? 'below' : 'above';
      out.push({ is: 'side', direction, inclusive: false, from, to, glued });
      continue;
    }
    // "I don't want to be long when ..."
    if (isMark(lexeme, 'to') && isMark(lexemes[at - 1], 'not') && next?.is === 'action') continue;
    // French "ne ... pas" denies once, where it begins.
    const begun = lexemes.slice(Math.max(0, at - 3), at);
    if (isMark(lexeme, 'not') && begun.some((one) => isMark(one, 'not') && isHalf(one, text))) continue;
    const trend = isTrendDefined ? null : readTrend(lexemes, at);
    if (trend !== null) {
      out.push(...trend);
      at += trend.length;
      continue;
    }
    const kept = neitherSide(lexemes, at);
    if (kept !== null) {
      out.push(...kept);
      at += 3;
      continue;
    }
    out.push(lexeme);
  }
  return out;
}

function isHalf(lexeme: Lexeme, text: string): boolean {
  return /^n[e'’]$/i.test(text.slice(lexeme.from, lexeme.to));
}

function saysTrend(lexemes: readonly Lexeme[], at: number): boolean {
  const [trend, way] = lexemes.slice(at, at + 2);
  const moves = way?.is === 'verb' && (way.verb === 'rise' || way.verb === 'fall');
  return trend?.is === 'unknown' && trend.word.toLowerCase() === 'trend' && moves;
}

/** "The trend (200 SMA) is down": a downtrend, and what it is told by behind it. */
function readTrend(lexemes: readonly Lexeme[], at: number): readonly Lexeme[] | null {
  const [trend, open] = [lexemes[at], lexemes[at + 1]];
  if (trend?.is !== 'unknown' || trend.word.toLowerCase() !== 'trend') return null;
  const told = isMark(open, 'open') ? [3, 4, 5].find((ahead) => isMark(lexemes[at + ahead], 'close')) : 0;
  if (told === undefined) return null;
  const way = lexemes[at + told + 1];
  if (way?.is !== 'verb' || (way.verb !== 'rise' && way.verb !== 'fall')) return null;
  const { from, to, glued } = trend;
  const pattern = way.verb === 'rise' ? 'uptrend' : 'downtrend';
  return [{ is: 'pattern', pattern, from, to, glued }, ...lexemes.slice(at + 1, at + told + 1)];
}

/** "Neither long nor short when ...": no trades then. */
function neitherSide(lexemes: readonly Lexeme[], at: number): readonly Lexeme[] | null {
  const [neither, one, nor, other, when] = lexemes.slice(at, at + 5);
  if (
    neither === undefined ||
    !isMark(neither, 'neither') ||
    !isMark(nor, 'or') ||
    !isMark(when, 'when', 'and')
  )
    return null;
  if (one?.is !== 'action' || other?.is !== 'action') return null;
  const { from, to, glued } = neither;
  return [
    { is: 'mark', mark: 'not', from, to, glued },
    { is: 'verb', verb: 'stay', from: one.from, to: other.to, glued: false },
  ];
}

function isOff(lexeme: Lexeme): boolean {
  return lexeme.is === 'unknown' && lexeme.word.toLowerCase() === 'off';
}

function isPercent(lexeme: Lexeme): boolean {
  return lexeme.is === 'number' && lexeme.unit === 'percent';
}

function saysOut(lexeme: Lexeme, text: string): boolean {
  const words = text.slice(lexeme.from, lexeme.to).toLowerCase();
  return words.startsWith('take') && words.endsWith('out');
}

function isLevel(lexeme: Lexeme | undefined): boolean {
  if (lexeme?.is === 'mark') return lexeme.mark === 'previous' || lexeme.mark === 'last';
  return lexeme?.is === 'extreme' || lexeme?.is === 'duration' || lexeme?.is === 'field';
}

import type { Lexeme } from './lex/lexeme.js';
import { isBreak, isMark } from './lex/marks.js';
import type { StrategyRequest } from './request/strategy-request.js';
import { saysAny, spokenIn } from './scan/spoken.js';

/** Why a request cannot become a strategy at all, in a sentence; null when it can. */
export function refusalOf(lexemes: readonly Lexeme[], request: StrategyRequest, text: string): string | null {
  const looksAhead =
    lexemes.filter(
      (lexeme, at) =>
        lexeme.is === 'future' &&
        !followsInTime(lexemes, at, text) &&
        !isOfDay(lexemes, at) &&
        !endsPause(lexemes, at, text),
    ).length > request.nextBarExits || lexemes.some((_, at) => tradesBefore(lexemes, at));
  const trades = request.rules.length > 0 || request.bareActions.length > 0;
  if (looksAhead && (trades || request.style !== null)) {
    return 'This needs to know the future: at the close of a bar only that bar and earlier ones are known. Say what must have happened before the trade.';
  }
  if (request.rules.length > 0) return null;
  if (looksAhead && lexemes.some(({ is }) => is === 'question' || is === 'edit'))
    return 'Nobody knows which market will rise: strategies are built from rules on past prices. Say what must have happened before the trade.';
  if (lexemes.some((lexeme) => lexeme.is === 'live'))
    return 'No account is connected and no live orders are placed here: strategies are built and tested on past data.';
  // "Now the same on ETH instead": the next step of a conversation, and no order for this moment.
  const follows = lexemes.some(
    ({ is }, at) => is === 'edit' || (at === 0 && is === 'now' && lexemes[1]?.is !== 'action'),
  );
  const now = !follows && lexemes.some((lexeme) => lexeme.is === 'now');
  const ordered =
    request.bareActions.length > 0 && (now || request.execution !== null || request.size.is === 'given');
  const alone = request.execution !== null && request.assets.length > 0 && request.filters.length === 0;
  const placed = alone || (now && (request.execution !== null || request.assets.length > 0));
  const described =
    request.style !== null ||
    request.declared.length > 0 ||
    lexemes.some((lexeme) => lexeme.is === 'unsupported');
  if ((ordered || placed) && !described) {
    return 'No live orders are placed here: strategies are built and tested on past data. Say under which condition it should trade.';
  }
  return null;
}

/** "An inside bar, then a break of its high the next day": the bar after one that is told, and no bar to come. */
function followsInTime(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const lexeme = lexemes[at];
  if (lexeme === undefined || !/^(next|following)\b/i.test(text.slice(lexeme.from, lexeme.to))) return false;
  const ends = (one: Lexeme): boolean => isBreak(one);
  const orders = (one: Lexeme): boolean => one.is === 'mark' && (one.mark === 'then' || one.mark === 'after');
  const behind = lexemes.slice(at + 1);
  const end = behind.findIndex(ends);
  const before = lexemes.slice(0, at);
  const start = before.map(ends).lastIndexOf(true) + 1;
  return before.slice(start).some(orders) || (end === -1 ? behind : behind.slice(0, end)).some(orders);
}

/** "Stop till tomorrow", "start again the next day": when a pause ends, whatever the day brings. */
function endsPause(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const before = lexemes[at - 1];
  if (before === undefined) return false;
  const [word = ''] = text.slice(before.from, before.to).toLowerCase().split(' ').slice(-1);
  return isMark(before, 'to', 'until') || resuming.has(word);
}

const resuming: ReadonlySet<string> = new Set([
  'again',
  'resume',
  'restart',
  'continue',
  'back',
  'only',
  'until',
  'till',
]);

/** "The fourth trading day of the next month": the calendar is known ahead. */
function isOfDay(lexemes: readonly Lexeme[], at: number): boolean {
  const before = lexemes.slice(Math.max(0, at - 3), at);
  return before.some(({ is }) => is === 'nth-day' || is === 'month-start' || is === 'month-end');
}

/** "Long and short at the same time when RSI < 30". */
export function refuseBothAtOnce(text: string): string | null {
  const sentences = text.split(/[.;]/).map(spokenIn);
  const says = (...phrases: readonly string[]): boolean =>
    sentences.some((words) => saysAny(words, ...phrases) && saysAny(words, ...atOnce));
  if (says('above and below', 'below and above', 'over and under', 'under and over'))
    return 'Nothing is above and below the same line on one bar, so this never holds. Was "or" meant?';
  const both = ['long', 'buy'].flatMap((long) =>
    ['short', 'sell', 'go short', 'go sell'].map((short) => `${long} and ${short}`),
  );
  return says(...both)
    ? 'The same condition would open a long and a short position, which cancel each other out. Which of the two is meant?'
    : null;
}

const atOnce = ['at the same time', 'simultaneously', 'at once', 'same bar', 'same candle', 'same time'];

/** "enter 2 candles before the golden cross": an action that is due some bars ahead of what it waits for. */
function tradesBefore(lexemes: readonly Lexeme[], at: number): boolean {
  const [action, span, before, event] = lexemes.slice(at, at + 4);
  if (movesLater(lexemes, at)) return true;
  return (
    action?.is === 'action' &&
    span?.is === 'duration' &&
    before?.is === 'mark' &&
    before.mark === 'ago' &&
    (event?.is === 'pattern' ||
      event?.is === 'indicator' ||
      (event?.is === 'unknown' && lexemes[at + 4]?.is === 'pattern'))
  );
}

/** "Buy one day before it rallies 10%", "short it a week before it tops out", "the day before it makes its yearly high". */
function movesLater(lexemes: readonly Lexeme[], at: number): boolean {
  const [span, before, it, event] = lexemes.slice(at, at + 4);
  const counted = span?.is === 'duration';
  const timed = counted || span?.is === 'unit' || span?.is === 'every';
  if (!timed || !isMark(before, 'ago') || !isMark(it, 'it') || event === undefined) return false;
  return counted ? moves(event) : (moves(event) || reaches(event)) && isOrdered(lexemes, at);
}

function moves(event: Lexeme): boolean {
  return (
    (event.is === 'verb' && ['rise', 'fall', 'break'].includes(event.verb)) ||
    (event.is === 'pattern' && ['rip', 'dip', 'spike', 'breakout', 'breakdown'].includes(event.pattern))
  );
}

/** What a price comes to: no date of a calendar, as "before it reports" and "before it closes" are. */
function reaches(event: Lexeme): boolean {
  return (
    (event.is === 'verb' && ['make', 'cross', 'hit'].includes(event.verb)) ||
    ['compare', 'extreme', 'level-verb', 'side', 'action'].includes(event.is)
  );
}

/** "Buy BTC the day before": the span tells when to trade, not what was so before something known. */
function isOrdered(lexemes: readonly Lexeme[], at: number): boolean {
  for (let place = at - 1; place >= 0; place--) {
    const lexeme = lexemes[place];
    if (lexeme?.is === 'action') return true;
    if (lexeme === undefined || isBreak(lexeme) || isMark(lexeme, 'when', 'comma', 'and', 'or')) return false;
  }
  return false;
}

/** What to answer to a text that has nothing to do with trading. */
export const noStrategy =
  'This does not describe a trading strategy. Say what to trade and when to buy and sell, for example: "Buy BTC when RSI crosses above 70".';

/** What to answer to a wish for code in words. */
export const noPython =
  'Words do not become Python here: rules and indicators do. Add a node with /add-node function python, and write its code in the Code tab; it runs in a sandbox only. With an ANTHROPIC_API_KEY, Claude can write it.';

/** Whether a request holds no word that a strategy, or a change of one, could be made of. */
export function saysNothing(lexemes: readonly Lexeme[], request: StrategyRequest): boolean {
  const open = (setting: { readonly is: string }): boolean => setting.is === 'open';
  if (
    request.style !== null ||
    request.declared.length > 0 ||
    request.bareActions.length > 0 ||
    request.mirrored
  )
    return false;
  if (![request.size, request.stop, request.target, request.trail, request.timeExit].every(open))
    return false;
  if (
    request.filters.length > 0 ||
    request.execution !== null ||
    request.reward !== null ||
    request.sides !== null
  )
    return false;
  const telling = [
    'strategy',
    'unsupported',
    'indicator',
    'pattern',
    'action',
    'pairs',
    'head',
    'output',
    'asset',
    'level-word',
  ];
  const asks =
    lexemes.some((lexeme) => lexeme.is === 'verb' && lexeme.verb === 'make') &&
    lexemes.some((lexeme) => lexeme.is === 'mark' && lexeme.mark === 'it');
  if (asks) return false;
  // "Trade it when the trend is good" is a condition that was not understood.
  const waits =
    lexemes.some((lexeme) => lexeme.is === 'mark' && lexeme.mark === 'when') &&
    lexemes.some((lexeme) => lexeme.is === 'verb' && lexeme.verb === 'stay');
  if (waits) return false;
  const editing =
    lexemes.some((lexeme) => lexeme.is === 'edit') &&
    lexemes.some((lexeme) =>
      ['number', 'timeframe', 'duration', 'venue', 'asset', 'quoted'].includes(lexeme.is),
    );
  return !editing && !lexemes.some((lexeme) => telling.includes(lexeme.is));
}

import type { Lexeme } from '../lex/lexeme.js';
import { isMark } from '../lex/marks.js';
import type { SettingHead } from '../lexicon/meaning.js';

/** What a request says of a grid beside its market. */
export interface Grid {
  readonly side: 'long' | 'short';
  readonly range: readonly [number, number] | null;
  readonly levels: number | null;
  /** Between neighbouring levels, in percent. */
  readonly spacing: number | null;
  /** Profit of each level, in percent, where it is not one step. */
  readonly target: number | null;
  /** Money on each level. */
  readonly each: number | null;
  /** Money on all levels together. */
  readonly total: number | null;
  /** Prices beyond which the grid ends. */
  readonly ends: readonly { readonly direction: 'above' | 'below'; readonly price: number }[];
  /** Equal steps in percent instead of in price. */
  readonly geometric: boolean;
  readonly rest: readonly Lexeme[];
}

/** Takes the words of a grid out of a request. */
export function readGrid(lexemes: readonly Lexeme[], text: string): Grid {
  const found: { -readonly [Name in keyof Grid]: Grid[Name] } = {
    side: isShort(lexemes) ? 'short' : 'long',
    range: null,
    levels: null,
    spacing: null,
    target: null,
    each: null,
    total: null,
    ends: [],
    geometric: lexemes.some((lexeme) => lexeme.is === 'unknown' && /^geometric$/i.test(lexeme.word)),
    rest: [],
  };
  const rest: Lexeme[] = [];
  const drop = (...marks: readonly string[]): void => {
    const before = rest[rest.length - 1];
    if (before?.is === 'mark' && marks.includes(before.mark)) rest.pop();
  };
  for (let at = 0; at < lexemes.length; ) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) break;
    const range = found.range === null ? rangeAt(lexemes, at) : null;
    if (range !== null) {
      found.range = range.prices;
      drop('between', 'from', 'in', 'within', 'of');
      at += range.length;
      continue;
    }
    const end = endAt(lexemes, at);
    if (end !== null) {
      const loses = found.side === 'long' ? 'below' : 'above';
      found.ends = [...found.ends, { direction: end.direction ?? loses, price: end.price }];
      at += end.length;
      const other = otherEndAt(lexemes, at);
      if (other !== null) found.ends = [...found.ends, other];
      at += other?.length ?? 0;
      continue;
    }
    if (lexeme.is === 'number' && found.levels === null && countsLevels(lexemes, at, text)) {
      found.levels = lexeme.value;
      drop('with');
      while (rest[rest.length - 1]?.is === 'extreme') rest.pop();
      at++;
      while (isLevelWord(lexemes[at])) at++;
      continue;
    }
    if (lexeme.is === 'number' && lexeme.unit === 'percent' && !isSetting(lexemes, at)) {
      const rises = movesUp(lexemes, at);
      if (found.spacing === null && !rises) found.spacing = Math.abs(lexeme.value);
      else if (found.target === null && (rises || found.spacing !== null))
        found.target = Math.abs(lexeme.value);
      else rest.push(lexeme);
      at++;
      continue;
    }
    if (lexeme.is === 'number' && lexeme.unit === 'money') {
      if (saysEach(lexemes, at, text)) found.each ??= lexeme.value;
      else found.total ??= lexeme.value;
    } else if (!(ofGrid(lexeme) || isLevelWord(lexeme))) rest.push(lexeme);
    at++;
  }
  found.rest = rest;
  return found;
}

/** "Short grid": the side stands before the grid; "close all shorts" elsewhere says nothing of it. */
function isShort(lexemes: readonly Lexeme[]): boolean {
  const grid = lexemes.findIndex((lexeme) => lexeme.is === 'unsupported' && lexeme.what === 'grid');
  return lexemes
    .slice(Math.max(0, grid - 3), grid)
    .some((lexeme) => lexeme.is === 'action' && lexeme.action === 'short');
}

function rangeAt(
  lexemes: readonly Lexeme[],
  at: number,
): { readonly prices: readonly [number, number]; readonly length: number } | null {
  const [low, joins, high, behind] = lexemes.slice(at, at + 4);
  // "da 50000 a 60000": "at" and "to" are one word there.
  const since = isMark(lexemes[at - 1], 'of', 'from') && isMark(joins, 'at');
  const joined = since || isMark(joins, 'and', 'to', 'slash', 'comma', 'until');
  if (isPrice(low) && joined && isPrice(high) && !isLevelWord(behind))
    return sorted(low.value, high.value, 3);
  // "60k-70k"
  if (isPrice(low) && isPrice(joins) && joins.value > low.value && !isLevelWord(high))
    return sorted(low.value, joins.value, 2);
  // "lower 0.30 upper 0.50"
  const second = lexemes[at + 2]?.is === 'mark' ? 3 : 2;
  const [other, top] = lexemes.slice(at + second, at + second + 2);
  const bounds = isBound(low) && isPrice(joins) && isBound(other) && isPrice(top);
  return bounds ? sorted(joins.value, top.value, second + 2) : boundsAt(lexemes, at);
}

/** "Lower limit 58000, upper limit 66000", "lower price: 100 upper price: 200". */
function boundsAt(lexemes: readonly Lexeme[], at: number): ReturnType<typeof rangeAt> {
  const prices: number[] = [];
  let place = at;
  while (prices.length < 2) {
    if (!isBound(lexemes[place])) return null;
    place++;
    while (namesBound(lexemes[place])) place++;
    const price = lexemes[place];
    if (!isPrice(price)) return null;
    prices.push(price.value);
    place++;
    const next = lexemes[place];
    if (prices.length === 1 && next?.is === 'mark' && ['comma', 'and', 'slash'].includes(next.mark)) place++;
  }
  const [one = 0, other = 0] = prices;
  return sorted(one, other, place - at);
}

function namesBound(lexeme: Lexeme | undefined): boolean {
  if (lexeme?.is === 'head') return lexeme.head === 'limit-order';
  if (lexeme?.is === 'mark') return ['colon', 'at', 'of'].includes(lexeme.mark);
  if (lexeme?.is === 'verb') return lexeme.verb === 'be';
  return (
    lexeme?.is === 'field' ||
    (lexeme?.is === 'unknown' && /^(price|limit|bound|range|end)$/i.test(lexeme.word))
  );
}

function sorted(one: number, other: number, length: number): ReturnType<typeof rangeAt> {
  return { prices: one < other ? [one, other] : [other, one], length };
}

/** "Lower", "upper", "low", "high". */
function isBound(lexeme: Lexeme | undefined): boolean {
  return (
    (lexeme?.is === 'edit' && (lexeme.edit === 'decrease' || lexeme.edit === 'increase')) ||
    (lexeme?.is === 'output' && (lexeme.output === 'upper' || lexeme.output === 'lower')) ||
    lexeme?.is === 'extreme'
  );
}

/** "Close all above 73500", "stop below 48k", "stop at 110". */
function endAt(
  lexemes: readonly Lexeme[],
  at: number,
): { readonly direction: 'above' | 'below' | null; readonly price: number; readonly length: number } | null {
  const head = lexemes[at];
  const ends =
    (head?.is === 'action' && head.action.startsWith('exit')) ||
    (head?.is === 'head' && ['stop', 'halt', 'drawdown-limit'].includes(head.head)) ||
    (head?.is === 'verb' && head.verb === 'close');
  if (!ends) return null;
  for (let next = at + 1; next < at + 6; next++) {
    const [side, price] = lexemes.slice(next, next + 2);
    const direction =
      side?.is === 'side'
        ? side.direction
        : side?.is === 'compare'
          ? side.op.startsWith('>')
            ? 'above'
            : 'below'
          : null;
    if (direction !== null && isPrice(price)) return { direction, price: price.value, length: next + 2 - at };
    // "stop at 110"
    if (head?.is === 'head' && isPrice(side) && !isLevelWord(price))
      return { direction: null, price: side.value, length: next + 1 - at };
    const leads = ['mark', 'head', 'verb', 'field', 'unsupported'].includes(side?.is ?? '');
    if (!leads || (side?.is === 'mark' && ['comma', 'stop', 'newline'].includes(side.mark))) return null;
  }
  return null;
}

/** "... or above 190": the other price that ends the grid. */
function otherEndAt(
  lexemes: readonly Lexeme[],
  at: number,
): { readonly direction: 'above' | 'below'; readonly price: number; readonly length: number } | null {
  const [or, side, price] = lexemes.slice(at, at + 3);
  if (or?.is !== 'mark') return null;
  if ((or.mark === 'or-more' || or.mark === 'or-less') && isPrice(side))
    return { direction: or.mark === 'or-more' ? 'above' : 'below', price: side.value, length: 2 };
  if (!['or', 'and'].includes(or.mark) || side?.is !== 'side' || !isPrice(price)) return null;
  return { direction: side.direction, price: price.value, length: 3 };
}

const levelWords: ReadonlySet<string> = new Set(
  'lines line orders order steps lots lot stufen stufe ebenen level niveles niveaux livelli grillas rejillas'.split(
    ' ',
  ),
);

function isLevelWord(lexeme: Lexeme | undefined): boolean {
  if (lexeme?.is === 'grid-level') return true;
  return lexeme?.is === 'unknown' && levelWords.has(lexeme.word.toLowerCase());
}

/** "20 levels", "15 open lots": a whole number before what the grid is made of. */
function countsLevels(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const [number, next, behind] = lexemes.slice(at, at + 3);
  if (number?.is !== 'number' || number.unit !== 'plain' || !number.whole || number.value < 1) return false;
  // "16 geometric levels"
  const shaped = next?.is === 'unknown' && /^(geometric|arithmetic|equal|even|evenly)$/i.test(next.word);
  if (isLevelWord(next) || (shaped && isLevelWord(behind))) return true;
  const words = text.slice(number.to, (behind ?? next)?.to ?? number.to).toLowerCase();
  return /^ (open |buy |sell |limit |grid )?(lots|orders|levels|lines|grids)/.test(words);
}

function isPrice(
  lexeme: Lexeme | undefined,
): lexeme is Lexeme & { readonly is: 'number'; readonly value: number } {
  return lexeme?.is === 'number' && (lexeme.unit === 'plain' || lexeme.unit === 'money') && lexeme.value > 0;
}

/** A percentage of a stop, a target or a size is no step. */
function isSetting(lexemes: readonly Lexeme[], at: number): boolean {
  const near = [lexemes[at - 2], lexemes[at - 1], lexemes[at + 1], lexemes[at + 2]];
  return near.some((lexeme) => lexeme?.is === 'head' && !countsOrders(lexeme.head));
}

/** `coins`, `per order`: what an amount of a grid is counted in. */
function countsOrders(head: SettingHead): boolean {
  return head === 'unit-of-asset' || head === 'per-trade';
}

/** "... when it rises 1.5%", "sell 2% up". */
function movesUp(lexemes: readonly Lexeme[], at: number): boolean {
  const before = lexemes.slice(Math.max(0, at - 4), at).reverse();
  const verb = before.find((lexeme) => lexeme.is === 'verb' || lexeme.is === 'action');
  const behind = lexemes[at + 1];
  if (behind?.is === 'way') return behind.way === 'up';
  if (verb?.is === 'verb') return verb.verb === 'rise';
  return verb?.is === 'action' && verb.action === 'sell';
}

/** "$50 per level", "100 each"; "3000 in all" and money by itself are for the whole grid. */
function saysEach(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const money = lexemes[at];
  const next = lexemes[at + 1];
  // "50 USDT per livello", "50 USDT na poziom": whatever the word is, it leads to one of the levels.
  const leads =
    next?.is === 'mark'
      ? next.mark !== 'comma'
      : next?.is === 'unknown' && !gridTalk.has(next.word.toLowerCase());
  const toLevel = leads && isLevelWord(lexemes[at + 2]);
  const each =
    (next?.is === 'mark' && next.mark === 'per') || (next?.is === 'head' && next.head === 'per-trade');
  if (toLevel) return true;
  const until = next === undefined ? text.length : each ? next.to : next.from;
  const behind = text.slice(money?.to ?? 0, until).toLowerCase();
  const trades = lexemes[at - 1];
  const bought = trades?.is === 'action' && (trades.action === 'buy' || trades.action === 'sell');
  const whole = /^(invest|allocate|deposit|put)/i.test(text.slice(trades?.from ?? 0, trades?.to ?? 0));
  return (bought && !whole) || /\b(per|each|every|je|pro|par|por|a piece|apiece)\b/.test(behind);
}

/** What a grid does anyway, or is called. */
function ofGrid(lexeme: Lexeme): boolean {
  if (lexeme.is === 'unsupported') return lexeme.what === 'grid';
  if (lexeme.is === 'action') return ['buy', 'sell', 'short', 'long', 'enter'].includes(lexeme.action);
  if (lexeme.is === 'head') return countsOrders(lexeme.head);
  if (lexeme.is === 'verb') return lexeme.verb === 'fall' || lexeme.verb === 'rise';
  if (lexeme.is === 'mark') return ['when', 'it', 'per'].includes(lexeme.mark);
  if (lexeme.is === 'unknown') return gridTalk.has(lexeme.word.toLowerCase());
  return (
    lexeme.is === 'way' || lexeme.is === 'field' || (lexeme.is === 'extreme' && lexeme.extreme === 'high')
  );
}

const gridTalk: ReadonlySet<string> = new Set(
  (
    'infinite infinity spacing apart range total altogether overall capital investment budget insgesamt margin ' +
    'step arithmetic geometric'
  ).split(' '),
);

import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';
import { readCondition } from '../parse/read-condition.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import { planLegs } from '../plan-legs.js';
import { type Condition, compare, field, numberSeries } from '../request/expression.js';
import type { LeftOver, ReadingNote, Rule } from '../request/strategy-request.js';
import { type SettledStrategy, settle } from '../settle/settle.js';

/** A market and its share of the equity, in percent. */
interface Weight {
  readonly symbol: string;
  readonly share: number;
}

/**
 * `40% GLD 30% SPY 30% IEF`, `60/40 SPY and TLT`: each market bought for its share and held, a leg for each. Going back to
 * the shares later is named: positions here open and close whole.
 */
export function planWeights(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  const found = readWeights(lexemes);
  if (found === null || lexemes.some(({ is }) => is === 'ranked')) return null;
  const { cash, rest: others } = takeCash(found.rest, text);
  const { left, rest } = takeRebalancing(others, text);
  const request = readRequest(new Reader(rest, text));
  if (request.rules.length > 0 || request.filters.length > 0) return null;
  const notes: ReadingNote[] = [
    ...request.notes,
    {
      about: 'purchases',
      text: 'Each market is bought once for its share of the equity and held; its share then moves with its price.',
    },
  ];
  const legs = found.weights.flatMap(({ symbol, share }): readonly SettledStrategy[] => {
    const leaves = cash.find((one) => one.symbol === symbol)?.condition;
    const rules: readonly Rule[] =
      leaves === undefined
        ? [{ act: 'enter', side: 'long', condition: compare(field('close'), '>', numberSeries(0)) }]
        : [
            { act: 'enter', side: 'long', condition: { kind: 'not', of: leaves } },
            { act: 'exit', side: 'long', condition: leaves },
          ];
    const settlement = settle(
      {
        ...request,
        assets: [symbol],
        rules: [...rules],
        noExit: leaves === undefined,
        notes: [],
        left: [],
        bareActions: [],
        style: null,
        timeframe: request.timeframe ?? '1d',
        stop: request.stop.is === 'open' ? { is: 'none' } : request.stop,
        size: { is: 'given', value: { mode: 'percent_equity', value: share } },
      },
      { timeframe: '1d', symbol },
    );
    return settlement.is === 'settled' ? [settlement.strategy] : [];
  });
  if (legs.length !== found.weights.length) return null;
  const title = request.name ?? found.weights.map(({ symbol, share }) => `${share}% ${symbol}`).join(', ');
  return planLegs(legs, { title, notes, left: [...left, ...request.left] }, flow);
}

/** Shares beside their markets, taken out of a request; null when there are fewer than two, or more than all. */
function readWeights(
  lexemes: readonly Lexeme[],
): { readonly weights: readonly Weight[]; readonly rest: readonly Lexeme[] } | null {
  const listed = readProportion(lexemes);
  if (listed !== null) return listed;
  const weights: Weight[] = [];
  const rest: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; ) {
    const one = lexemes[at];
    // "70% in SPY"
    const linked = one?.is === 'number' && (isMark(lexemes[at + 1], 'in') || isMark(lexemes[at + 1], 'of'));
    const other = lexemes[linked ? at + 2 : at + 1];
    const share = one?.is === 'number' ? one : other?.is === 'number' ? other : null;
    const market = one?.is === 'asset' ? one : other?.is === 'asset' ? other : null;
    const known = weights.some(({ symbol }) => symbol === market?.symbol);
    if (share?.unit === 'percent' && share.value > 0 && market !== null && !known) {
      weights.push({ symbol: market.symbol, share: share.value });
      at += linked ? 3 : 2;
      continue;
    }
    if (one !== undefined) rest.push(one);
    at++;
  }
  return complete(weights) ? { weights, rest } : null;
}

/** `60/40 SPY and TLT`. */
function readProportion(lexemes: readonly Lexeme[]): ReturnType<typeof readWeights> {
  const at = lexemes.findIndex(
    (lexeme, place) =>
      lexeme.is === 'number' && isMark(lexemes[place + 1], 'slash') && lexemes[place + 2]?.is === 'number',
  );
  const [one, , other] = lexemes.slice(at, at + 3);
  if (at < 0 || one?.is !== 'number' || other?.is !== 'number') return null;
  const markets = lexemes.flatMap((lexeme) => (lexeme.is === 'asset' ? [lexeme.symbol] : []));
  const [first, second] = [...new Set(markets)];
  if (first === undefined || second === undefined || new Set(markets).size !== 2) return null;
  const weights = [
    { symbol: first, share: one.value },
    { symbol: second, share: other.value },
  ];
  const rest = lexemes.filter((lexeme, place) => (place < at || place > at + 2) && lexeme.is !== 'asset');
  return one.value + other.value === 100 ? { weights, rest } : null;
}

function complete(weights: readonly Weight[]): boolean {
  const all = weights.reduce((sum, { share }) => sum + share, 0);
  return weights.length > 1 && all <= 100.5 && all > 50;
}

function isMark(lexeme: Lexeme | undefined, mark: string): boolean {
  return lexeme?.is === 'mark' && lexeme.mark === mark;
}

/** "... but put SPY's share in cash if SPY is below its 200 day average": when a leg is left for cash. */
function takeCash(
  lexemes: readonly Lexeme[],
  text: string,
): {
  readonly cash: readonly { readonly symbol: string; readonly condition: Condition }[];
  readonly rest: readonly Lexeme[];
} {
  const at = lexemes.findIndex((lexeme) => lexeme.is === 'head' && lexeme.head === 'equity');
  const none = { cash: [], rest: lexemes };
  if (at < 0 || !isMark(lexemes[at + 1], 'when')) return none;
  let from = at;
  while (
    from > 0 &&
    !['comma', 'stop', 'newline', 'and', 'colon'].some((mark) => isMark(lexemes[from - 1], mark))
  )
    from--;
  const market = lexemes.slice(from, at).find(({ is }) => is === 'asset');
  const reader = new Reader(lexemes, text);
  reader.at = at + 2;
  const condition = readCondition(reader);
  if (condition === null || market?.is !== 'asset') return none;
  return {
    cash: [{ symbol: market.symbol, condition }],
    rest: [...lexemes.slice(0, from), ...lexemes.slice(reader.at)],
  };
}

/** Names the words on going back to the shares, to the end of their clause. */
function takeRebalancing(
  lexemes: readonly Lexeme[],
  text: string,
): { readonly left: readonly LeftOver[]; readonly rest: readonly Lexeme[] } {
  const at = lexemes.findIndex((lexeme) => lexeme.is === 'unsupported' && lexeme.what === 'rebalancing');
  if (at < 0) return { left: [], rest: lexemes };
  let from = at;
  while (from > 0 && ['every', 'timeframe'].includes(lexemes[from - 1]?.is ?? '')) from--;
  let to = at;
  while (to + 1 < lexemes.length && lexemes[to + 1]?.is !== 'asset' && !closes(lexemes[to + 1])) to++;
  const words = text.slice(lexemes[from]?.from, lexemes[to]?.to).trim();
  return {
    left: [{ text: words, what: 'rebalancing' }],
    rest: [...lexemes.slice(0, from), ...lexemes.slice(to + 1)],
  };
}

function closes(lexeme: Lexeme | undefined): boolean {
  return ['comma', 'stop', 'newline', 'colon'].some((mark) => isMark(lexeme, mark));
}

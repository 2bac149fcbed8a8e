import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../../planner.js';
import type { Lexeme } from '../../lex/lexeme.js';
import { barsIn } from '../../lex/timeframes.js';
import { tradingDays } from '../../lexicon/tickers.js';
import { readRequest } from '../../parse/read-request.js';
import { Reader } from '../../parse/reader.js';
import { planLegs } from '../../plan-legs.js';
import { type Condition, compare, field, joined, numberSeries, seriesOf } from '../../request/expression.js';
import type { ReadingNote, Rule, StrategyRequest } from '../../request/strategy-request.js';
import { type SettledStrategy, settle } from '../../settle/settle.js';
import { scheduleOf } from '../schedule.js';
import { readShares, type Shares } from './read-shares.js';
import { readWeighting, type Weighting } from './read-weighting.js';
import { type Cash, takeCash, takeRebalancing } from './take-clauses.js';
import { type Gate, takeGate } from './take-gate.js';

type Size = NonNullable<SettledStrategy['size']>;

/** Markets that are bought and held, each with its share of the equity. */
interface Holdings {
  readonly title: string;
  readonly sizes: readonly { readonly symbol: string; readonly size: Size }[];
  readonly notes: readonly ReadingNote[];
}

/**
 * `40% GLD 30% SPY 30% IEF`, `equal weight SPY TLT GLD`, `inverse vol weights on BTC, ETH`: each market bought for its
 * share and held, a leg for each. Going back to the shares later is named: positions here open and close whole.
 */
export function planWeights(told: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  const lexemes = cashInAll(withoutHeading(told), text);
  if (lexemes.some(({ is }) => is === 'ranked') || spendsRegularly(lexemes)) return null;
  const gate = takeCash(lexemes, text).cash.length > 0 ? null : takeGate(lexemes, text);
  const gated = gate === null ? null : sharesIn(gate.rest, text);
  const { listed, weighting } = gated ?? sharesIn(lexemes, text);
  const under = gated === null || (gated.listed ?? gated.weighting) === null ? null : gate;
  // "Buy BTC when its RSI is low, risk parity with ETH": rules, whose sizes are their own.
  const byRule = listed === null && weighting?.by !== 'equal';
  if (under !== null && byRule && !namesMarkets(under.holds)) return null;
  const others = listed?.rest ?? weighting?.rest;
  if (others === undefined) return null;
  const { cash, rest: still } = takeCash(others, text);
  const { left, every, rest } = takeRebalancing(still, text);
  const request = readRequest(new Reader(withoutNames(rest, text), text));
  if (request.rules.length > 0 || request.filters.length > 0) return null;
  const holdings = listed === null ? byWeighting(request, weighting) : byShares(listed);
  if (holdings === null) return null;
  const held = holdings.sizes.flatMap(({ symbol, size }) =>
    legOf(
      request,
      symbol,
      size,
      under === null
        ? rulesOf(
            request,
            cash.find((one) => one.symbol === symbol),
            every,
          )
        : underGate(under, false),
    ),
  );
  const otherwise = under?.otherwise ?? [];
  const instead = otherwise.flatMap(({ symbol, share }) =>
    under === null
      ? []
      : legOf(request, symbol, { mode: 'percent_equity', value: share }, underGate(under, true)),
  );
  const legs = [...held, ...instead];
  if (legs.length !== holdings.sizes.length + otherwise.length) return null;
  return planLegs(
    legs,
    {
      title: request.name ?? holdings.title,
      notes: [
        ...request.notes,
        ...(under?.notes ?? []),
        ...holdings.notes,
        under === null ? boughtOnce : boughtUnder,
      ],
      left: [...left, ...request.left],
    },
    flow,
  );
}

/** "An equal-weight portfolio of", "a crypto index:": what the shares are called. */
function withoutNames(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  return lexemes.filter(
    (lexeme) => !/^(portfolio|allocation|basket|index|fund|mix)$/i.test(text.slice(lexeme.from, lexeme.to)),
  );
}

/** "Invest 1,000 a month, 60% VOO and 40% QQQ": shares of each purchase, not of the equity. */
function spendsRegularly(lexemes: readonly Lexeme[]): boolean {
  const every = lexemes.some(({ is }) => is === 'every');
  const buys = lexemes.some((lexeme) => lexeme.is === 'action' && lexeme.action === 'buy');
  const money = lexemes.some(
    (lexeme, at) =>
      lexeme.is === 'number' &&
      (lexeme.unit === 'money' || (lexeme.unit === 'plain' && lexemes[at + 1]?.is === 'every')),
  );
  return every && buys && money;
}

function namesMarkets(condition: Condition): boolean {
  const parts = seriesOf(condition).filter((part) => part.kind === 'field' || part.kind === 'indicator');
  return parts.length > 0 && parts.every((part) => 'asset' in part && part.asset !== null);
}

/** What a request says of shares, by numbers or by a rule. */
function sharesIn(
  lexemes: readonly Lexeme[],
  text: string,
): { readonly listed: ReturnType<typeof readShares>; readonly weighting: Weighting | null } {
  const listed = readShares(lexemes, text);
  return { listed, weighting: listed === null ? readWeighting(lexemes) : null };
}

/** The shares are bought while the condition holds, what is held otherwise while it does not. */
function underGate({ holds, leaves, every }: Gate, otherwise: boolean): readonly Rule[] {
  const due = (condition: Condition): Condition =>
    every === null ? condition : joined('all', [scheduleOf(every), condition]);
  const out: Condition = leaves ?? (holds.kind === 'not' ? holds.of : { kind: 'not', of: holds });
  const [enter, exit] = otherwise ? [out, holds] : [holds, out];
  return [
    { act: 'enter', side: 'long', condition: due(enter) },
    { act: 'exit', side: 'long', condition: due(exit) },
  ];
}

/** "..., all cash when BTC is under its average": nothing is held then, whatever "all cash" is elsewhere. */
function cashInAll(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  return lexemes.map(
    (lexeme): Lexeme =>
      lexeme.is === 'head' && /^(all|everything in) cash$/i.test(text.slice(lexeme.from, lexeme.to))
        ? { ...lexeme, head: 'equity' }
        : lexeme,
  );
}

/** "Rebalance: 50% BTC 30% ETH ... every month" */
function withoutHeading(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const [first, second] = lexemes;
  const heads = first?.is === 'unsupported' && first.what === 'rebalancing';
  return heads && second?.is === 'mark' && second.mark === 'colon' ? lexemes.slice(2) : lexemes;
}

const boughtUnder: ReadingNote = {
  about: 'purchases',
  text: 'Each market is bought for its share of the equity when the condition sets in; its share then moves with its price.',
};

const boughtOnce: ReadingNote = {
  about: 'purchases',
  text: 'Each market is bought once for its share of the equity and held; its share then moves with its price.',
};

function byShares({ shares, cash }: Shares): Holdings {
  return {
    title: shares.map(({ symbol, share }) => `${share}% ${symbol}`).join(', '),
    sizes: shares.map(({ symbol, share }) => ({ symbol, size: { mode: 'percent_equity', value: share } })),
    notes:
      cash > 0 ? [{ about: 'weights', text: `${cash}% of the equity stays in cash, as it was named.` }] : [],
  };
}

function byWeighting({ assets, timeframe }: StrategyRequest, weighting: Weighting | null): Holdings | null {
  if (weighting === null || assets.length < 2) return null;
  const { by, span } = weighting;
  if (by === 'equal') {
    const value = Math.floor(10_000 / assets.length) / 100;
    return {
      title: `Equal weights of ${assets.join(', ')}`,
      sizes: assets.map((symbol) => ({ symbol, size: { mode: 'percent_equity', value } })),
      notes: [],
    };
  }
  const notes: ReadingNote[] = [];
  if (by === 'risk-parity')
    notes.push({
      about: 'weights',
      text: 'Risk parity is built as weights by inverse volatility: correlations between the markets are left aside.',
    });
  if (span === null) notes.push({ about: 'period', text: 'Volatility over 20 bars: no length was named.' });
  const periodOf = (symbol: string): number =>
    span === null ? 20 : barsIn(span.value, span.unit, timeframe ?? '1d', tradingDays(symbol));
  return {
    title: `${by === 'risk-parity' ? 'Risk parity' : 'Inverse volatility'} of ${assets.join(', ')}`,
    sizes: assets.map((symbol) => ({
      symbol,
      size: { mode: 'inverse_volatility', value: 100, period: periodOf(symbol) },
    })),
    notes,
  };
}

/** Bought at once, or on the next date where a stop may have ended it; left for cash where that is said. */
function rulesOf(
  request: StrategyRequest,
  cash: Cash | undefined,
  every: ReturnType<typeof takeRebalancing>['every'],
): readonly Rule[] {
  const stops = [request.stop, request.trail, request.target, request.timeExit].some(
    ({ is }) => is === 'given',
  );
  const buy: Condition =
    stops && every !== null ? scheduleOf(every) : compare(field('close'), '>', numberSeries(0));
  if (cash === undefined) return [{ act: 'enter', side: 'long', condition: buy }];
  return [
    { act: 'enter', side: 'long', condition: { kind: 'not', of: cash.condition } },
    { act: 'exit', side: 'long', condition: cash.condition },
  ];
}

function legOf(
  request: StrategyRequest,
  symbol: string,
  size: Size,
  rules: readonly Rule[],
): readonly SettledStrategy[] {
  const settlement = settle(
    {
      ...request,
      assets: [symbol],
      rules: [...rules],
      noExit: rules.every(({ act }) => act === 'enter'),
      notes: [],
      left: [],
      bareActions: [],
      style: null,
      timeframe: request.timeframe ?? '1d',
      stop: request.stop.is === 'open' ? { is: 'none' } : request.stop,
      size: { is: 'none' },
    },
    { timeframe: '1d', symbol },
  );
  return settlement.is === 'settled' ? [{ ...settlement.strategy, size }] : [];
}

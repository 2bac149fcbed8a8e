import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../planner.js';
import { unsupportedReasons } from './answers/unsupported-reasons.js';
import { askForLevels } from './drawn-levels.js';
import { planPurchases } from './families/purchases/plan-purchases.js';
import { timeframesAround } from './lex/timeframes.js';
import type { Unsupported } from './lexicon/meaning.js';
import { planLegs } from './plan-legs.js';
import { seriesOf } from './request/expression.js';
import { marketOf } from './request/market.js';
import type { LeftOver, StrategyRequest } from './request/strategy-request.js';
import { withoutEnd } from './scan/characters.js';
import { isMoment, readsOnlyClock } from './settle/clock-conditions.js';
import { legsOf } from './settle/legs.js';
import { type SettledStrategy, settle } from './settle/settle.js';

/** A plan for a whole new strategy, on an empty flow. */
export function planNewStrategy(request: StrategyRequest, flow: Flow, text = ''): Plan {
  const paired = request.pairs && request.assets.length > 1;
  const onlyUnsupported =
    !paired && request.rules.length === 0 && request.left.some(({ what }) => isFamily(what));
  if (onlyUnsupported) return withoutEntry(request);
  const settlement = settle(request, { timeframe: '1d', symbol: 'BTC/USDT' });
  if (settlement.is === 'no-entry') return withoutEntry(request);
  if (settlement.is === 'no-market') {
    return {
      status: 'clarify',
      question: 'Which market should be bought and sold?',
      choices: ['SPY', 'QQQ', 'BTC'],
    };
  }
  if (settlement.is === 'sell-only' && request.left.some(({ what }) => isFamily(what)))
    return withoutEntry(request);
  // "Buy XRP if ..., sell when ...": what it says of buying was not understood.
  if (settlement.is === 'sell-only' && request.bareActions.some(({ act }) => act === 'enter'))
    return withoutEntry(request);
  if (settlement.is === 'sell-only') {
    return {
      status: 'clarify',
      question:
        'The request only says when to sell. Should that open a short position, or close a long one that is bought under another condition?',
      choices: sellingChoices(text),
    };
  }
  if (request.question !== null) return { status: 'clarify', ...request.question };
  const { strategy } = settlement;
  const assumed = strategy.assumed.some(({ about }) => about === 'timeframe');
  if (assumed && request.oddBars !== null) return withoutBars(request.oddBars);
  if (
    request.oddBars !== null &&
    !request.left.some(({ text }) => text.includes(request.oddBars?.text ?? ''))
  )
    request.left.push({ text: request.oddBars.text, what: 'not-understood' });
  if (isPlainSchedule(request, strategy)) {
    const purchases = planPurchases(request, flow);
    if (purchases !== null) return purchases;
  }
  const legs = legsOf(request, strategy);
  const notes = [...request.notes, ...untouched(request, legs)];
  return planLegs(legs, { title: request.name, notes, left: request.left }, flow);
}

/** The request told as a short position, and as the way out of a long one. */
function sellingChoices(text: string): readonly string[] {
  const sell = /\bsell(s|ing)?\b/i;
  const said = withoutEnd(text.trim(), '.');
  if (!sell.test(said))
    return [
      'Short BTC when RSI rises above 70',
      'Buy BTC when RSI falls below 30, sell when it rises above 70',
    ];
  return [said.replace(sell, 'short'), `${said}. Buy when RSI falls below 30`];
}

/** Markets that were named and are neither traded nor read. */
function untouched(
  request: StrategyRequest,
  legs: readonly SettledStrategy[],
): readonly StrategyRequest['notes'][number][] {
  const known = new Set(legs.map(({ symbol }) => symbol));
  for (const { lines } of legs) {
    for (const part of Object.values(lines).flatMap(seriesOf)) {
      if ((part.kind === 'field' || part.kind === 'indicator') && part.asset !== null)
        known.add(marketOf(part.asset).symbol);
      if (part.kind === 'ratio') known.add(part.of).add(part.to);
    }
  }
  const others = request.assets.filter((symbol) => !known.has(symbol));
  const [first] = legs;
  if (others.length === 0 || first === undefined) return [];
  return [{ about: 'legs', text: `Only ${first.symbol} is traded; ${others.join(', ')} is not part of it.` }];
}

/** There are no such bars: the nearest are offered. */
export function withoutBars({ text, minutes }: NonNullable<StrategyRequest['oddBars']>): Plan {
  return {
    status: 'clarify',
    question: `There are no bars for "${text}". On which bars should it run?`,
    choices: timeframesAround(minutes).map((timeframe) => `On ${timeframe} bars`),
  };
}

function isFamily(what: LeftOver['what']): what is Unsupported {
  return !['not-understood', 'condition', 'dates', 'account', 'money-at-risk', 'profit-limit'].includes(what);
}

/** Buying by the calendar alone, of an amount or at a moment, without a way out: purchases that pile up. */
function isPlainSchedule(request: StrategyRequest, strategy: SettledStrategy): boolean {
  const entry = strategy.lines.enter_long;
  if (entry === undefined || strategy.lines.enter_short !== undefined) return false;
  const leaves = [request.stop, request.target, request.trail, request.timeExit].some(
    ({ is }) => is === 'given',
  );
  const exits = request.rules.some(({ act }) => act !== 'enter') || request.otherwiseOut || leaves;
  const sells = exits || request.filters.length > 0 || request.bareActions.some(({ act }) => act !== 'enter');
  const amount = request.size.is === 'given' && request.size.value.mode.startsWith('fixed');
  return !sells && readsOnlyClock(entry) && (amount || isMoment(entry));
}

/** Nothing says when to enter: name what stands in the way, or ask for it. */
function withoutEntry(request: StrategyRequest): Plan {
  if (request.oddBars !== null && request.timeframe === null) return withoutBars(request.oddBars);
  const levels = askForLevels(request);
  if (levels !== null) return levels;
  const unsupported = request.left.flatMap(({ what }) => (isFamily(what) ? [what] : []));
  if (unsupported.length > 0) {
    const reasons = [...new Set(unsupported)].map((what) => unsupportedReasons[what]);
    return { status: 'refused', reason: reasons.join(' ') };
  }
  if (request.pairs && request.assets.length < 2) {
    return {
      status: 'clarify',
      question: 'Which two markets should be traded against each other?',
      choices: ['Pairs trade BTC/ETH', 'Pairs trade SPY/QQQ'],
    };
  }
  const market = request.assets[0] ?? 'BTC';
  const misread = request.left.map(({ text }) => `"${text}"`).join(', ');
  return {
    status: 'clarify',
    question:
      misread === ''
        ? 'When should the strategy enter?'
        : `The condition ${misread} was not understood. When should the strategy enter?`,
    choices: [
      `Buy ${market} when RSI falls below 30, sell when it rises above 70`,
      `Buy ${market} when the 50 SMA crosses above the 200 SMA`,
      `Buy ${market} when the price breaks above the 20-day high`,
    ],
  };
}

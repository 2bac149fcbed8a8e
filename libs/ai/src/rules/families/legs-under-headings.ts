import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import { planLegs } from '../plan-legs.js';
import { compare, field, numberSeries } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { type SettledStrategy, settle } from '../settle/settle.js';

/** The words under one market, from its name to the next one. */
interface Section {
  readonly symbol: string;
  readonly lexemes: readonly Lexeme[];
}

/**
 * `BTC: buy when RSI < 30, sell > 70. ETH: buy …`, `SPY long when …; TLT long when …; GLD just hold. A third each.`: markets
 * with rules of their own, each under its name. Null for one market, and where rules are not told under names.
 */
export function planLegsUnderHeadings(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  if (lexemes.some(({ is }) => elsewhere.includes(is))) return null;
  const starts = lexemes.flatMap((_, at) => (isHeading(lexemes, at, text) ? [at] : []));
  const [first] = starts;
  if (first === undefined || starts.length < 2) return null;
  const head = lexemes.slice(0, first);
  if (head.some(({ is }) => is === 'asset' || is === 'action')) return null;
  const sections = starts.map((start, place): Section => {
    const heading = lexemes[start];
    const own = lexemes.slice(start, starts[place + 1] ?? lexemes.length);
    return { symbol: heading?.is === 'asset' ? heading.symbol : '', lexemes: own };
  });
  const symbols = new Set(sections.map(({ symbol }) => symbol));
  if (symbols.size !== sections.length) return null;
  const { own, shared } = sharedBehind(sections);
  const requests = own.map((section) => requestOf([...head, ...section.lexemes, ...shared], section, text));
  const legs: SettledStrategy[] = [];
  for (const [place, request] of requests.entries()) {
    const settlement = settle(request, { timeframe: '1d', symbol: 'BTC/USDT' });
    if (settlement.is !== 'settled') return null;
    if (settlement.strategy.symbol !== own[place]?.symbol) return null;
    legs.push(settlement.strategy);
  }
  const said = <T extends { readonly text: string }>(all: readonly T[]): readonly T[] =>
    all.filter((one, at) => all.findIndex(({ text: words }) => words === one.text) === at);
  return planLegs(
    legs,
    {
      title: requests[0]?.name ?? null,
      notes: said(requests.flatMap((request) => request.notes)),
      left: said(requests.flatMap((request) => request.left)),
    },
    flow,
  );
}

/** Words of families that have a grammar of their own. */
const elsewhere: readonly Lexeme['is'][] = [
  'pairs',
  'ranked',
  'ratio',
  'premium',
  'funding',
  'leg',
  'question',
  'otherwise',
];

/** `BTC:`, `SPY long`, `GLD just hold` at the start of a clause of its own. */
function isHeading(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const market = lexemes[at];
  const next = lexemes[at + 1];
  if (market?.is !== 'asset' || next === undefined || !beginsSection(lexemes[at - 1])) return false;
  if (next.is === 'mark')
    return ['colon', 'arrow', 'minus'].includes(next.mark) || /^[-–—]$/.test(text.slice(next.from, next.to));
  if (next.is === 'style') return next.style === 'buy-and-hold';
  if (next.is === 'action') return ['buy', 'long', 'short', 'enter'].includes(next.action);
  return next.is === 'verb' && next.verb === 'stay' && /hold|keep/i.test(text.slice(next.from, next.to));
}

function beginsSection(lexeme: Lexeme | undefined): boolean {
  return (
    lexeme === undefined ||
    (lexeme.is === 'mark' && ['stop', 'newline', 'bullet', 'colon'].includes(lexeme.mark))
  );
}

/** Sentences behind the last market that trade nothing themselves hold for all: "One third each. 5% stop on all." */
function sharedBehind(sections: readonly Section[]): {
  readonly own: readonly Section[];
  readonly shared: readonly Lexeme[];
} {
  const last = sections[sections.length - 1];
  if (last === undefined) return { own: sections, shared: [] };
  let cut = last.lexemes.length;
  for (let at = last.lexemes.length - 1; at > 1; at--) {
    const lexeme = last.lexemes[at];
    if (lexeme?.is === 'action' || lexeme?.is === 'asset') break;
    const ends = lexeme?.is === 'mark' && ['stop', 'newline', 'bullet'].includes(lexeme.mark);
    if (ends && at + 1 < last.lexemes.length) cut = at;
  }
  const own = [...sections.slice(0, -1), { ...last, lexemes: last.lexemes.slice(0, cut) }];
  return { own, shared: asSize(last.lexemes.slice(cut)) };
}

/** "One third each", "30% each": a size of every one of them. */
function asSize(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  return lexemes.flatMap((lexeme, at): readonly Lexeme[] => {
    const next = lexemes[at + 1];
    const each = next?.is === 'mark' && next.mark === 'per';
    const share = lexeme.is === 'part' ? lexeme.share : null;
    const percent = lexeme.is === 'number' && lexeme.unit === 'percent' ? lexeme.value : share;
    if (percent === null || !each) {
      const before = lexemes[at - 1];
      const taken = before?.is === 'part' || (before?.is === 'number' && before.unit === 'percent');
      return lexeme.is === 'mark' && lexeme.mark === 'per' && taken ? [] : [lexeme];
    }
    const { from, to, glued } = lexeme;
    return [
      { is: 'head', head: 'size', from, to: from, glued },
      { is: 'number', value: percent, unit: 'percent', whole: Number.isInteger(percent), from, to, glued },
    ];
  });
}

/** What is told of one market; "just hold" buys it and keeps it. */
function requestOf(lexemes: readonly Lexeme[], section: Section, text: string): StrategyRequest {
  const request = readRequest(new Reader(lexemes, text));
  const conditional = section.lexemes.some((lexeme) => lexeme.is === 'mark' && lexeme.mark === 'when');
  const holds = section.lexemes.some(
    (lexeme) => lexeme.is === 'verb' && /hold|keep/i.test(text.slice(lexeme.from, lexeme.to)),
  );
  if (request.rules.length > 0 || conditional || !(holds || request.style === 'buy-and-hold')) return request;
  return {
    ...request,
    rules: [{ act: 'enter', side: 'long', condition: compare(field('close'), '>', numberSeries(0)) }],
    noExit: true,
    style: null,
    bareActions: [],
    stop: request.stop.is === 'open' ? { is: 'none' } : request.stop,
  };
}

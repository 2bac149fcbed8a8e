import type { Every } from '../../families/schedule.js';
import type { Lexeme } from '../../lex/lexeme.js';
import { dailyBarsIn, type TradingDays } from '../../lex/timeframes.js';
import { type IndicatorSeries, indicatorSeries } from '../../request/expression.js';

/** What a follow-up says of a ranking. */
export interface RankingWords {
  count: number | null;
  length: number | null;
  by: IndicatorSeries | null;
  every: Every | null;
  readonly out: Set<string>;
  readonly into: Set<string>;
}

const takesOut: readonly string[] = ['exclude', 'except', 'excluding', 'skip', 'ditch', 'forget', 'ignore'];
const takesIn: readonly string[] = ['include', 'including', 'plus', 'with'];

/** Reads markets that go and come, how many are held, by what and how often. */
export function readRankingWords(
  lexemes: readonly Lexeme[],
  days: TradingDays,
): {
  readonly words: RankingWords;
  readonly taken: Lexeme[];
} {
  const words: RankingWords = {
    count: null,
    length: null,
    by: null,
    every: null,
    out: new Set(),
    into: new Set(),
  };
  const taken: Lexeme[] = [];
  let side: 'in' | 'out' | 'swap' | null = null;
  let replaced = false;
  /** A market was named already. */
  let named = false;
  let clause: Lexeme[] = [];
  let said = false;
  const close = (): void => {
    if (said) taken.push(...clause);
    clause = [];
    said = false;
    replaced = false;
  };
  for (const [at, lexeme] of lexemes.entries()) {
    if (lexeme.is === 'mark' && ['comma', 'stop', 'newline'].includes(lexeme.mark)) {
      const lists = lexeme.mark === 'comma' && lexemes[at + 1]?.is === 'asset';
      if (!lists) {
        close();
        side = null;
        continue;
      }
    }
    clause.push(lexeme);
    const next = lexemes[at + 1];
    const cue = cueOf(lexeme, next);
    if (cue !== null) side = cue;
    if (lexeme.is === 'mark' && (lexeme.mark === 'instead' || lexeme.mark === 'not')) replaced = true;
    if (lexeme.is === 'asset') {
      const leaving = side === 'out' || (side !== 'in' && replaced) || leaves(lexemes, at);
      // "AVAX instead of XRP", "swap XRP for AVAX"
      const old = side === 'swap' ? !named : leaving;
      named = true;
      (old ? words.out : words.into).add(lexeme.symbol);
      said = true;
      continue;
    }
    if (replaced && next !== undefined && lexeme.is !== 'mark') continue;
    if (lexeme.is === 'number' && lexeme.whole && lengthOf(lexemes, at) && !replaced) {
      words.length ??= lexeme.value;
      said = true;
    } else if (lexeme.is === 'number' && lexeme.unit === 'plain' && lexeme.whole && !replaced) {
      words.count ??= lexeme.value;
      said = true;
    } else if (
      lexeme.is === 'ranked' &&
      next?.is !== 'number' &&
      lexemes[at - 1]?.is !== 'number' &&
      clause.some((one) => one.is === 'mark' && one.mark === 'only')
    ) {
      words.count ??= 1;
      said = true;
    } else if (lexeme.is === 'duration' && !replaced && lexeme.unit !== 'hour' && lexeme.unit !== 'minute') {
      words.length ??= Math.round(dailyBarsIn(lexeme.value, lexeme.unit, days));
      said = true;
    } else if (lexeme.is === 'every') {
      words.every ??= lexeme.every;
      said = true;
    } else if (lexeme.is === 'month-start') {
      // "rebalance on the first of the month"
      words.every ??= 'month';
      said = true;
    } else if (lexeme.is === 'timeframe' && next?.is !== 'chart' && next?.is !== 'candle') {
      const every = ({ '1d': 'day', '1w': 'week', '1M': 'month' } as const)[
        lexeme.timeframe as '1d' | '1w' | '1M'
      ];
      if (every !== undefined) {
        words.every ??= every;
        said = true;
      }
    } else if (lexeme.is === 'indicator') {
      words.by ??= indicatorSeries(lexeme.name);
      said = true;
    } else if (lexeme.is === 'head' && lexeme.head === 'unit-of-asset') {
      // "Three coins"
    } else if (['head', 'side', 'compare', 'venue'].includes(lexeme.is)) {
      // A setting of all legs, or a rule: not of the ranking.
      return {
        words: {
          ...words,
          count: null,
          length: null,
          by: null,
          every: null,
          out: new Set(),
          into: new Set(),
        },
        taken: [],
      };
    }
  }
  close();
  return { words, taken };
}

/** "RSI 7", "RSI(7)": how far its measure looks back. */
function lengthOf(lexemes: readonly Lexeme[], at: number): boolean {
  const before = lexemes[at - 1];
  const opened = before?.is === 'mark' && before.mark === 'open' ? lexemes[at - 2] : before;
  return opened?.is === 'indicator';
}

function cueOf(lexeme: Lexeme, next: Lexeme | undefined): 'in' | 'out' | 'swap' | null {
  if (lexeme.is === 'edit') {
    if (lexeme.edit === 'remove') return 'out';
    if (lexeme.edit === 'add' || lexeme.edit === 'use') return 'in';
    if (lexeme.edit === 'replace' || (lexeme.edit === 'change' && next?.is === 'asset')) return 'swap';
  }
  if (lexeme.is === 'mark' && lexeme.mark === 'not' && next?.is === 'asset') return 'out';
  if (lexeme.is === 'mark' && (lexeme.mark === 'also' || lexeme.mark === 'with')) return 'in';
  if (lexeme.is === 'mark' && lexeme.mark === 'unless') return 'out';
  if (lexeme.is === 'action' && lexeme.action === 'exit') return 'out';
  if (lexeme.is === 'unknown' && takesOut.includes(lexeme.word.toLowerCase())) return 'out';
  return lexeme.is === 'unknown' && takesIn.includes(lexeme.word.toLowerCase()) ? 'in' : null;
}

/** "kick LINK out" */
function leaves(lexemes: readonly Lexeme[], at: number): boolean {
  const next = lexemes[at + 1];
  return next?.is === 'action' && next.action === 'exit';
}

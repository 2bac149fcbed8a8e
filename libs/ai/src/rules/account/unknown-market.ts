import type { MadePlan, Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';

/** Longest name that is asked about, in words: "lean hogs", "new zealand dollar", "the MSCI World ETF URTH". */
const mostWords = 6;

/**
 * A question where words that nobody here knows stand in a market's place, and no market was named: another one would
 * be traded in its stead. Null where a market was named or nothing stands there.
 */
export function unknownMarket(plan: MadePlan, lexemes: readonly Lexeme[], text: string): Plan | null {
  const assumed = plan.assumptions.some(
    (assumption) => assumption.about === 'symbol' && assumption.text.startsWith('No market was named'),
  );
  if (!plan.newStrategy || !assumed) return null;
  for (const [at, lexeme] of lexemes.entries()) {
    if (!leads(lexeme)) continue;
    let end = at + 1;
    while (lexemes[end]?.is === 'unknown') end++;
    const words = end - at - 1;
    if (words === 0 || words > mostWords || !follows(lexemes[end])) continue;
    const [from, to] = [lexemes[at + 1]?.from ?? 0, lexemes[end - 1]?.to ?? 0];
    const instead = (symbol: string): string => `${text.slice(0, from)}${symbol}${text.slice(to)}`;
    return {
      status: 'clarify',
      question: `Which market is "${text.slice(from, to)}"? It is not known by that name; its symbol will do, in capitals.`,
      choices: ['BTC', 'ETH', 'SPY'].map(instead),
    };
  }
  return null;
}

/** "Buy wheat", "on wheat", "for wheat". */
function leads(lexeme: Lexeme): boolean {
  if (lexeme.is === 'action') return ['buy', 'sell', 'long', 'short'].includes(lexeme.action);
  return lexeme.is === 'mark' && ['on', 'for', 'in'].includes(lexeme.mark);
}

/** Kinds of words that go on about a market: what kind it is, its bars, when it is bought. */
const behindMarkets: ReadonlySet<Lexeme['is']> = new Set([
  ...([
    'market',
    'timeframe',
    'every',
    'weekdays',
    'nth-day',
    'nth-weekday',
    'month-start',
    'month-end',
  ] as const),
]);

/** What may stand behind a market: the end, a condition, the kind of market, bars. */
function follows(lexeme: Lexeme | undefined): boolean {
  if (lexeme === undefined || behindMarkets.has(lexeme.is)) return true;
  const ends = ['when', 'comma', 'stop', 'newline', 'colon', 'and', 'on', 'only', 'close'];
  return lexeme.is === 'mark' && ends.includes(lexeme.mark);
}

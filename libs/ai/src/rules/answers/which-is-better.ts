import type { Lexeme } from '../lex/lexeme.js';

/** Whether a comparison asks which of the two to take. */
export function asksWhichIsBetter(text: string): boolean {
  return /\b(better|best|prefer|preferable|suits?|recommend|superior|which (one )?(should|would|do|is|works?|to))\b/i.test(
    text,
  );
}

/** What each of the compared terms is good at and what it costs, and that only a simulation tells which earns more. */
export function whichIsBetter(lexemes: readonly Lexeme[], text: string): string {
  const found = new Set<string>();
  for (const lexeme of lexemes) {
    const name = lexeme.is === 'indicator' ? lexeme.name : lexeme.is === 'head' ? lexeme.head : '';
    const character = characters[name];
    if (character !== undefined) found.add(character);
  }
  for (const [word, character] of Object.entries(byWord))
    if (` ${text.toLowerCase().replace(/[^a-z]/g, ' ')} `.includes(` ${word} `)) found.add(character);
  return [
    ...(found.size === 0 ? [] : ['Which is better depends on what it is for:', ...found]),
    'Which of them would have earned more on a market is not known beforehand, and the past decides nothing: build both and compare their simulations on the same data.',
  ].join('\n');
}

const simpleAverage =
  'A simple average is calmer: fewer false crossings, later ones. It suits slow markets and long holding times.';
const fixedStop =
  'A fixed stop leaves a trade its room and never moves: it suits mean reversion, where the price is to come back, and trades with a target.';
const limitOrder =
  'A limit order costs less and may not fill: it suits reversion, where the price comes to you.';
const marketOrder =
  'A market order always fills and pays the spread: it suits breakouts, where waiting misses the move.';

/** The same for terms that are words only. */
const byWord: Readonly<Record<string, string>> = {
  fixed: fixedStop,
  grid: 'A grid suits a market that moves sideways within its range, and is left holding what it bought when the price falls out of it.',
  dca: 'Regular purchases suit holding for years; they need no range and take no profit.',
  limit: limitOrder,
  'market orders': marketOrder,
};

/** What a term is good at, and at what price. */
const characters: Readonly<Record<string, string>> = {
  sma: simpleAverage,
  ma: simpleAverage,
  ema: 'An exponential average answers sooner, at the price of more false crossings. It suits fast markets and short holding times.',
  wma: 'A weighted average lies between a simple and an exponential one in speed.',
  hma: 'A Hull average follows closest, and turns on noise the most. It suits fast markets.',
  kama: "Kaufman's average slows down in sideways markets, where others cross back and forth.",
  rsi: 'RSI works best in sideways markets; in a strong trend it stays overbought or oversold for long.',
  stochastic:
    'The stochastic answers sooner than RSI and signals more often, also falsely. It suits ranges on short bars.',
  macd: 'MACD works best in trends, and comes late at their turns; in sideways markets it crosses back and forth.',
  bollinger:
    'Bollinger Bands widen with the deviation of closes, so they answer quickly to a jump; they suit reversion in a range.',
  keltner:
    'A Keltner channel widens with the average range, so it is smoother; it suits following breakouts.',
  donchian:
    'A Donchian channel marks plain highs and lows: it suits breakouts and trends, and has many small losses in ranges.',
  atr: 'ATR counts gaps and whole ranges: it suits the distance of stops.',
  stdev: 'The standard deviation counts closes only: it suits bands and scores.',
  adx: 'ADX tells whether there is a trend, and not which way.',
  supertrend: 'Supertrend suits trends on longer bars; in ranges it turns back and forth.',
  parabolic_sar: 'The parabolic SAR suits steady trends, and in ranges turns all the time.',
  vwap: 'VWAP suits trading within a day, as it starts anew with each session.',
  cci: 'CCI has no bounds, so it marks unusually strong moves.',
  roc: 'The rate of change is the plainest measure of momentum, and jumps as old bars drop out.',
  stop: fixedStop,
  trail:
    'A trailing stop follows the price and lets a trend run, so it suits trend following; in a market that swings it takes you out early.',
  target:
    'A take profit suits ranges and mean reversion; in a trend it cuts the few large wins that pay for the losses.',
  'time-exit': 'A time exit suits effects that fade after some bars, whatever the price does.',
  size: 'A share of equity is simple, and takes more risk in wild markets.',
  risk: 'Risk per trade keeps each loss at the stop equal, and buys less where the stop is wide.',
  'limit-order': limitOrder,
  'market-order': marketOrder,
};

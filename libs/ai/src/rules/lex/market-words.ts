import { capitalTickers, talk, wordTickers } from '../lexicon/tickers.js';
import type { Token } from '../scan/token.js';
import type { Lexeme } from './lexeme.js';
import type { LexemeTape } from './lexeme-tape.js';
import { readTicker } from './ticker.js';

/** `BTC/USDT`, `$AAPL`, `sol`: a market written as a symbol. */
export function marketSymbol(tape: LexemeTape): boolean {
  const found = readTicker(tape.tokens, tape.index, tape.text, (word) => tape.vocabulary.isAsset(word));
  if (found === null) return false;
  const { symbol, market, length } = found;
  const end = tape.index + length;
  tape.push({ is: 'asset', symbol }, length);
  if (market !== null) tape.pushFrom(end - 1, { is: 'market', market }, end);
  return true;
}

/** `PETR4`: letters with a number, where only a market can stand. */
export function numberedTicker(tape: LexemeTape, token: Token): boolean {
  const next = tape.tokens[tape.index + 1];
  const capital = token.text.length === 4 && token.text === token.text.toUpperCase();
  if (!capital || next?.kind !== 'number' || !next.glued || !expectsMarket(tape)) return false;
  if (tape.vocabulary.phrases.single(token.norm) !== null) return false;
  tape.push({ is: 'asset', symbol: token.text + next.text }, 2);
  return true;
}

/**
 * `buy ONE when`, `T 1d:`, `sell link if`: tickers that are other words, where nothing but a market can stand: behind an
 * action and before a condition or bars.
 */
export function wordTicker(tape: LexemeTape, token: Token): boolean {
  // "asset: ARB": the coin, where "arb" is an arbitrage elsewhere.
  const labelled = tape.before?.is === 'mark' && tape.before.mark === 'colon';
  if (token.text === 'ARB' && !tape.shouting && (labelled || expectsMarket(tape))) {
    tape.push({ is: 'asset', symbol: 'ARB' }, 1);
    return true;
  }
  const upper = token.text.toUpperCase();
  const capitals = token.text === upper;
  if (!(capitals ? wordTickers.has(upper) : capitalTickers.has(upper)) || tape.shouting) return false;
  const before = tape.before;
  const starts =
    before === undefined ||
    (before.is === 'mark' && ['newline', 'stop', 'comma', 'bullet'].includes(before.mark));
  const spoken = tape.norms[tape.index - 1] === 'trade';
  const traded = spoken || before?.is === 'action';
  const money = tape.lexemes[tape.lexemes.length - 2]?.is === 'number';
  const counted =
    before?.is === 'mark' &&
    (before.mark === 'of' || (money && (before.mark === 'in' || before.mark === 'on')));
  const behind = tape.vocabulary.phrases.single(tape.normAt(tape.index + 1) ?? '');
  const bars = barsAt(tape, tape.index + 1);
  const conditional =
    behind?.is === 'mark' && ['when', 'at', 'after', 'per', 'comma', 'colon'].includes(behind.mark);
  const aside = behind?.is === 'side' && capitals;
  const placed = behind?.is === 'mark' && behind.mark === 'on' && spoken;
  const alone = capitals && (placed || tape.index + 1 === tape.tokens.length);
  const named = (traded || counted) && (conditional || aside || bars || alone);
  if (!named && !(starts && bars) && !isListed(tape)) return false;
  tape.push({ is: 'asset', symbol: upper }, 1);
  return true;
}

/** `btc eth sol link`, `btc, eth, near and link`: one more of several markets, and nothing said of them. */
function isListed(tape: LexemeTape): boolean {
  const { lexemes } = tape;
  const [before, second, third] = [1, 2, 3].map((back) => lexemes[lexemes.length - back]);
  const adjacent = before?.is === 'asset' && second?.is === 'asset';
  const joins = (lexeme: Lexeme | undefined): boolean =>
    lexeme?.is === 'mark' && ['comma', 'and', 'or', 'slash'].includes(lexeme.mark);
  const joined = joins(before) && second?.is === 'asset' && (joins(third) || third?.is === 'asset');
  // "btc, eth, near the highs"
  const goesOn = ['the', 'their', 'its', 'a', 'to', 'of'].includes(tape.normAt(tape.index + 1) ?? '');
  return (adjacent || joined) && !goesOn;
}

/** `buy XYZ when`: a word in capitals that is nothing else, where only a market can stand. */
export function capitalMarket(tape: LexemeTape, token: Token): boolean {
  const next = tape.tokens[tape.index + 1];
  const longest = tape.before?.is === 'action' ? 12 : 6;
  const capital =
    token.text === token.text.toUpperCase() && token.text.length >= 2 && token.text.length <= longest;
  const namesMarket =
    capital && !tape.shouting && !talk.has(token.text) && !(next?.kind === 'symbol' && next.norm === "'");
  if (!namesMarket || !(expectsMarket(tape) || headsBars(tape))) return false;
  tape.push({ is: 'asset', symbol: token.text }, 1);
  return true;
}

/** After "buy", "trade", "of", "on": an unknown word in capitals can only be a market. */
function expectsMarket(tape: LexemeTape): boolean {
  const word = tape.tokens[tape.index]?.text;
  // It was a market before: "It also reads EFA", and later "above EFA rate of change".
  if (tape.lexemes.some((lexeme) => lexeme.is === 'asset' && lexeme.symbol === word)) return true;
  const spoken = tape.norms[tape.index - 1];
  if (['trade', 'reads', 'vs', 'versus', 'against'].includes(spoken ?? '')) return true;
  const before = tape.before;
  if (before === undefined) return tape.normAt(tape.index + 1) === ':';
  const places = ['on', 'of', 'for', 'with', 'instead', 'to'];
  if (before.is === 'pairs') return true;
  // "KO/PEP", "SPY or EFA": the other of two.
  const joins = before.is === 'mark' && ['slash', 'or', 'and', 'comma'].includes(before.mark);
  if (joins && tape.lexemes[tape.lexemes.length - 2]?.is === 'asset') return true;
  return before.is === 'action' || (before.is === 'mark' && places.includes(before.mark));
}

/** `BANKNIFTY 5m: …` at the start of a clause. */
function headsBars(tape: LexemeTape): boolean {
  const before = tape.before;
  const starts =
    before === undefined ||
    (before.is === 'mark' && ['newline', 'stop', 'comma', 'bullet'].includes(before.mark));
  return starts && barsAt(tape, tape.index + 1);
}

/** Bars come next: `5m`, `1h`, `daily`. */
function barsAt(tape: LexemeTape, index: number): boolean {
  const [number, unit] = tape.tokens.slice(index, index + 2);
  if (number?.kind === 'number')
    return (
      unit?.kind === 'word' &&
      (unit.glued ? /^(m|min|h|d|w|M)$/ : /^(min|minutes?|mins|hours?)$/).test(unit.text)
    );
  return tape.vocabulary.phrases.single(number?.norm ?? '')?.is === 'timeframe';
}

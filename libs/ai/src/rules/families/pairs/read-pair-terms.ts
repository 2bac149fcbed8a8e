import type { Lexeme } from '../../lex/lexeme.js';
import { Reader } from '../../parse/reader.js';
import type { Level, Measure, PairTerms, Role } from './pair-terms.js';

/**
 * `z above 2 short the ratio, other way round below -2, flat when back within 0.5`; `2 sigma in, 0 out, stop at 3.5`;
 * `7 day return difference over 8%: short the winner, long the loser`. Null when no pair or no level to enter at is told.
 */
export function readPairTerms(lexemes: readonly Lexeme[], text: string): PairTerms | null {
  const pair = pairIn(lexemes);
  const measure = measureIn(lexemes);
  if (pair === null || measure === null) return null;
  const terms = new TermsReader(lexemes, text, pair, measure).read();
  return terms === null ? null : { ...terms, alias: aliasIn(lexemes) };
}

/** ETHBTC beside ETH and BTC. */
function aliasIn(lexemes: readonly Lexeme[]): string | null {
  const named = lexemes.flatMap((lexeme) => (lexeme.is === 'asset' ? [lexeme.symbol] : []));
  return named.find((symbol) => joins(symbol, named)) ?? null;
}

/** The two markets that are named; a third that is their pair, such as ETHBTC, says nothing new. */
function pairIn(lexemes: readonly Lexeme[]): readonly [string, string] | null {
  const named = [...new Set(lexemes.flatMap((lexeme) => (lexeme.is === 'asset' ? [lexeme.symbol] : [])))];
  const [one, other] = named.filter((symbol) => !joins(symbol, named));
  const more = named.filter((symbol) => symbol !== one && symbol !== other && !joins(symbol, named));
  if (one === undefined || other === undefined || more.length > 0) return null;
  const joined = named.find((symbol) => joins(symbol, named));
  return joined?.replace('/', '').startsWith(other) === true ? [other, one] : [one, other];
}

function joins(symbol: string, named: readonly string[]): boolean {
  const plain = symbol.replace('/', '');
  return named.some((one) => named.some((other) => one !== other && plain === `${one}${other}`));
}

function measureIn(lexemes: readonly Lexeme[]): Measure | null {
  const has = (test: (lexeme: Lexeme) => boolean): boolean => lexemes.some(test);
  if (has((one) => one.is === 'indicator' && one.name === 'roc') && has(isDifference)) return 'returns';
  const related = has(({ is }) => is === 'ratio' || is === 'pairs') || has(isPairWord);
  if (has((one) => one.is === 'indicator' && one.name === 'zscore')) return 'score';
  if (has((one) => one.is === 'number' && one.unit === 'deviations')) return related ? 'score' : null;
  const average = has((one) => one.is === 'average' || (one.is === 'indicator' && one.name === 'sma'));
  return related && average ? 'distance' : null;
}

function isDifference(lexeme: Lexeme): boolean {
  return (
    lexeme.is === 'ratio' ||
    (lexeme.is === 'unknown' && /^(difference|gap|differential|diff|outperforms)$/i.test(lexeme.word))
  );
}

/** "XOM and CVX pair", "LTC vs BCH". */
export function isPairWord(lexeme: Lexeme): boolean {
  return lexeme.is === 'unknown' && /^(pair|vs|versus|against)$/i.test(lexeme.word);
}

/** One walk over the words: levels take the role, the side and the action of the words around them. */
class TermsReader {
  private readonly reader: Reader;
  private readonly rest: Lexeme[] = [];
  private readonly levels: Level[] = [];
  private role: Role = 'enter';
  private side: Level['side'] = null;
  private takes: Level['takes'] = null;
  private span: PairTerms['span'] = null;
  private log = false;
  private bothWays = false;

  constructor(
    lexemes: readonly Lexeme[],
    private readonly text: string,
    private readonly pair: readonly [string, string],
    private readonly measure: Measure,
  ) {
    this.reader = new Reader(lexemes, text);
  }

  read(): Omit<PairTerms, 'alias'> | null {
    const { reader, levels, pair, measure } = this;
    while (reader.peek() !== undefined) {
      const taken =
        this.takeSetting() || this.takeAction() || this.takeLevel() || this.takeSpan() || this.takeWord();
      if (taken) continue;
      const lexeme = reader.peek();
      if (lexeme !== undefined) this.rest.push(lexeme);
      reader.at++;
    }
    if (!levels.some(({ role }) => role === 'enter')) return null;
    return {
      pair,
      measure,
      log: this.log,
      span: this.span,
      levels,
      bothWays: this.bothWays,
      rest: this.rest,
    };
  }

  /** "Time stop 20 days", "or after 15 days", "5k per leg": settings, read as in any request. */
  private takeSetting(): boolean {
    const { reader } = this;
    if (this.takeSize()) return true;
    const from = reader.at;
    const timed = reader.tryRead(() => {
      // "No more than 15 days in the trade"
      const most = reader.peekIs('compare')?.op === '<=';
      const named = reader.peekIs('head')?.head === 'time-exit' || reader.isMark('after') || most;
      if (!named) return null;
      reader.at++;
      if (reader.take('duration') === null) return null;
      const end = reader.at;
      reader.takeMark('in');
      if (!reader.isVerb('stay')) reader.at = end;
      else reader.at++;
      return true;
    });
    if (timed === null) return false;
    const last = this.rest[this.rest.length - 1];
    if (last?.is === 'mark' && last.mark === 'or') this.rest.pop();
    const [head, duration] = reader.lexemes.slice(from, reader.at);
    if (head === undefined || duration === undefined) return false;
    this.set('time-exit', head, duration);
    return true;
  }

  /** "5k per leg", "10% a side". */
  private takeSize(): boolean {
    const { reader } = this;
    const amount = reader.peekIs('number');
    if (amount === null || !['money', 'percent'].includes(amount.unit)) return false;
    const at = reader.isMark('per', 1) ? 2 : 1;
    const behind = reader.peek(at);
    const leg = behind?.is === 'leg' || (behind?.is === 'unknown' && /^(leg|side|legs)$/i.test(behind.word));
    const ends =
      behind === undefined || (behind.is === 'mark' && ['comma', 'stop', 'newline'].includes(behind.mark));
    const bare = amount.unit === 'money' || this.measure === 'score';
    if (!leg && !(at === 1 && ends && bare)) return false;
    reader.at += leg ? at + 1 : 1;
    this.set('size', amount, amount);
    return true;
  }

  /** Puts a setting into the rest, in the words of any request. */
  private set(setting: 'size' | 'time-exit', place: Lexeme, value: Lexeme): void {
    const { from } = place;
    const comma: Lexeme = { is: 'mark', mark: 'comma', from, to: from, glued: false };
    this.rest.push(comma, { is: 'head', head: setting, from, to: place.to, glued: false }, value, comma);
  }

  private takeAction(): boolean {
    const { reader } = this;
    const opposed = reader.tryRead(() => this.readOpposed());
    if (opposed !== null) {
      this.take(opposed);
      return true;
    }
    const lexeme = reader.peek();
    const says = lexeme === undefined ? '' : this.text.slice(lexeme.from, lexeme.to).toLowerCase();
    const leaves =
      (lexeme?.is === 'action' && lexeme.action.startsWith('exit')) ||
      (lexeme?.is === 'verb' && lexeme.verb === 'close');
    if (lexeme?.is === 'head' && lexeme.head === 'stop') this.begin('stop');
    else if (leaves) this.begin(/^(bail|abort|cut|stop)/.test(says) ? 'stop' : 'exit');
    else if (lexeme?.is === 'action' && lexeme.action === 'enter') this.begin('enter');
    else return false;
    reader.at++;
    return true;
  }

  /** `short the ratio`, `long ETH short BTC`, `short the winner long the loser`. */
  private readOpposed(): 'long' | 'short' | null {
    const { reader, pair } = this;
    const first = reader.take('action')?.action;
    const buys = first === 'long' || first === 'buy';
    if (!buys && first !== 'short' && first !== 'sell') return null;
    const asset = reader.take('asset');
    const wins = asset === null ? this.takeWinner() : null;
    if (asset === null && wins === null) {
      // The ratio itself, or what stands for it.
      if (reader.take('ratio') === null) reader.takeMark('it');
      return buys ? 'long' : 'short';
    }
    while (reader.takeMark('and', 'comma', 'slash'));
    const other = reader.take('action')?.action;
    if (other === undefined) return null;
    if (reader.take('asset') === null && this.takeWinner() === null) return null;
    if (asset !== null) return (asset.symbol === pair[0]) === buys ? 'long' : 'short';
    // "Short the winner": the pair is sold where its first market has won.
    this.bothWays = true;
    return wins === buys ? 'long' : 'short';
  }

  /** The winner is the first market where the measure is high. */
  private takeWinner(): boolean | null {
    const { reader } = this;
    const word = reader.peek();
    const said = word === undefined ? '' : this.text.slice(word.from, word.to).toLowerCase();
    const wins = /^(winner|outperformer|leader|stronger|rich|expensive|richer)/.test(said);
    const loses = /^(loser|underperformer|laggard|weaker|cheap|cheaper)/.test(said);
    if (!wins && !loses) return null;
    reader.at++;
    if (/^(one|leg)$/i.test(reader.peekIs('unknown')?.word ?? '')) reader.at++;
    return wins;
  }

  private take(takes: 'long' | 'short'): void {
    const last = this.levels[this.levels.length - 1];
    // "z above 2 short the ratio": the action stands behind its level.
    if (
      last !== undefined &&
      last.role === 'enter' &&
      last.takes === null &&
      this.role === 'enter' &&
      this.side === null
    )
      this.levels[this.levels.length - 1] = { ...last, takes };
    else {
      this.begin('enter');
      this.takes = takes;
    }
  }

  private begin(role: Role): void {
    this.role = role;
    this.side = null;
    this.takes = null;
  }

  private takeLevel(): boolean {
    const { reader } = this;
    const number = reader.peekIs('number');
    const middle = reader.peekIs('output')?.output === 'middle';
    const average = reader.peekIs('average');
    if ((average !== null || middle) && this.role === 'exit' && !this.hasLevel('exit')) {
      reader.at++;
      this.add(0);
      return true;
    }
    if (number === null || !this.isLevel(number.unit)) return false;
    reader.at++;
    // "2.5 to enter, 0.5 to leave"
    const leads = reader.isMark('to') ? reader.peekIs('action', 1)?.action : undefined;
    if (leads === 'enter' || leads === 'exit') {
      reader.at += 2;
      this.begin(leads);
    }
    // "2 in, 0 out": the word behind tells what the number is for.
    if (reader.isMark('in') && !this.followsMarket()) {
      reader.at++;
      this.begin('enter');
    } else if (reader.peekIs('action')?.action === 'exit' && this.endsBehind()) {
      reader.at++;
      // "When the spread is 2 standard deviations out": away from its mean.
      const away = number.unit === 'deviations' && this.role === 'enter' && !this.hasLevel('enter');
      if (away) {
        this.add(number.value);
        return true;
      }
      this.begin('exit');
    }
    const behind = reader.take('side');
    if (behind !== null) this.side = behind.direction;
    this.add(number.value);
    return true;
  }

  private hasLevel(role: Role): boolean {
    return this.levels.some((level) => level.role === role);
  }

  private isLevel(unit: string): boolean {
    if (this.measure === 'score') return unit === 'deviations' || unit === 'plain';
    return unit === 'percent' || (unit === 'plain' && this.role !== 'enter');
  }

  private followsMarket(): boolean {
    return this.reader.peekIs('asset', 1) !== null;
  }

  private endsBehind(): boolean {
    const next = this.reader.peek(1);
    return next === undefined || (next.is === 'mark' && ['comma', 'stop', 'newline'].includes(next.mark));
  }

  private add(signed: number): void {
    const side = this.side ?? (signed < 0 ? 'below' : null);
    this.levels.push({ role: this.role, value: Math.abs(signed), side, takes: this.takes });
    this.side = null;
    this.takes = null;
  }

  private takeSpan(): boolean {
    const { reader } = this;
    const from = reader.at;
    if (reader.peekIs('side') !== null && reader.peekIs('duration', 1) !== null) reader.at++;
    const counted = this.span === null ? this.takeCounted() : null;
    if (counted !== null) {
      this.span = { value: counted, unit: 'bar' };
      return true;
    }
    // "SOL/AVAX 1h": bars, and no length.
    const next = reader.peekIs('duration');
    const bars = next?.timeframe != null && ['minute', 'hour'].includes(next.unit);
    const duration = this.span === null && !bars ? reader.take('duration') : null;
    if (duration === null) {
      reader.at = from;
      return false;
    }
    this.span = { value: duration.value, unit: duration.unit };
    return true;
  }

  /** "Lookback 100", "window of 60". */
  private takeCounted(): number | null {
    const { reader } = this;
    return reader.tryRead(() => {
      if (reader.take('period-word') === null) return null;
      reader.takeMark('of', 'colon');
      const number = reader.take('number');
      return number?.unit === 'plain' && number.whole && number.value > 1 ? number.value : null;
    });
  }

  private takeWord(): boolean {
    const { reader } = this;
    const lexeme = reader.peek();
    if (lexeme === undefined) return false;
    if (reader.tryRead(() => this.readMirror()) !== null) return true;
    if (lexeme.is === 'side') this.side = lexeme.direction;
    else if (lexeme.is === 'compare') this.side = lexeme.op.startsWith('>') ? 'above' : 'below';
    else if (lexeme.is === 'ratio') this.log ||= lexeme.log === true;
    else if (!saysNothing(lexeme)) return false;
    reader.at++;
    return true;
  }

  /** "Either way", "both ways", "the other way round". */
  private readMirror(): true | null {
    const { reader } = this;
    if (reader.peekIs('action')?.action === 'reverse') {
      reader.at++;
      this.bothWays = true;
      this.begin('enter');
      return true;
    }
    const other = reader.take('mirror') !== null || reader.take('part') !== null;
    const both = other ? null : reader.takeMark('either', 'both');
    if (!other && both !== true) return null;
    const words = /^(way|ways|round|around|side|sides|direction|directions)$/i;
    let said = other && reader.peekIs('side') !== null;
    while (words.test(reader.peekIs('unknown')?.word ?? '')) {
      reader.at++;
      said = true;
    }
    if (!said) return null;
    this.bothWays = true;
    if (other) this.begin('enter');
    return true;
  }
}

/** Words of a pair that carry nothing by themselves. */
function saysNothing(lexeme: Lexeme): boolean {
  switch (lexeme.is) {
    case 'asset':
    case 'pairs':
    case 'average':
    case 'period-word':
      return true;
    case 'indicator':
      return ['zscore', 'roc', 'sma', 'stdev'].includes(lexeme.name);
    case 'verb':
      return true;
    case 'style':
      return lexeme.style === 'mean-reversion';
    case 'mark':
      return !['or', 'not', 'unless', 'only', 'until', 'open', 'close', 'per'].includes(lexeme.mark);
    case 'output':
      return lexeme.output === 'band' || lexeme.output === 'middle';
    case 'timeframe':
      return false;
    case 'unknown':
      return (
        isPairWord(lexeme) ||
        isDifference(lexeme) ||
        /^(back|trade|reverts?|rolling|wide|apart)$/i.test(lexeme.word)
      );
    default:
      return false;
  }
}

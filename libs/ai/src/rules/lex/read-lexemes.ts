import { fillers, phraseGaps } from '../lexicon/fillers.js';
import type { Mark, Meaning, TimeUnit } from '../lexicon/meaning.js';
import { isNumberWord, readNumberWords } from '../lexicon/number-words.js';
import {
  currencySymbols,
  deviationWords,
  marksOfSymbols,
  moneyWords,
  multiplied,
  percentWords,
  pointWords,
  unitWords,
} from '../lexicon/symbols-and-units.js';
import { capitalTickers, talk, wordTickers } from '../lexicon/tickers.js';
import type { Vocabulary } from '../lexicon/vocabulary.js';
import type { Token } from '../scan/token.js';
import type { Lexeme, NumberUnit } from './lexeme.js';
import { readTicker } from './ticker.js';
import { timeframeOf } from './timeframes.js';

/** Turns tokens into what they mean; fillers fall away, mistyped words are read as what they were meant to be. */
export function readLexemes(
  tokens: readonly Token[],
  text: string,
  vocabulary: Vocabulary,
): readonly Lexeme[] {
  return new LexemeReader(tokens, text, vocabulary).read();
}

/** Words that say whose line is meant: what follows is another line than the one before. */
const possessives = new Set(['its', 'their', 'seine', 'seinen', 'ihre', 'ihren', 'sa', 'su', 'sua']);

const sharesInWords: Readonly<Record<string, number>> = {
  half: 50,
  third: 33.33,
  quarter: 25,
  fifth: 20,
  tenth: 10,
};

/** "Last" between a number and its unit. */
const lastWords: ReadonlySet<string> = new Set([
  'derniers',
  'dernieres',
  'ultimos',
  'ultimas',
  'ultimi',
  'ultime',
  'letzten',
  'laatste',
  'ostatnich',
]);

/** What may stand behind a day of the month: "the 15th of", "1st and 15th". */
const dateLinks: ReadonlySet<string> = new Set([
  ...['of', 'day', 'and', 'or', '&', ',', '.', 'each', 'every', 'to', 'sell', 'buy', 'for', 'if', 'when'],
]);

const shortDays: Readonly<Record<string, number>> = {
  ...{ mon: 1, tue: 2, tues: 2, wed: 3, thu: 4, thur: 4, thurs: 4, fri: 5, sat: 6, sun: 7 },
};

const shortMonths = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const shortZones: Readonly<Record<string, { city: string; winter: number; summer: number }>> = {
  et: { city: 'New York time', winter: -300, summer: -240 },
  est: { city: 'EST', winter: -300, summer: -300 },
  ct: { city: 'Chicago time', winter: -360, summer: -300 },
};

class LexemeReader {
  private readonly lexemes: Lexeme[] = [];
  private index = 0;
  /** "its" was passed over just now. */
  private owned = false;
  private readonly closingBars = new Set<number>();
  /** Parentheses of this line that wait to be closed. */
  private open = 0;
  private readonly norms: readonly string[];
  private readonly shouting: boolean;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly text: string,
    private readonly vocabulary: Vocabulary,
  ) {
    this.norms = spelled(tokens, vocabulary);
    const words = tokens.filter((token) => token.kind === 'word' && token.text.length > 3);
    this.shouting = words.length > 2 && words.every((token) => token.text === token.text.toUpperCase());
  }

  read(): readonly Lexeme[] {
    this.skipBullet();
    while (this.index < this.tokens.length) this.step();
    return this.lexemes;
  }

  private step(): void {
    const token = this.tokens[this.index];
    if (token === undefined) return;
    switch (token.kind) {
      case 'newline':
        this.push({ is: 'mark', mark: 'newline' }, 1);
        this.skipBullet();
        return;
      case 'formula':
        this.push({ is: 'formula', formula: token.text }, 1);
        return;
      case 'quoted':
        this.push({ is: 'quoted', name: token.text }, 1);
        return;
      case 'number':
        if (this.listNumber() || this.shareOfMoney(token.value) || this.shareOfPosition(token.value)) return;
        if (this.ordinal()) return;
        this.number(1, token.value);
        return;
      case 'symbol':
        this.symbol(token);
        return;
      case 'word':
        this.word(token);
        return;
    }
  }

  /** `1)` inside a line: a list mark, when no parenthesis waits to be closed. */
  private listNumber(): boolean {
    const next = this.tokens[this.index + 1];
    if (next?.kind !== 'symbol' || next.norm !== ')' || !next.glued) return false;
    if (this.open > 0) return false;
    this.push({ is: 'mark', mark: 'bullet' }, 2);
    return true;
  }

  /** A list mark at the start of a line: `- `, `* `, `1. `, `2) `. */
  private skipBullet(): void {
    const token = this.tokens[this.index];
    const next = this.tokens[this.index + 1];
    if (token?.kind === 'symbol' && ['-', '*', '+', '--', '->', '>'].includes(token.norm)) {
      this.push({ is: 'mark', mark: 'bullet' }, 1);
    } else if (
      token?.kind === 'number' &&
      next?.kind === 'symbol' &&
      next.glued &&
      (next.norm === '.' || next.norm === ')')
    ) {
      this.push({ is: 'mark', mark: 'bullet' }, 2);
    }
  }

  /** `|z|`: bars around what is taken without its sign. */
  private bar(next: Token | undefined): boolean {
    if (this.closingBars.has(this.index)) {
      this.index++;
      return true;
    }
    if (next === undefined || !next.glued) return false;
    for (let at = this.index + 2; at < Math.min(this.index + 10, this.tokens.length); at++) {
      const token = this.tokens[at];
      if (token?.kind !== 'symbol' || token.norm !== '|' || !token.glued) continue;
      this.closingBars.add(at);
      this.push({ is: 'mark', mark: 'absolute' }, 1);
      return true;
    }
    return false;
  }

  private symbol(token: Token): void {
    const ticker = this.ticker();
    if (ticker) return;
    const next = this.tokens[this.index + 1];
    if (token.norm === '|' && this.bar(next)) return;
    if (currencySymbols.has(token.norm) && next?.kind === 'number') {
      this.number(2, next.value, 'money');
      return;
    }
    if (token.norm === '-') {
      const previous = this.tokens[this.index - 1];
      const joins = token.glued && next?.glued === true;
      const betweenNumbers = previous?.kind === 'number' && next?.kind === 'number';
      const named = this.lexemes[this.lexemes.length - 1]?.is;
      const betweenNames = named === 'weekdays' || named === 'calendar-month';
      if (joins && (betweenNumbers || betweenNames)) this.push({ is: 'mark', mark: 'slash' }, 1);
      else if (joins || next?.norm === 'di') this.phraseOrSkip();
      else this.push({ is: 'mark', mark: 'comma' }, 1);
      return;
    }
    if (token.norm === '+' && !token.glued && next?.kind === 'number' && next.glued && this.isSign()) {
      this.index++;
      return;
    }
    if (token.norm === '=>' && this.names(this.index + 1, 'action', 'close')) {
      this.push({ is: 'mark', mark: 'arrow' }, 1);
      return;
    }
    if (token.norm === '=>') {
      this.push({ is: 'compare', op: '>=' }, 1);
      return;
    }
    if (token.norm === '.' && token.glued && next?.glued === true && next.kind === 'word') {
      // A dot inside a word ("gate.io", "e.g.") ends no sentence.
      this.phraseOrSkip();
      return;
    }
    if (this.phrase()) return;
    const mark = marksOfSymbols[token.norm];
    if (mark === undefined) this.index++;
    else this.push({ is: 'mark', mark }, 1);
  }

  /** "crosses above +100", "CCI > +100": a sign of the number, nothing to add. */
  private isSign(): boolean {
    const before = this.lexemes[this.lexemes.length - 1];
    const percent = this.normAt(this.index + 2);
    if (percent === '%' || percentWords.has(percent ?? '')) return false;
    if (before?.is === 'mark') return before.mark === 'on' || before.mark === 'at' || before.mark === 'to';
    return before !== undefined && ['side', 'compare', 'verb', 'way'].includes(before.is);
  }

  /** Whether a word by itself is an action, or one that is one behind an arrow. */
  private names(index: number, is: Meaning['is'], word: string): boolean {
    const norm = this.normAt(index) ?? '';
    return norm === word || this.vocabulary.phrases.single(norm)?.is === is;
  }

  private phraseOrSkip(): void {
    if (!this.phrase()) this.index++;
  }

  /** `1/4 of my capital`, `a quarter of the equity`: a share in percent. */
  private shareOfMoney(over: number): boolean {
    const [slash, under] = this.tokens.slice(this.index + 1, this.index + 3);
    if (slash?.norm !== '/' || under?.kind !== 'number' || over >= under.value) return false;
    if (!this.namesMoney(this.index + 3)) return false;
    const value = tidy(Number(((over / under.value) * 100).toFixed(2)));
    this.push({ is: 'number', value, unit: 'percent', whole: Number.isInteger(value) }, 3);
    return true;
  }

  /** `sell 1/3 at 2%`, `1/2 off at 4%`: a part of the position. */
  private shareOfPosition(over: number): boolean {
    const [slash, under] = this.tokens.slice(this.index + 1, this.index + 3);
    if (slash?.norm !== '/' || !slash.glued || under?.kind !== 'number' || !under.glued) return false;
    if (over >= under.value || under.value > 10) return false;
    const off = this.normAt(this.index + 3) === 'off' || this.normAt(this.index + 3) === 'out' ? 1 : 0;
    if (this.normAt(this.index + 3 + off) !== 'at' && this.normAt(this.index + 3 + off) !== '@') return false;
    const share = tidy(Number(((over / under.value) * 100).toFixed(2)));
    const before = this.lexemes[this.lexemes.length - 1];
    // "sell 1/3" is one thing: the sale of a part.
    if (before?.is === 'action' && (before.action === 'sell' || before.action === 'exit')) this.lexemes.pop();
    this.push({ is: 'part', share }, 3 + off);
    return true;
  }

  /** `1st of the month`, `the 15th`, `3rd trading day`. */
  private ordinal(): boolean {
    const [number, next] = this.tokens.slice(this.index, this.index + 2);
    if (number?.kind !== 'number' || next?.glued !== true || !/^(st|nd|rd|th)$/.test(next.norm)) return false;
    if (this.phrase()) return true;
    const [behind, day] = [this.normAt(this.index + 2), this.normAt(this.index + 3)];
    const weekday = this.vocabulary.phrases.single(behind ?? '');
    if (weekday?.is === 'weekdays' && weekday.days.length === 1 && number.value <= 4) {
      this.push({ is: 'nth-weekday', nth: number.value, day: weekday.days[0] ?? 1 }, 3);
      return true;
    }
    const trading = (behind === 'trading' || behind === 'business') && day === 'day';
    const dated = trading || behind === undefined || dateLinks.has(behind);
    if (!dated || number.value < 1 || number.value > 31) return false;
    this.push({ is: 'nth-day', day: number.value, trading }, trading ? 4 : behind === 'day' ? 3 : 2);
    return true;
  }

  private shareInWords(): boolean {
    const counted = this.normAt(this.index);
    const ahead = counted === 'one' || counted === 'a' ? 1 : 0;
    const value = sharesInWords[this.normAt(this.index + ahead) ?? ''];
    if (value === undefined || !this.namesMoney(this.index + ahead + 1)) return false;
    this.push({ is: 'number', value, unit: 'percent', whole: Number.isInteger(value) }, ahead + 1);
    return true;
  }

  /** "of my capital" comes next. */
  private namesMoney(index: number): boolean {
    if (this.normAt(index) !== 'of') return false;
    const next = this.normAt(index + 1) ?? '';
    const word = phraseGaps.has(next) || possessives.has(next) ? this.normAt(index + 2) : next;
    const meaning = this.vocabulary.phrases.single(word ?? '');
    return meaning?.is === 'head' && meaning.head === 'equity';
  }

  /** "put the stop at 5%" changes it, "put $50 into BTC" buys; "put" by itself is an option. */
  private putsMoney(token: Token): boolean {
    const cap = ['max', 'maximum', 'about', 'only', 'just'].includes(this.normAt(this.index + 1) ?? '')
      ? 1
      : 0;
    const [next, behind] = this.tokens.slice(this.index + 1 + cap, this.index + 3 + cap);
    const money = next?.kind === 'number' || (next?.kind === 'symbol' && behind?.kind === 'number');
    if (token.norm !== 'put') return false;
    if (this.putsIntoCash()) return true;
    const said = phraseGaps.has(next?.norm ?? '') ? behind : next;
    const meant = this.vocabulary.phrases.single(said?.norm ?? '');
    const setting = meant?.is === 'head' && meant.head !== 'equity';
    if (!money && !setting) return false;
    this.push(setting ? { is: 'edit', edit: 'change' } : { is: 'action', action: 'buy' }, 1);
    return true;
  }

  /** "by LINK when ...": in front of a market, where a sentence begins. */
  private mistypedBuy(token: Token): boolean {
    if (token.norm !== 'by' || !this.startsSentence()) return false;
    const next = this.tokens[this.index + 1];
    const known = (word: string) => this.vocabulary.isAsset(word);
    const market =
      known(next?.norm ?? '') || readTicker(this.tokens, this.index + 1, this.text, known) !== null;
    if (!market) return false;
    this.push({ is: 'action', action: 'buy' }, 1);
    return true;
  }

  private startsSentence(): boolean {
    const before = this.lexemes[this.lexemes.length - 1];
    return (
      before === undefined ||
      (before.is === 'mark' && ['stop', 'newline', 'bullet', 'comma'].includes(before.mark))
    );
  }

  /** "Put SPY's share in cash", "put everything into bonds": no option. */
  private putsIntoCash(): boolean {
    const words = this.norms.slice(this.index + 1, this.index + 6);
    const goes = words.findIndex((word) => word === 'in' || word === 'into');
    const before = this.lexemes[this.lexemes.length - 1];
    if (goes < 1 || !['cash', 'bonds', 'bills', 'usdt'].includes(words[goes + 1] ?? '')) return false;
    if (before?.is === 'number' || before?.is === 'duration') return false;
    this.push({ is: 'unknown', word: 'put' }, 1);
    return true;
  }

  /** `PETR4`: letters with a number, where only a market can stand. */
  private numberedTicker(token: Token): boolean {
    const next = this.tokens[this.index + 1];
    const capital = token.text.length === 4 && token.text === token.text.toUpperCase();
    if (!capital || next?.kind !== 'number' || !next.glued || !this.expectsMarket()) return false;
    if (this.vocabulary.phrases.single(token.norm) !== null) return false;
    this.push({ is: 'asset', symbol: token.text + next.text }, 2);
    return true;
  }

  private word(token: Token): void {
    if (this.ticker() || this.numberedTicker(token) || this.wordTicker(token)) return;
    if (this.putsMoney(token) || this.shareInWords()) return;
    if (this.timeframeLetterFirst() || this.mistypedBuy(token) || this.zoneInCapitals(token)) return;
    if (this.monthInShort(token) || this.dayInShort(token) || this.twelveOClock(token)) return;
    const next = this.tokens[this.index + 1];
    if (this.numberInWords()) return;
    if (this.phrase()) return;
    const norm = this.norms[this.index] ?? token.norm;
    if (fillers.has(norm) || norm.endsWith("'")) {
      if (possessives.has(norm)) this.owned = true;
      this.index++;
      return;
    }
    const capital =
      token.text === token.text.toUpperCase() && token.text.length >= 2 && token.text.length <= 6;
    const namesMarket =
      capital && !this.shouting && !talk.has(token.text) && !(next?.kind === 'symbol' && next.norm === "'");
    if (namesMarket && (this.expectsMarket() || this.headsBars())) {
      this.push({ is: 'asset', symbol: token.text }, 1);
      return;
    }
    this.push({ is: 'unknown', word: token.text }, 1);
  }

  /**
   * `buy ONE when`, `T 1d:`, `sell link if`: tickers that are other words, where nothing but a market can stand: behind an
   * action and before a condition or bars.
   */
  private wordTicker(token: Token): boolean {
    const upper = token.text.toUpperCase();
    const capitals = token.text === upper;
    if (!(capitals ? wordTickers.has(upper) : capitalTickers.has(upper)) || this.shouting) return false;
    const before = this.lexemes[this.lexemes.length - 1];
    const starts = before === undefined || (before.is === 'mark' && before.mark === 'newline');
    const spoken = this.norms[this.index - 1] === 'trade';
    const traded = spoken || before?.is === 'action';
    const counted = before?.is === 'mark' && before.mark === 'of';
    const behind = this.vocabulary.phrases.single(this.normAt(this.index + 1) ?? '');
    const bars = this.barsAt(this.index + 1);
    const conditional =
      behind?.is === 'mark' && ['when', 'at', 'after', 'per', 'comma', 'colon'].includes(behind.mark);
    const aside = behind?.is === 'side' && capitals;
    const placed = behind?.is === 'mark' && behind.mark === 'on' && spoken;
    const alone = capitals && (placed || this.index + 1 === this.tokens.length);
    if (!((traded || counted) && (conditional || aside || bars || alone)) && !(starts && bars)) return false;
    this.push({ is: 'asset', symbol: upper }, 1);
    return true;
  }

  /** `9:30 ET`: "et" and "est" are words of other tongues, so they count in capitals or behind a time. */
  private zoneInCapitals(token: Token): boolean {
    const before = this.lexemes[this.lexemes.length - 1]?.is;
    const timed = before === 'proportion' || before === 'half-of-day';
    const zone = shortZones[token.text === token.text.toUpperCase() || timed ? token.norm : ''];
    if (zone === undefined) return false;
    this.push({ is: 'zone', ...zone }, 1);
    return true;
  }

  /** `Nov`, `from May to`: months that are other words unless something around them tells the time of year. */
  private monthInShort(token: Token): boolean {
    const month = shortMonths.indexOf(token.norm.slice(0, 3)) + 1;
    const short = token.norm.length === 3 || token.norm === 'sept';
    if (month === 0 || !short) return false;
    const before = this.norms[this.index - 1] ?? '';
    const capital = token.text[0] === token.text[0]?.toUpperCase() && this.index > 0;
    const linked = ['from', 'in', 'to', 'until', 'till', 'through', 'since', 'of', 'during'].includes(before);
    const listed = this.lexemes.slice(-2).some(({ is }) => is === 'calendar-month');
    const alone = token.norm === 'mar' || token.norm === 'dec' || token.norm === 'sep';
    if (!(linked || listed || (capital && !alone))) return false;
    this.push({ is: 'calendar-month', month }, 1);
    return true;
  }

  /** `Tue-Thu`, `every Fri`: short names of days, which are other words unless something tells. */
  private dayInShort(token: Token): boolean {
    const day = shortDays[token.norm];
    if (day === undefined) return false;
    const next = this.tokens[this.index + 1];
    const [other] = this.tokens.slice(this.index + 2, this.index + 3);
    const ranges = next?.kind === 'symbol' && ['-', '/', ','].includes(next.norm);
    const listed = ranges && shortDays[other?.norm ?? ''] !== undefined;
    const before = this.lexemes.slice(-2).some(({ is }) => is === 'weekdays');
    const linked = ['on', 'every', 'each', 'until', 'to', 'from'].includes(this.norms[this.index - 1] ?? '');
    const capital = token.text[0] !== token.text[0]?.toLowerCase();
    if (!(listed || before || (linked && capital))) return false;
    this.push({ is: 'weekdays', days: [day] }, 1);
    return true;
  }

  /** `midnight`, `noon`. */
  private twelveOClock(token: Token): boolean {
    if (token.norm !== 'midnight' && token.norm !== 'noon') return false;
    this.push({ is: 'proportion', left: token.norm === 'noon' ? 12 : 0, right: 0 }, 1);
    return true;
  }

  /** Bars come next: `5m`, `1h`, `daily`. */
  private barsAt(index: number): boolean {
    const [number, unit] = this.tokens.slice(index, index + 2);
    if (number?.kind === 'number')
      return unit?.kind === 'word' && unit.glued && /^(m|min|h|d|w|M)$/.test(unit.text);
    return this.vocabulary.phrases.single(number?.norm ?? '')?.is === 'timeframe';
  }

  /** `BANKNIFTY 5m: …` at the start of a clause. */
  private headsBars(): boolean {
    const before = this.lexemes[this.lexemes.length - 1];
    const starts =
      before === undefined ||
      (before.is === 'mark' && ['newline', 'stop', 'comma', 'bullet'].includes(before.mark));
    return starts && this.barsAt(this.index + 1);
  }

  /** `seventy`, `twenty-five`, `two hundred`. */
  private numberInWords(): boolean {
    // Hyphens inside a number count for nothing.
    const places: number[] = [];
    for (let at = this.index; places.length < 9 && at < this.norms.length; at++) {
      if (this.norms[at] !== '-' || at === this.index) places.push(at);
    }
    const written = readNumberWords((ahead) => this.normAt(places[ahead] ?? this.norms.length));
    if (written === null) return false;
    const length = (places[written.length - 1] ?? this.index) - this.index + 1;
    if (written.doubtful && !this.measured(this.index + length)) return false;
    if (this.longerPhrase(length)) return false;
    this.number(length, written.value);
    return true;
  }

  /** After "buy", "trade", "of", "on": an unknown word in capitals can only be a market. */
  private expectsMarket(): boolean {
    const word = this.tokens[this.index]?.text;
    // It was a market before: "It also reads EFA", and later "above EFA rate of change".
    if (this.lexemes.some((lexeme) => lexeme.is === 'asset' && lexeme.symbol === word)) return true;
    const spoken = this.norms[this.index - 1];
    if (['trade', 'reads', 'vs', 'versus', 'against'].includes(spoken ?? '')) return true;
    const before = this.lexemes[this.lexemes.length - 1];
    if (before === undefined) return this.normAt(this.index + 1) === ':';
    const places = ['on', 'of', 'for', 'with', 'instead', 'to'];
    if (before.is === 'pairs') return true;
    // "KO/PEP", "SPY or EFA": the other of two.
    const joins = before.is === 'mark' && ['slash', 'or', 'and', 'comma'].includes(before.mark);
    if (joins && this.lexemes[this.lexemes.length - 2]?.is === 'asset') return true;
    return before.is === 'action' || (before.is === 'mark' && places.includes(before.mark));
  }

  private ticker(): boolean {
    const found = readTicker(this.tokens, this.index, this.text, (word) => this.vocabulary.isAsset(word));
    if (found === null) return false;
    const { symbol, market, length } = found;
    const end = this.index + length;
    this.push({ is: 'asset', symbol }, length);
    if (market !== null) this.pushFrom(end - 1, { is: 'market', market }, end);
    return true;
  }

  /** `H4`, `M15`, `D1`. */
  private timeframeLetterFirst(): boolean {
    const token = this.tokens[this.index];
    const number = this.tokens[this.index + 1];
    if (token?.kind !== 'word' || number?.kind !== 'number' || !number.glued || token.text.length !== 1)
      return false;
    const unit = ({ m: 'minute', h: 'hour', d: 'day', w: 'week' } as const)[
      token.norm as 'm' | 'h' | 'd' | 'w'
    ];
    if (unit === undefined) return false;
    const timeframe = timeframeOf(number.value, unit);
    if (timeframe === null) return false;
    this.push({ is: 'timeframe', timeframe }, 2);
    return true;
  }

  private measured(index: number): boolean {
    const word = this.normAt(index);
    if (word === undefined) return false;
    return (
      word === '%' ||
      percentWords.has(word) ||
      unitWords[word] !== undefined ||
      deviationWords.has(word) ||
      word === 'x'
    );
  }

  private longerPhrase(length: number): boolean {
    const found = this.vocabulary.phrases.longest((ahead) => this.normAt(this.index + ahead), phraseGaps);
    return found !== null && found.length > length;
  }

  private phrase(): boolean {
    const found = this.vocabulary.phrases.longest((ahead) => this.wordAt(this.index + ahead), phraseGaps);
    if (found === null) return false;
    if (found.meaning.is === 'way' && this.namesAroonLine(found.length)) {
      this.push({ is: 'output', output: found.meaning.way, of: 'aroon' }, found.length);
      return true;
    }
    if (found.meaning.is === 'filler') {
      if (possessives.has(this.normAt(this.index) ?? '')) this.owned = true;
      this.index += found.length;
    } else this.push(found.meaning, found.length);
    return true;
  }

  /** "Aroon(25): up crosses over down": two lines, not two ways. */
  private namesAroonLine(length: number): boolean {
    const isAroon = (lexeme: Lexeme): boolean =>
      (lexeme.is === 'indicator' && lexeme.name === 'aroon') ||
      (lexeme.is === 'output' && lexeme.of === 'aroon');
    if (!this.lexemes.some(isAroon)) return false;
    const before = this.lexemes[this.lexemes.length - 1];
    const line = this.lexemes.slice(-4).some((lexeme) => lexeme.is === 'output' && lexeme.of === 'aroon');
    const compared =
      before?.is === 'side' || before?.is === 'compare' || (before?.is === 'verb' && before.verb === 'cross');
    if (compared && line) return true;
    const next = this.vocabulary.phrases.single(this.normAt(this.index + length) ?? '');
    return next?.is === 'verb' || next?.is === 'side' || next?.is === 'compare';
  }

  /** As `normAt`, but hyphens inside words vanish: "stop-loss" is two words. */
  private wordAt(index: number): string | undefined {
    return this.normAt(index);
  }

  private normAt(index: number): string | undefined {
    return this.norms[index];
  }

  private number(length: number, value: number, prefix?: NumberUnit): void {
    const at = this.index;
    let end = this.index + length;
    let number = value;
    let unit: NumberUnit = prefix ?? 'plain';
    // "2N": turtles call their average true range N.
    if (this.tokens[end]?.glued === true && this.tokens[end]?.text === 'N' && prefix === undefined) {
      this.pushFrom(at, { is: 'number', value: number, unit: 'plain', whole: Number.isInteger(number) }, end);
      const named = this.lexemes
        .slice(-4)
        .some((lexeme) => lexeme.is === 'indicator' && lexeme.name === 'atr');
      if (named) this.index++;
      else this.push({ is: 'indicator', name: 'atr' }, 1);
      return;
    }
    // German "50er"
    if (this.tokens[end]?.glued === true && this.normAt(end) === 'er') end++;
    const next = this.tokens[end];
    const norm = this.normAt(end);
    const glued = next?.glued === true;
    if (norm === '%' || (norm !== undefined && percentWords.has(norm))) {
      unit = 'percent';
      end++;
    } else if (
      (norm === 'per' || norm === 'por' || norm === 'pour') &&
      ['cent', 'cento', 'ciento'].includes(this.normAt(end + 1) ?? '')
    ) {
      unit = 'percent';
      end += 2;
    } else if (norm === 'a' && percentWords.has(this.normAt(end + 1) ?? '')) {
      unit = 'percent';
      end += 2;
    } else if (norm === 'bps' || norm === 'bp' || (norm === 'basis' && this.normAt(end + 1) === 'points')) {
      unit = 'percent';
      number /= 100;
      end += norm === 'basis' ? 2 : 1;
    } else if (glued && norm === 'k') {
      number *= 1_000;
      end++;
      // "10k per trade" is money; nobody counts coins in thousands.
      if (this.normAt(end) === 'per' || this.normAt(end) === 'each') unit = 'money';
    } else if (glued && (next?.text === 'm' || next?.text === 'M') && !Number.isInteger(number)) {
      // No bars last 1.2 minutes, and no timeframe 1.5 months.
      number *= 1_000_000;
      end++;
    } else if (
      (glued && unit === 'money' && (norm === 'm' || norm === 'mm')) ||
      norm === 'million' ||
      norm === 'mio'
    ) {
      number *= 1_000_000;
      end++;
    } else if (
      norm === 'x' &&
      (glued || multiplied.has(this.normAt(end + 1) ?? '')) &&
      (!this.followedByNumber(end + 1) || (glued && this.startsSpan(end + 1)))
    ) {
      unit = 'times';
      end++;
    } else if (next?.kind === 'word' && (next.text === 'R' || (glued && next.text === 'r'))) {
      unit = 'reward';
      end++;
    } else if (
      norm === ':' &&
      glued &&
      this.tokens[end + 1]?.kind === 'number' &&
      this.tokens[end + 1]?.glued === true
    ) {
      const right = this.tokens[end + 1];
      if (right?.kind === 'number') {
        this.pushFrom(at, { is: 'proportion', left: number, right: right.value }, end + 2);
        return;
      }
    } else if (norm !== undefined && deviationWords.has(norm)) {
      unit = 'deviations';
      end++;
      while (deviationWords.has(this.normAt(end) ?? '')) end++;
    } else if (norm === 'standard' && deviationWords.has(this.normAt(end + 1) ?? '')) {
      unit = 'deviations';
      end += 2;
    } else if (this.duration(at, number, end)) {
      return;
    }
    if (norm !== undefined && unit === 'plain' && end === this.index + length && moneyWords.has(norm)) {
      unit = 'money';
      end++;
    } else if (unit === 'plain' && moneyWords.has(this.normAt(end) ?? '')) {
      unit = 'money';
      end++;
    } else if (unit === 'plain' && currencySymbols.has(this.normAt(end) ?? '')) {
      unit = 'money';
      end++;
    }
    if (unit === 'plain' && pointWords.has(this.normAt(end) ?? '')) {
      unit = 'points';
      end++;
    }
    if (unit === 'money' && moneyWords.has(this.normAt(end) ?? '')) end++;
    this.pushFrom(at, { is: 'number', value: tidy(number), unit, whole: Number.isInteger(number) }, end);
  }

  /** "1.5x 20 bar average": a number apart, with a unit of time. */
  private startsSpan(index: number): boolean {
    return this.tokens[index]?.glued === false && unitWords[this.normAt(index + 1) ?? ''] !== undefined;
  }

  private followedByNumber(index: number): boolean {
    return this.tokens[index]?.kind === 'number';
  }

  /** A number with a unit of time: `14-period`, `4h`, `20 day`. */
  private duration(at: number, value: number, after: number): boolean {
    let end = after;
    if (this.normAt(end) === '-') end++;
    // "les 20 derniers jours"
    if (lastWords.has(this.normAt(end) ?? '')) end++;
    const token = this.tokens[end];
    const norm = this.normAt(end);
    if (token === undefined || norm === undefined || token.kind !== 'word') return false;
    const unit = token.text === 'M' ? 'month' : unitWords[norm];
    if (unit === undefined) return false;
    const single = norm.length === 1;
    // "5 m" or "2 d" apart are too short to be trusted as units.
    if (single && !token.glued && norm !== 'h' && norm !== 'd') return false;
    end++;
    const bars = this.normAt(end);
    if (unit !== 'bar' && bars !== undefined && (bars === 'period' || bars === 'periods')) end++;
    const timeframe = unit === 'bar' ? null : timeframeOf(value, unit);
    this.pushFrom(at, { is: 'duration', value, unit, timeframe }, end);
    return true;
  }

  private countOpen(mark: Mark): void {
    if (mark === 'open') this.open++;
    else if (mark === 'close') this.open = Math.max(0, this.open - 1);
    else if (mark === 'newline') this.open = 0;
  }

  private push(meaning: Meaning | LexemeBody, length: number): void {
    this.pushFrom(this.index, meaning, this.index + length);
  }

  private pushFrom(at: number, meaning: Meaning | LexemeBody, end: number): void {
    const first = this.tokens[at];
    const final = this.tokens[end - 1];
    if (first === undefined || final === undefined) {
      this.index = Math.max(end, this.index + 1);
      return;
    }
    const owned = this.owned;
    this.owned = false;
    if (meaning.is === 'mark') this.countOpen(meaning.mark);
    const before = this.lexemes[this.lexemes.length - 1];
    if (isBe(meaning) && before !== undefined && isBe(before)) {
      // "is is" says no more than "is", and a reader that skips them would do so from each.
      this.lexemes[this.lexemes.length - 1] = { ...before, to: final.to };
      this.index = end;
      return;
    }
    this.lexemes.push({
      ...meaning,
      from: first.from,
      to: final.to,
      glued: first.glued,
      ...(owned && { owned }),
    } as Lexeme);
    this.index = end;
  }
}

function isBe(meaning: Meaning | LexemeBody | Lexeme): boolean {
  return meaning.is === 'verb' && meaning.verb === 'be';
}

type LexemeBody =
  | { readonly is: 'number'; readonly value: number; readonly unit: NumberUnit; readonly whole: boolean }
  | {
      readonly is: 'duration';
      readonly value: number;
      readonly unit: TimeUnit;
      readonly timeframe: string | null;
    }
  | { readonly is: 'proportion'; readonly left: number; readonly right: number }
  | { readonly is: 'formula'; readonly formula: string }
  | { readonly is: 'quoted'; readonly name: string }
  | { readonly is: 'unknown'; readonly word: string };

/** Removes the dust of binary fractions: 30 basis points are 0.3 percent, not 0.30000000000000004. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function spelled(tokens: readonly Token[], vocabulary: Vocabulary): readonly string[] {
  return tokens.map((token) => {
    if (token.kind !== 'word') return token.norm;
    const { norm } = token;
    const unit = unitWords[norm] !== undefined || moneyWords.has(norm) || percentWords.has(norm);
    if (vocabulary.phrases.words.has(norm) || fillers.has(norm) || unit) return norm;
    if (isNumberWord(norm)) return norm;
    return vocabulary.spelling.correct(norm) ?? norm;
  });
}

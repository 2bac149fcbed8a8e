import type { Lexeme } from './lexeme.js';

/** A name for several markets whose members are part of its meaning. */
interface KnownList {
  readonly words: readonly (readonly string[])[];
  readonly name: string;
  readonly symbols: readonly string[];
}

/** Lists that change by decision of a committee or by market value (the S&P 500, the ten largest coins) are not among them. */
const lists: readonly KnownList[] = [
  { words: [['faang'], ['fang']], name: 'FAANG', symbols: ['META', 'AAPL', 'AMZN', 'NFLX', 'GOOGL'] },
  {
    words: [['magnificent', 'seven'], ['magnificent', '7'], ['mag', '7'], ['mag7'], ['mag', 'seven']],
    name: 'The magnificent seven',
    symbols: ['AAPL', 'MSFT', 'GOOGL', 'AMZN', 'META', 'NVDA', 'TSLA'],
  },
  {
    words: [
      ['spdr', 'sectors'],
      ['spdr', 'sector', 'etfs'],
      ['spdr', 'sector', 'funds'],
      ['sector', 'spdrs'],
      ['spdr', 'sector', 'spdrs'],
      ['select', 'sector', 'spdrs'],
      ['s&p', 'sector', 'etfs'],
    ],
    name: 'The SPDR sectors',
    symbols: ['XLB', 'XLC', 'XLE', 'XLF', 'XLI', 'XLK', 'XLP', 'XLRE', 'XLU', 'XLV', 'XLY'],
  },
];

/** What stands behind a list's name and says no more: "FAANG stocks". */
const trailing: ReadonlySet<string> = new Set([
  'stocks',
  'stock',
  'names',
  'etfs',
  'funds',
  'basket',
  'shares',
]);

/** "The FAANG stocks", "the 11 SPDR sectors": their markets in place of the name, and a sentence that says so. */
export function expandLists(
  lexemes: readonly Lexeme[],
  text: string,
): { readonly lexemes: readonly Lexeme[]; readonly note: string | null } {
  const said = lexemes.map(({ from, to }) => text.slice(from, to).toLowerCase());
  for (const [at] of lexemes.entries()) {
    const list = lists.find(({ words }) => words.some((name) => startsHere(said, at, name)));
    const name = list?.words
      .filter((words) => startsHere(said, at, words))
      .sort((a, b) => b.length - a.length)[0];
    if (list === undefined || name === undefined) continue;
    let end = at + name.length;
    while (trailing.has(said[end] ?? '')) end++;
    // "The 11 SPDR sectors", but not "the top 3 of": how many there are.
    const counted = lexemes[at - 1];
    const from = counted?.is === 'number' && counted.value === list.symbols.length ? at - 1 : at;
    const [first, last] = [lexemes[from], lexemes[end - 1]];
    if (first === undefined || last === undefined) continue;
    const place = { from: first.from, to: last.to, glued: false };
    const markets = list.symbols.flatMap((symbol, index): readonly Lexeme[] => [
      ...(index === 0 ? [] : [{ ...place, is: 'mark', mark: 'comma' } as Lexeme]),
      { ...place, is: 'asset', symbol },
    ]);
    return {
      lexemes: [...lexemes.slice(0, from), ...markets, ...lexemes.slice(end)],
      note: `${list.name}: read as ${list.symbols.join(', ')}.`,
    };
  }
  return { lexemes, note: null };
}

function startsHere(said: readonly string[], at: number, name: readonly string[]): boolean {
  return name.every((word, ahead) => said[at + ahead] === word);
}

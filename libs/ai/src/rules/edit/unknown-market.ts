import type { Lexeme, LexemeKind } from '../lex/lexeme.js';
import { editClauses } from './edit-clause.js';

interface Question {
  readonly question: string;
  readonly choices: readonly string[];
}

/** Longest name that is asked about, in words. */
const mostWords = 2;

/**
 * "Use zorbcoin instead", "switch to zorbcoin", "same for zorbcoin": a name that nobody here knows where only a market, or
 * another thing with a name, can stand. It is asked about by its name; nothing is traded in its stead.
 */
export function askWhatIsNamed(lexemes: readonly Lexeme[], text: string, traded: string): Question | null {
  for (const clause of editClauses(lexemes, text)) {
    if (!clause.only(...around) || clause.heads.some((head) => head !== 'unit-of-asset')) continue;
    // "Zorbcoin instead of BTC"
    const opens = clause.marked('instead') ? -1 : 0;
    for (let at = opens; at < clause.lexemes.length; at++) {
      const lexeme = clause.lexemes[at];
      if (lexeme !== undefined && !leads(lexeme, text)) continue;
      let end = at + 1;
      while (isName(clause.lexemes[end])) end++;
      const count = end - at - 1;
      const [first, last] = [clause.lexemes[at + 1], clause.lexemes[end - 1]];
      if (count === 0 || count > mostWords || first === undefined || last === undefined) continue;
      if (!follows(clause.lexemes[end])) continue;
      // "For my friend"
      if (/\b(my|your|our|his|her) $/i.test(text.slice(Math.max(0, first.from - 6), first.from))) continue;
      const name = text.slice(first.from, last.to);
      const other = (symbol: string): string => `${text.slice(0, first.from)}${symbol}${text.slice(last.to)}`;
      const capitals = name === name.toUpperCase() && count === 1;
      return {
        question: capitals
          ? `What is "${name}"? No market and no indicator is known here by that name. If it is a symbol, say that it is to be traded.`
          : `Which market is "${name}"? It is not known by that name; its symbol will do, in capitals.`,
        choices: [
          ...(capitals ? [`Change the symbol to ${name}`] : []),
          ...['BTC', 'ETH', 'SPY'].filter((symbol) => symbol !== traded).map(other),
        ],
      };
    }
  }
  return null;
}

/** What may stand in a clause that only names another market. */
const around: readonly LexemeKind[] = [
  ...([
    'edit',
    'mark',
    'verb',
    'unknown',
    'asset',
    'filler',
    'market',
    'timeframe',
    'duration',
    'field',
  ] as const),
  ...(['strategy', 'head'] as const),
];

/** "Use", "switch to", "trade", "on", "for", "with", "same for". */
function leads(lexeme: Lexeme, text: string): boolean {
  if (lexeme.is === 'edit') return ['use', 'change', 'replace', 'add'].includes(lexeme.edit);
  if (lexeme.is === 'verb') return /^trad/i.test(text.slice(lexeme.from, lexeme.to));
  return lexeme.is === 'mark' && ['on', 'for', 'to', 'with', 'by', 'in', 'arrow'].includes(lexeme.mark);
}

function isName(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'unknown' && lexeme.word.length > 2 && !plain.has(lexeme.word.toLowerCase());
}

/** Words of talk that name nothing. */
const plain: ReadonlySet<string> = new Set(
  (
    'something someone anything everything nothing other others another else same this that these those them one ones ' +
    'now then please instead too also more less most some any all both half next last new old better best good bad big ' +
    'different similar coin coins stock stocks crypto market markets strategy thing things way rest test fun me you it ' +
    'default normal usual original previous first second third simple smart safer safe risky faster slower only just ' +
    'filter condition rule rules version settings setting number numbers value time times long-term trend'
  ).split(' '),
);

/** What may stand behind a name: the end, "instead", "too", bars. */
function follows(lexeme: Lexeme | undefined): boolean {
  if (lexeme === undefined) return true;
  if (['market', 'timeframe', 'duration', 'field'].includes(lexeme.is)) return true;
  return (
    lexeme.is === 'mark' &&
    ['instead', 'also', 'comma', 'and', 'stop', 'not', 'on', 'only'].includes(lexeme.mark)
  );
}

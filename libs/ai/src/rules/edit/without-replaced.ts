import type { Lexeme } from '../lex/lexeme.js';

/** The words without what they say is replaced: "4h not 1h", "ETH rather than BTC", "instead of 1h use 4h". */
export function withoutReplaced(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const dropped = new Set<number>();
  for (const [at, lexeme] of lexemes.entries()) {
    if (lexeme.is !== 'mark') continue;
    const comma = lexemes[at - 1];
    const before = comma?.is === 'mark' && comma.mark === 'comma' ? lexemes[at - 2] : comma;
    const old = lexemes[at + 1];
    const next = lexemes[at + 2];
    if (old === undefined || !isValue(old)) continue;
    const closes = next === undefined || next.is === 'mark' || next.is === 'edit';
    const denied = lexeme.mark === 'not' && before !== undefined && family(before) === family(old) && closes;
    const instead = lexeme.mark === 'instead' && closes && family(old) !== 'indicator';
    const target = lexemes[at + 2];
    const goal = lexemes[at + 3];
    const leaves =
      lexeme.mark === 'from' &&
      target?.is === 'mark' &&
      target.mark === 'to' &&
      goal !== undefined &&
      family(goal) === family(old) &&
      old.is !== 'number';
    if (!denied && !instead && !leaves) continue;
    dropped.add(at);
    dropped.add(at + 1);
  }
  return dropped.size === 0 ? lexemes : lexemes.filter((_, at) => !dropped.has(at));
}

function isValue({ is }: Lexeme): boolean {
  return [
    'number',
    'duration',
    'timeframe',
    'asset',
    'venue',
    'market',
    'weekdays',
    'every',
    'proportion',
  ].includes(is);
}

function family({ is }: Lexeme): string {
  return is === 'timeframe' ? 'duration' : is;
}

import type { Lexeme } from './lexeme.js';

/** "... and close at 04:00 UTC": the verb is an order when a time of day or a day stands behind it. */
export function closingTimes(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  return lexemes.map((lexeme, at): Lexeme => {
    // "skip 12:00-13:30", "skip Mondays"
    const skips =
      lexeme.is === 'unknown' && /^(skip|skipping|avoiding|exclude|excluding)$/i.test(lexeme.word);
    if (skips && times.has(lexemes[at + 1]?.is ?? 'mark'))
      return { ...lexeme, is: 'mark', mark: 'not' } as Lexeme;
    // "stop trading on weekends", "no entries, shut down after 20:00"
    if (lexeme.is === 'head' && lexeme.head === 'halt' && namesTime(lexemes, at + 1))
      return { ...lexeme, is: 'mark', mark: 'not' } as Lexeme;
    if (lexeme.is !== 'verb' || lexeme.verb !== 'close' || !begins(lexemes[at - 1])) return lexeme;
    return namesTime(lexemes, at + 1) ? ({ ...lexeme, is: 'action', action: 'exit' } as Lexeme) : lexeme;
  });
}

const times: ReadonlySet<Lexeme['is']> = new Set([
  ...(['proportion', 'weekdays', 'calendar-month', 'session', 'session-edge', 'nth-day'] as const),
]);

function begins(before: Lexeme | undefined): boolean {
  if (before === undefined || before.is === 'otherwise') return true;
  return before.is === 'mark' && ['and', 'comma', 'stop', 'newline', 'then', 'bullet'].includes(before.mark);
}

function namesTime(lexemes: readonly Lexeme[], from: number): boolean {
  let at = from;
  if (lexemes[at]?.is === 'mark') at++;
  const [time, half] = lexemes.slice(at, at + 2);
  if (at === from || time === undefined) return false;
  const hour = time.is === 'number' && (half?.is === 'half-of-day' || half?.is === 'zone');
  return (
    hour || ['proportion', 'session', 'session-edge', 'weekdays', 'nth-day', 'month-end'].includes(time.is)
  );
}

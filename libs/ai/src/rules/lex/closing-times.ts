import type { Lexeme } from './lexeme.js';
import { isMark } from './marks.js';

/** "... and close at 04:00 UTC": the verb is an order when a time of day or a day stands behind it. */
export function closingTimes(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  return withBareHours(lexemes).map((lexeme, at): Lexeme => {
    // "skip 12:00-13:30", "skip Mondays"
    const skips =
      lexeme.is === 'unknown' && /^(skip|skipping|avoiding|exclude|excluding)$/i.test(lexeme.word);
    if (skips && times.has(lexemes[at + 1]?.is ?? 'mark'))
      return { ...lexeme, is: 'mark', mark: 'not' } as Lexeme;
    // "stop trading on weekends", "no entries, shut down after 20:00"
    if (lexeme.is === 'head' && lexeme.head === 'halt' && namesTime(lexemes, at + 1))
      return { ...lexeme, is: 'mark', mark: 'not' } as Lexeme;
    if (lexeme.is !== 'verb' || lexeme.verb !== 'close') return lexeme;
    if (closesOn(lexemes, at)) return { ...lexeme, is: 'action', action: 'exit' } as Lexeme;
    if (!begins(lexemes[at - 1])) return lexeme;
    return namesTime(lexemes, at + 1) ? ({ ...lexeme, is: 'action', action: 'exit' } as Lexeme) : lexeme;
  });
}

/** "RSI under 30 long, RSI over 70 close": the last word of a condition is what is done then, as it was in the clause before. */
function closesOn(lexemes: readonly Lexeme[], at: number): boolean {
  const [before, next] = [lexemes[at - 1], lexemes[at + 1]];
  if (before?.is !== 'number' && before?.is !== 'indicator') return false;
  if (next !== undefined && !isMark(next, 'stop', 'comma', 'newline', 'bullet', 'and')) return false;
  let from = at;
  while (from > 0 && !begins(lexemes[from - 1])) from--;
  const told = lexemes.slice(from, at);
  const compares = told.some(({ is }) => is === 'side' || is === 'compare');
  const acts = told.some(({ is }) => is === 'action');
  const opened = lexemes.slice(0, from).some(({ is }) => is === 'action');
  return compares && !acts && opened;
}

/** "... close Friday 4pm", "close 15:55": a time right behind, and no comparison behind that. */
function standsAlone(lexemes: readonly Lexeme[], at: number): boolean {
  if (!['weekdays', 'proportion'].includes(lexemes[at]?.is ?? 'mark')) return false;
  return lexemes.slice(at, at + 5).every(({ is }) => is !== 'side' && is !== 'compare' && is !== 'indicator');
}

/** "Always flat at 12" beside other times: an hour, where nothing else can be meant. */
function withBareHours(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const timed = lexemes.some(({ is }) => is === 'proportion' || is === 'half-of-day' || is === 'session');
  if (!timed) return lexemes;
  return lexemes.map((lexeme, at): Lexeme => {
    const [out, link, next] = [lexemes[at - 2], lexemes[at - 1], lexemes[at + 1]];
    const leaves = out?.is === 'action' && out.action.startsWith('exit');
    const linked = link?.is === 'mark' && ['at', 'by', 'ago'].includes(link.mark);
    const hour = lexeme.is === 'number' && lexeme.unit === 'plain' && lexeme.whole && lexeme.value <= 24;
    const ends =
      next === undefined || isMark(next, 'stop', 'comma', 'newline', 'bullet', 'and') || next.is === 'zone';
    if (!leaves || !linked || !hour || !ends) return lexeme;
    const { from, to, glued, value } = lexeme;
    return { is: 'proportion', left: value, right: 0, from, to, glued };
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
  if (time === undefined || (at === from && !standsAlone(lexemes, at))) return false;
  const hour = time.is === 'number' && (half?.is === 'half-of-day' || half?.is === 'zone');
  return (
    hour || ['proportion', 'session', 'session-edge', 'weekdays', 'nth-day', 'month-end'].includes(time.is)
  );
}

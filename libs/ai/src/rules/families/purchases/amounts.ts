import type { Lexeme } from '../../lex/lexeme.js';
import { isMark } from '../../lex/marks.js';

/**
 * "Invest 500 in SPY", "put 100 into QQQ, 200 if it is below": numbers that can only be money, read as such. A number of
 * coins stands right before its market.
 */
export function withMoney(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const buys = lexemes.some(
    (lexeme) =>
      (lexeme.is === 'action' && lexeme.action === 'buy') ||
      (lexeme.is === 'unsupported' && lexeme.what === 'dca') ||
      lexeme.is === 'every',
  );
  if (!buys) return lexemes;
  let spends = lexemes.some((lexeme) => lexeme.is === 'number' && lexeme.unit === 'money');
  return lexemes.map((lexeme, at): Lexeme => {
    if (lexeme.is !== 'number' || lexeme.unit !== 'plain') return lexeme;
    const into = goesInto(lexemes, at) || lexemes[at + 1]?.is === 'every';
    if (!into && !(spends && variesAmount(lexemes, at))) return lexeme;
    spends = true;
    return { ...lexeme, unit: 'money' };
  });
}

/** "1000 a month: 700 in VWCE, 300 in AGG": the parts of an amount in the place of the whole. */
export function withoutTotal(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const amounts = lexemes.flatMap((lexeme, at) =>
    lexeme.is === 'number' && lexeme.unit === 'money' ? [{ at, value: lexeme.value }] : [],
  );
  const parts = amounts.filter(({ at }) => goesInto(lexemes, at) || lexemes[at + 1]?.is === 'asset');
  const [total, ...more] = amounts.filter((amount) => !parts.includes(amount));
  const sum = parts.reduce((all, { value }) => all + value, 0);
  if (total === undefined || more.length > 0 || parts.length < 2 || Math.abs(sum - total.value) > 0.01)
    return lexemes;
  return lexemes.filter((_, at) => at !== total.at);
}

/** "500 in SPY", "250 a month into QQQ". */
function goesInto(lexemes: readonly Lexeme[], at: number): boolean {
  const next = lexemes[at + 1]?.is === 'every' || lexemes[at + 1]?.is === 'timeframe' ? at + 2 : at + 1;
  const before = lexemes[at - 1];
  const bought = before?.is === 'action' && before.action === 'buy';
  const links = isMark(lexemes[next], 'in') || (bought && isMark(lexemes[next], 'of'));
  return links && lexemes[next + 1]?.is === 'asset';
}

/** ", 200 if ...", "make it 1000 when ...", "if ... then buy 800". */
function variesAmount(lexemes: readonly Lexeme[], at: number): boolean {
  const before = lexemes[at - 1];
  const bought = before?.is === 'action' && before.action === 'buy';
  const led =
    bought ||
    (before?.is === 'mark' &&
      ['comma', 'and', 'or', 'to', 'stop', 'it', 'colon', 'then'].includes(before.mark)) ||
    (before?.is === 'unknown' && /^(extra|additional|another|further)$/i.test(before.word));
  const next = lexemes[at + 1];
  const ends = next === undefined || (next.is === 'mark' && ['stop', 'newline', 'comma'].includes(next.mark));
  const conditional = lexemes.slice(0, at).some((lexeme) => isMark(lexeme, 'when'));
  return led && (isMark(next, 'when') || isMark(next, 'instead') || (bought && ends && conditional));
}

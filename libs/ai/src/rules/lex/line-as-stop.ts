import type { Lexeme } from './lexeme.js';
import { isMark } from './marks.js';

/** "Use the 20 EMA as a trailing stop", "the 10 day low as my trailing stop": the stop first, behind it the line it stands at. */
export function lineAsStop(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const out: Lexeme[] = [];
  for (const [at, lexeme] of lexemes.entries()) {
    const line = lexeme.is === 'head' && lexeme.head === 'trail' ? lineBefore(out) : [];
    const [first] = line;
    const before = out[out.length - line.length - 1];
    const alone = lexemes[at + 1]?.is !== 'number' && (isMark(before, 'with') || isUse(before));
    if (first === undefined || !(alone || / as /i.test(text.slice(line.at(-1)?.to, lexeme.to)))) {
      out.push(lexeme);
      continue;
    }
    out.length -= line.length;
    if (isUse(out.at(-1))) out.pop();
    const { from, glued } = first;
    out.push({ ...lexeme, from, to: first.from, glued }, ...line);
  }
  return out;
}

function isUse(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'edit' && lexeme.edit === 'use';
}

/** `20 EMA`, `EMA 20`, `10 day low`, `supertrend(10, 3)`; a range is a distance. */
function lineBefore(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const [first, second] = lexemes.slice(-2);
  if (second?.is === 'extreme' && first?.is === 'duration') return [first, second];
  if (isMark(second, 'close')) {
    const last = lexemes.slice(-8);
    const name = last.findIndex((lexeme, at) => isLine(lexeme) && isMark(last[at + 1], 'open'));
    return name < 0 ? [] : last.slice(name);
  }
  if (second?.is === 'number' && isLine(first)) return lexemes.slice(-2);
  if (!isLine(second)) return [];
  return first?.is === 'number' || first?.is === 'duration' ? lexemes.slice(-2) : lexemes.slice(-1);
}

function isLine(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'indicator' && lexeme.name !== 'atr';
}

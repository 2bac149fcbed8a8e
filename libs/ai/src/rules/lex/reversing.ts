import type { Lexeme } from './lexeme.js';
import { isMark } from './marks.js';

/**
 * "Reverse on every Supertrend flip", "flip long and short every time it changes direction": long when the line turns
 * up, short when it turns down, spelled out as two rules.
 */
export function reversing(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const told = directionsTold(lexemes);
  for (let at = 0; at < told.length; at++) {
    const opened = reversesAt(told, at);
    if (opened === null) continue;
    const line = lineAt(told, opened, text);
    if (line === null) continue;
    const { from, to } = told[at] as Lexeme;
    const place = { from, to, glued: false };
    const rule = (up: boolean): readonly Lexeme[] => [
      { is: 'action', action: up ? 'long' : 'short', ...place },
      { is: 'mark', mark: 'when', ...place },
      ...line.lexemes,
      { is: 'verb', verb: 'turn', ...place },
      colouredLines.has(line.name)
        ? { is: 'pattern', pattern: up ? 'bullish' : 'bearish', ...place }
        : { is: 'way', way: up ? 'up' : 'down', ...place },
    ];
    const comma: Lexeme = { is: 'mark', mark: 'comma', ...place };
    return [...told.slice(0, at), ...rule(true), comma, ...rule(false), ...told.slice(line.end)];
  }
  return told;
}

/** Lines that charts draw in two colours. */
const colouredLines: ReadonlySet<string> = new Set(['supertrend', 'parabolic_sar']);

/** "Changes direction to up": it turns up. */
function directionsTold(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const out: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; at++) {
    const lexeme = lexemes[at] as Lexeme;
    if (!changesDirection(lexemes, at)) {
      out.push(lexeme);
      continue;
    }
    const turn: Lexeme = { is: 'verb', verb: 'turn', from: lexeme.from, to: lexeme.to, glued: false };
    const [first, second] = lexemes.slice(at + 2, at + 4);
    const way = isMark(first, 'to') ? second : first;
    const says =
      way?.is === 'way' ||
      (way?.is === 'pattern' && ['bullish', 'bearish', 'green', 'red'].includes(way.pattern));
    if (says) {
      out.push(turn);
      at += way === first ? 1 : 2;
    } else {
      out.push({ ...turn, is: 'edit', edit: 'flip' } as Lexeme);
      at++;
    }
  }
  return out;
}

function changesDirection(lexemes: readonly Lexeme[], at: number): boolean {
  const [change, direction] = lexemes.slice(at, at + 2);
  const changes =
    (change?.is === 'edit' && change.edit === 'change') ||
    (change?.is === 'verb' && change.verb === 'turn') ||
    (change?.is === 'edit' && change.edit === 'flip');
  return (
    changes &&
    ((direction?.is === 'output' && direction.output === 'direction') ||
      (direction?.is === 'unknown' && direction.word.toLowerCase() === 'direction'))
  );
}

/** Where the line begins behind "reverse on every" or "long and short each time"; null when nothing reverses there. */
function reversesAt(lexemes: readonly Lexeme[], from: number): number | null {
  let at = from;
  const first = lexemes[at];
  if (first?.is !== 'action') return null;
  at++;
  if (first.action !== 'reverse') {
    if (!['long', 'short', 'buy', 'sell'].includes(first.action)) return null;
    if (!isMark(lexemes[at], 'and', 'or', 'slash', 'to')) return null;
    const other = lexemes[at + 1];
    if (other?.is !== 'action' || !['long', 'short', 'buy', 'sell'].includes(other.action)) return null;
    at += 2;
  }
  let linked = false;
  while (isMark(lexemes[at], 'on', 'when', 'per', 'at', 'with', 'after')) {
    at++;
    linked = true;
  }
  return linked ? at : null;
}

/** An indicator with its numbers, and a word for its turning round behind it. */
function lineAt(
  lexemes: readonly Lexeme[],
  from: number,
  text: string,
): { readonly lexemes: readonly Lexeme[]; readonly name: string; readonly end: number } | null {
  let at = from;
  while (lexemes[at]?.is === 'number' || lexemes[at]?.is === 'duration') at++;
  const indicator = lexemes[at];
  if (indicator?.is !== 'indicator') return null;
  at++;
  const open = isMark(lexemes[at], 'open');
  while (
    at < lexemes.length &&
    (lexemes[at]?.is === 'number' ||
      (open &&
        (isMark(lexemes[at], 'open') || isMark(lexemes[at], 'close') || isMark(lexemes[at], 'comma'))) ||
      isMark(lexemes[at], 'slash'))
  )
    at++;
  const line = lexemes.slice(from, at);
  if (isMark(lexemes[at], 'of')) at++;
  const turn = lexemes[at];
  const turns =
    (turn?.is === 'edit' && turn.edit === 'flip') ||
    (turn?.is === 'verb' && turn.verb === 'turn') ||
    (turn?.is === 'unknown' &&
      /^(?:flips?|changes?|reversals?|turns?)$/i.test(text.slice(turn.from, turn.to)));
  const next = lexemes[at + 1];
  const ends = next === undefined || isMark(next, 'stop', 'newline', 'comma', 'and');
  return turns && ends ? { lexemes: line, name: indicator.name, end: at + 1 } : null;
}

import type { Lexeme } from './lexeme.js';

/** "Same thing flipped for shorts", "Shorts are the mirror image": one word for the mirror and the side it is for. */
export function mirroredSide(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const out: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; at++) {
    const told = lexemes[at];
    const span = told?.is === 'action' && isSide(told.action) ? mirrorAround(lexemes, at, text) : null;
    if (span === null || told === undefined) {
      if (told !== undefined) out.push(told);
      continue;
    }
    out.length -= at - span.from;
    const from = lexemes[span.from]?.from ?? told.from;
    out.push({ is: 'mirror', from, to: told.to, glued: false }, told);
    at = span.to;
  }
  return out;
}

function isSide(action: string): boolean {
  return action === 'short' || action === 'long';
}

/** The words around a side when they say nothing but that it is the other one turned round. */
function mirrorAround(
  lexemes: readonly Lexeme[],
  side: number,
  text: string,
): { readonly from: number; readonly to: number } | null {
  const word = (at: number): string =>
    text.slice(lexemes[at]?.from, lexemes[at]?.to).toLowerCase().replaceAll('-', ' ');
  let from = side;
  while (from > 0 && side - from < longest && isLight(lexemes[from - 1])) from--;
  while (from < side && isJoint(lexemes[from])) from++;
  let to = side;
  while (to + 1 < lexemes.length && to - side < longest && isLight(lexemes[to + 1])) to++;
  while (to > side && isJoint(lexemes[to])) to--;
  let turned = false;
  for (let at = from; at <= to; at++) {
    if (at !== side) turned ||= lexemes[at]?.is === 'mirror' || turning.has(word(at));
  }
  const before = lexemes[side - 1];
  const aimed = before?.is === 'mark' && (before.mark === 'for' || before.mark === 'on');
  // "Flip short", "reverse to short" turn a position.
  const heads = from === side && to > side;
  return turned && (aimed || heads) && startsPart(lexemes[from - 1]) && endsPart(lexemes[to + 1])
    ? { from, to }
    : null;
}

const longest = 8;

const turning: ReadonlySet<string> = new Set([
  ...'flipped flip inverted inverse invert reversed reverse mirrored mirror mirrors'.split(' '),
  ...'mirroring opposite opposites upside turned swapped'.split(' '),
]);

/** Words that say nothing by themselves. */
function isLight(lexeme: Lexeme | undefined): boolean {
  if (lexeme === undefined) return false;
  switch (lexeme.is) {
    case 'unknown':
    case 'mirror':
    case 'filler':
      return true;
    case 'verb':
      return lexeme.verb === 'be' || lexeme.verb === 'turn';
    case 'edit':
      return lexeme.edit === 'flip' || lexeme.edit === 'use';
    case 'action':
      return lexeme.action === 'reverse';
    case 'compare':
      return lexeme.op === '==';
    case 'mark':
      return ['for', 'on', 'of', 'and', 'colon', 'it', 'all', 'in', 'with', 'same', 'also'].includes(
        lexeme.mark,
      );
    default:
      return false;
  }
}

function isJoint(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'mark' && (lexeme.mark === 'and' || lexeme.mark === 'also');
}

function startsPart(before: Lexeme | undefined): boolean {
  if (before === undefined) return true;
  return (
    before.is === 'mark' &&
    ['stop', 'newline', 'bullet', 'comma', 'and', 'also', 'open'].includes(before.mark)
  );
}

function endsPart(next: Lexeme | undefined): boolean {
  if (next === undefined) return true;
  return next.is === 'mark' && ['stop', 'newline', 'comma', 'bullet', 'close', 'and'].includes(next.mark);
}

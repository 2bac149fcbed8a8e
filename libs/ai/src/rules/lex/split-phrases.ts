import type { Lexeme } from './lexeme.js';

const levels: ReadonlySet<Lexeme['is']> = new Set([
  'number',
  'indicator',
  'output',
  'field',
  'duration',
  'average',
  'extreme',
]);

/** "Breaks above the 20 EMA", "breaks out over it": the side is told, whichever way is traded. */
function brokenAbove(lexeme: Lexeme, text: string): readonly Lexeme[] | null {
  if (lexeme.is !== 'verb' || lexeme.verb !== 'break') return null;
  const words = text.slice(lexeme.from, lexeme.to).toLowerCase();
  const last = words.slice(words.lastIndexOf(' ') + 1);
  if (last !== 'above' && last !== 'over') return null;
  const from = lexeme.to - last.length;
  return [
    { ...lexeme, to: from - 1 },
    { is: 'side', direction: 'above', inclusive: false, from, to: lexeme.to, glued: false },
  ];
}

/**
 * Phrases that say two things: "above 70 or below 20" and "crosses over the 50 SMA", where a level follows, "the least
 * volatile".
 */
export function splitPhrases(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  return lexemes.flatMap((lexeme, at): readonly Lexeme[] => {
    if (lexeme.is === 'ranked') return measured(lexeme, text);
    // "at a touch of the lower band": when the price touches it.
    if (isTouch(lexemes, at) && !isCounted(lexemes, at, text)) {
      const { from, to, glued } = lexeme;
      return [
        { is: 'mark', mark: 'when', from, to, glued },
        { is: 'field', field: 'close', from: to, to, glued: false },
      ];
    }
    if (isTouch(lexemes, at - 2) && !isCounted(lexemes, at - 2, text)) return [];
    const behindLater = [1, 2].some(
      (back) => laterWords(lexemes, at - back + 1, text) >= back && isLater(lexemes, at - back, text),
    );
    if (behindLater) return [];
    if (lexeme.is === 'mark' && lexeme.mark === 'it' && isLater(lexemes, at + 1, text)) return [];
    if (lexeme.is === 'duration' && isLater(lexemes, at, text)) {
      const { from, glued } = lexeme;
      return [{ is: 'mark', mark: 'after', from, to: from, glued }, lexeme];
    }
    const above = brokenAbove(lexeme, text);
    if (above !== null) return above;
    if (isMarketItself(lexeme, lexemes[at - 1], lexemes[at + 1], text))
      return [{ is: 'field', field: 'close', from: lexeme.from, to: lexeme.to, glued: lexeme.glued }];
    const next = lexemes[at + 1];
    const pronoun = next?.is === 'mark' && next.mark === 'it';
    if (next === undefined || !(levels.has(next.is) || pronoun)) return [lexeme];
    const words = text.slice(lexeme.from, lexeme.to).toLowerCase();
    const last = words.slice(words.lastIndexOf(' ') + 1);
    if (lexeme.is === 'mark' && (lexeme.mark === 'or-more' || lexeme.mark === 'or-less')) {
      // "20 or below" is one bound, "or below 20" a second one.
      if (!words.startsWith('or ') || !['above', 'below', 'under'].includes(last)) return [lexeme];
      const { from, to, glued } = lexeme;
      const direction = lexeme.mark === 'or-more' ? 'above' : 'below';
      const side = {
        is: 'side',
        direction,
        inclusive: false,
        from: to - last.length,
        to,
        glued: false,
      } as const;
      return [{ is: 'mark', mark: 'or', from, to: from + 2, glued }, side];
    }
    if (lexeme.is === 'verb' && lexeme.verb === 'cross' && last === 'over') {
      const { from, to, glued } = lexeme;
      const side = {
        is: 'side',
        direction: 'above',
        inclusive: false,
        from: to - 4,
        to,
        glued: false,
      } as const;
      return [{ is: 'verb', verb: 'cross', from, to: to - 5, glued }, side];
    }
    return [lexeme];
  });
}

/** "Lowest volatility" says by what is ranked. */
function measured(ranked: Lexeme, text: string): readonly Lexeme[] {
  const { from, to } = ranked;
  const words = text.slice(from, to).toLowerCase();
  const at = words.indexOf('volatil');
  if (at < 0) return [ranked];
  const measure = {
    is: 'indicator',
    name: 'realised_volatility',
    from: from + at,
    to,
    glued: false,
  } as const;
  return [{ ...ranked, to: from + at - 1 }, measure];
}

const marketItself: ReadonlySet<string> = new Set([
  'index',
  'stock',
  'stocks',
  'coin',
  'share',
  'shares',
  'token',
  'etf',
  'pair',
]);

/** "... and the stock is above its 200 day average": the price of what is traded, at the start of a condition. */
function isMarketItself(
  lexeme: Lexeme,
  before: Lexeme | undefined,
  behind: Lexeme | undefined,
  text: string,
): boolean {
  const noun = lexeme.is === 'unknown' || (lexeme.is === 'head' && lexeme.head === 'unit-of-asset');
  if (!noun || !marketItself.has(text.slice(lexeme.from, lexeme.to).toLowerCase())) return false;
  const opens =
    before?.is === 'mark' && ['and', 'or', 'when', 'comma', 'only', 'unless'].includes(before.mark);
  const says =
    behind?.is === 'side' ||
    behind?.is === 'compare' ||
    (behind?.is === 'verb' &&
      ['be', 'close', 'cross', 'break', 'rise', 'fall', 'stay', 'make'].includes(behind.verb));
  return opens && says;
}

/** "Sell two days later", "vende 4 dias despues": after as many. */
function isLater(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const span = lexemes[at];
  const before = lexemes[at - 1];
  // "sell it three days later"
  const action = before?.is === 'mark' && before.mark === 'it' ? lexemes[at - 2] : before;
  const leaves = action?.is === 'action' && (action.action === 'sell' || action.action.startsWith('exit'));
  if (!leaves || span?.is !== 'duration') return false;
  const behind = text.slice(span.to, lexemes[at + 1]?.from ?? text.length).trim();
  return behind.toLowerCase().startsWith('later') || laterWords(lexemes, at + 1, text) > 0;
}

/** How many words say "later" there, in a language that keeps them. */
function laterWords(lexemes: readonly Lexeme[], at: number, text: string): number {
  const [first, second] = [lexemes[at], lexemes[at + 1]];
  if (first === undefined) return 0;
  const said = (lexeme: Lexeme): string => text.slice(lexeme.from, lexeme.to).toLowerCase();
  if (laterIn.has(said(first))) return 1;
  return second !== undefined && said(first) === 'plus' && said(second) === 'tard' ? 2 : 0;
}

const laterIn: ReadonlySet<string> = new Set([
  'después',
  'despues',
  'depois',
  'dopo',
  'später',
  'spaeter',
  'później',
  'pozniej',
]);

/** "On the second touch of the lower band": another one than the first. */
function isCounted(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const between = text.slice(lexemes[at]?.to ?? 0, lexemes[at + 1]?.from ?? 0).toLowerCase();
  return ['second', 'third', 'fourth', '2nd', '3rd'].some((ordinal) => between.includes(ordinal));
}

function isTouch(lexemes: readonly Lexeme[], at: number): boolean {
  const [link, touch, of] = [0, 1, 2].map((ahead) => lexemes[at + ahead]);
  return (
    link?.is === 'mark' &&
    (link.mark === 'at' || link.mark === 'on') &&
    touch?.is === 'verb' &&
    touch.verb === 'hit' &&
    of?.is === 'mark' &&
    of.mark === 'of'
  );
}

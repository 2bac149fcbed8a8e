import type { Lexeme } from '../../lex/lexeme.js';
import type { TimeUnit } from '../../lexicon/meaning.js';

/** How the equity is shared out by a rule instead of by numbers. */
export interface Weighting {
  readonly by: 'equal' | 'inverse-volatility' | 'risk-parity';
  /** Over how long volatility is measured; null where that is not said. */
  readonly span: { readonly value: number; readonly unit: TimeUnit } | null;
  readonly rest: readonly Lexeme[];
}

/** `equal weight`, `inverse vol weights, 30 days`, `risk parity with 60d vol`: taken out of a request. */
export function readWeighting(lexemes: readonly Lexeme[]): Weighting | null {
  const named = lexemes.flatMap((lexeme) => (byOf(lexeme) === null ? [] : [byOf(lexeme)]));
  const by = named.find((one) => one !== 'equal') ?? named[0];
  if (by === undefined || by === null) return null;
  const measures = by !== 'equal';
  let span: Weighting['span'] = null;
  const rest: Lexeme[] = [];
  for (const [at, lexeme] of lexemes.entries()) {
    if (byOf(lexeme) !== null) continue;
    if (measures && lexeme.is === 'duration' && span === null && !isPer(lexemes[at - 1])) {
      span = { value: lexeme.value, unit: lexeme.unit };
      while (leadsToSpan(rest[rest.length - 1])) rest.pop();
      continue;
    }
    // "60d vol", "20 day lookback", "volatility"
    const measured =
      measures &&
      (lexeme.is === 'period-word' ||
        (lexeme.is === 'indicator' && ['realised_volatility', 'stdev'].includes(lexeme.name)) ||
        (lexeme.is === 'field' && lexeme.field === 'volume'));
    if (!measured && !talk(lexeme)) rest.push(lexeme);
  }
  return { by, span, rest };
}

function byOf(lexeme: Lexeme): Weighting['by'] | null {
  if (lexeme.is === 'unsupported' && lexeme.what === 'equal-weight') return 'equal';
  if (lexeme.is === 'unknown' && /^(equally|evenly)$/i.test(lexeme.word)) return 'equal';
  if (lexeme.is === 'unsupported' && lexeme.what === 'risk-parity') return 'risk-parity';
  return lexeme.is === 'head' && lexeme.head === 'inverse-volatility' ? 'inverse-volatility' : null;
}

function isPer(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'mark' && lexeme.mark === 'per';
}

function leadsToSpan(lexeme: Lexeme | undefined): boolean {
  if (lexeme?.is === 'side') return true;
  return (
    lexeme?.is === 'mark' &&
    ['with', 'by', 'on', 'last', 'of', 'for', 'comma', 'open', 'in'].includes(lexeme.mark)
  );
}

/** Words around a weighting that say nothing more. */
function talk(lexeme: Lexeme): boolean {
  return (
    lexeme.is === 'unknown' && /^(weight|weights|weighted|them|allocate|allocation|lot)$/i.test(lexeme.word)
  );
}

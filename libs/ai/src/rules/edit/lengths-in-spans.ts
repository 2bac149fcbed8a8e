import type { Lexeme, LexemeKind } from '../lex/lexeme.js';
import { barsIn } from '../lex/timeframes.js';
import { tradingDays } from '../lexicon/tickers.js';
import { editClauses } from './edit-clause.js';
import type { FlowEditor } from './flow-editor.js';

/**
 * "Use 12 months", of a strategy that reads an average of 10 months, 210 bars: a length in weeks or months is one in bars,
 * and so is the number that it takes the place of ("12 months instead of 10").
 */
export function lengthsInBars(
  lexemes: readonly Lexeme[],
  text: string,
  editor: FlowEditor,
): readonly Lexeme[] {
  const changed = new Map<Lexeme, Lexeme>();
  for (const clause of editClauses(lexemes, text)) {
    const [span] = clause.all('duration');
    if (span === undefined || !long.has(span.unit) || !clause.only(...around)) continue;
    if (clause.marked('when', 'only', 'after', 'ago', 'per')) continue;
    const own = barsIn(1, span.unit, editor.timeframe, tradingDays(editor.symbol));
    if (own < 1 || !editor.functions().some(({ params }) => isMultiple(params.period, own))) continue;
    const bars = (value: number): number =>
      barsIn(value, span.unit, editor.timeframe, tradingDays(editor.symbol));
    for (const lexeme of clause.lexemes) {
      const counted = lexeme.is === 'duration' && lexeme.unit === span.unit;
      const plain = lexeme.is === 'number' && lexeme.unit === 'plain';
      if (!counted && !plain) continue;
      const { from, to, glued } = lexeme;
      const value = bars(lexeme.value);
      changed.set(lexeme, { is: 'duration', value, unit: 'bar', timeframe: null, from, to, glued });
      if (counted) editor.done.push(`${lexeme.value} ${span.unit}s are ${value} bars.`);
    }
  }
  return changed.size === 0 ? lexemes : lexemes.map((lexeme) => changed.get(lexeme) ?? lexeme);
}

const long: ReadonlySet<string> = new Set(['week', 'month', 'year']);
const around: readonly LexemeKind[] = [
  ...(['edit', 'mark', 'duration', 'number', 'verb', 'unknown', 'indicator', 'average'] as const),
  ...(['period-word', 'filler', 'speed'] as const),
];

function isMultiple(period: unknown, of: number): boolean {
  return typeof period === 'number' && period >= of && period % of === 0;
}

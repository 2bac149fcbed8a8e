import { capital } from '../capital.js';
import type { Lexeme } from '../lex/lexeme.js';
import { choicesOf } from './apply-number.js';
import type { FlowEditor } from './flow-editor.js';
import { factorsIn, levelsIn } from './rule-lines.js';

/** "28", "make it 4%", "3 ATR": what should be that is asked, of what there is; null for more words. */
export function askForNumber(
  lexemes: readonly Lexeme[],
  editor: FlowEditor,
): { readonly question: string; readonly choices: readonly string[] } | null {
  const said = lexemes.filter(({ is }) => !['mark', 'edit', 'verb', 'unknown', 'filler'].includes(is));
  const [number, unit, ...more] = said;
  if (number?.is !== 'number' || more.length > 0) return null;
  const ranges = unit?.is === 'indicator' && unit.name === 'atr';
  if (unit !== undefined && !ranges) return null;
  const { value } = number;
  if (ranges || number.unit === 'percent') {
    const amount = ranges ? `${value} ATR` : `${value}%`;
    const present = (['stop_loss', 'take_profit', 'trailing_stop'] as const).filter(
      (kind) => editor.riskNode(kind) !== null,
    );
    const kinds = present.length > 0 ? present : (['stop_loss', 'take_profit'] as const);
    const named = kinds.map((kind) => `${capital(kind).replaceAll('_', ' ')} ${amount}`);
    // A rise or fall by so many percent.
    const moves = levelsIn(editor.ruleLines)
      .filter(({ port }) => editor.draft.nodes.get(port ?? '')?.kind === 'roc')
      .map((level) => `threshold ${Math.sign(level.value) * value} instead of ${level.value}`);
    const falls = ranges
      ? []
      : [...editor.ruleLines.values()]
          .flatMap(factorsIn)
          .map((factor) => Number((Math.abs(1 - factor) * 100).toPrecision(6)));
    moves.push(
      ...falls
        .filter((fall) => fall > 0 && fall !== value)
        .map((fall) => `change ${fall}% to ${value}% in the entry`),
    );
    return {
      question: `What should be ${amount}?`,
      choices: ranges ? named : [...new Set([...moves, ...named, `Position size ${amount}`])],
    };
  }
  return number.unit === 'plain'
    ? { question: `What should be ${value}?`, choices: choicesOf(editor, value) }
    : null;
}

import { findKind } from '@strategy-builder/domain';
import { type Expression, printExpression } from '@strategy-builder/language';
import { kindOf } from '../build/indicator-nodes.js';
import { timeframeMinutes } from '../lex/timeframes.js';
import type { IndicatorName } from '../lexicon/meaning.js';
import { moodOf } from '../parse/indicator-moods.js';
import { volumeIsHigh } from '../parse/read-filters.js';
import { isAverage } from '../parse/read-parameters.js';
import { indicatorSeries } from '../request/expression.js';
import { type Applied, done, unclear } from './applied.js';
import { signalInWords } from './apply-rule.js';
import type { EditWord } from './edit-word.js';
import type { FlowEditor } from './flow-editor.js';
import { expressionFrom } from './rule-lines.js';
import { directionOf, isCalendar, isCrossing, mapTerms, sidesOf, signalsIn } from './terms.js';

type Word<K extends EditWord['is']> = Extract<EditWord, { readonly is: K }>;

/** The conditions of entry and exit change places. */
export function exchangeRules(editor: FlowEditor): Applied {
  const lines = new Map(editor.ruleLines);
  const sides = (['long', 'short'] as const).filter((side) => lines.has(`enter_${side}`));
  if (sides.length === 0 || sides.some((side) => !lines.has(`exit_${side}`)))
    return unclear('There is no exit rule to change places with. When should it get out?', [
      'Sell when RSI rises above 70',
      'Sell when the price falls below the 50 SMA',
    ]);
  for (const side of sides) {
    const enter = lines.get(`enter_${side}`);
    const exit = lines.get(`exit_${side}`);
    if (enter === undefined || exit === undefined) continue;
    lines.set(`enter_${side}`, exit);
    lines.set(`exit_${side}`, enter);
    editor.done.push(`The ${side} entry and exit have changed places.`);
  }
  editor.setLines(lines);
  return done;
}

/** The bars that an indicator is computed on; those of the strategy stay. */
export function setBars(editor: FlowEditor, { about, timeframe }: Word<'set-bars'>): Applied {
  const name = kindOf(about).toUpperCase();
  const nodes = editor.nodesOf(about);
  if (nodes.length === 0)
    return unclear(`There is no ${name} in this strategy.`, [`Change the timeframe to ${timeframe}`]);
  const own = timeframeMinutes(editor.timeframe);
  const wanted = timeframeMinutes(timeframe);
  if (wanted < own)
    return unclear(
      `The strategy runs on ${editor.timeframe} bars, and ${name} cannot be computed on shorter ones. Should all of it run on ${timeframe} bars?`,
      [`Change the timeframe to ${timeframe}`],
    );
  for (const node of nodes) {
    const plain = (node.formula ?? findKind('function', node.kind)?.formula ?? '').replace(/@\w+$/, '');
    editor.draft.change(node.id, { formula: wanted === own ? plain : `${plain}@${timeframe}` });
    editor.done.push(
      `${node.label ?? node.id} is computed on ${timeframe} bars; the strategy runs on ${editor.timeframe} as before.`,
    );
  }
  return done;
}

/** Each comparison of the entries must have held on so many bars, the present one included. */
export function holdInARow(editor: FlowEditor, bars: number): Applied {
  const lines = new Map(editor.ruleLines);
  for (const signal of signalsIn(editor, { act: 'enter', side: null })) {
    const line = lines.get(signal);
    const held = line === undefined ? null : mapTerms(line, (term) => heldFor(term, bars));
    if (held === null) continue;
    lines.set(signal, held);
    editor.done.push(
      `The ${signalInWords(signal)} waits until its conditions have held on ${bars} bars in a row.`,
    );
  }
  editor.setLines(lines);
  return done;
}

/** A crossing cannot happen twice in a row: what holds is the side that it leads to. */
function heldFor(term: Expression, bars: number): Expression {
  const sides = sidesOf(term);
  if (sides === null || isCalendar(term)) return term;
  const [left, right] = sides.map(printExpression);
  const compared = isCrossing(term)
    ? `${left} ${directionOf(term) === 'above' ? '>' : '<'} ${right}`
    : printExpression(term);
  return expressionFrom(`sum(if(${compared}, 1, 0), ${bars}) == ${bars}`);
}

/** An indicator, or the volume, that must point the same way as each entry. */
export function addFilter(editor: FlowEditor, { name, length }: Word<'add-filter'>): Applied {
  let read = '';
  for (const side of ['long', 'short'] as const) {
    if (!editor.ruleLines.has(`enter_${side}`)) continue;
    const mood =
      name === 'volume'
        ? volumeIsHigh(length)
        : moodOf(
            indicatorSeries(name, length === null ? [] : [length]),
            side === 'long' ? 'bullish' : 'bearish',
          );
    if (mood === null)
      return unclear(`What must ${kindOf(name === 'volume' ? 'sma' : name).toUpperCase()} be for an entry?`);
    editor.setLine(`enter_${side}`, mood, 'and');
    read = name === 'volume' ? 'more volume than its average' : waitedFor(name, length);
  }
  editor.done.push(`The entries wait for ${read}.`);
  return done;
}

function waitedFor(name: IndicatorName, length: number | null): string {
  const called = `${kindOf(name).toUpperCase()}${length === null ? '' : ` ${length}`}`;
  return isAverage(name) ? `a close on their side of ${called}` : `${called} to point the same way`;
}

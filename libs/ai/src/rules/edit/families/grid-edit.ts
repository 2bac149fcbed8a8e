import { gridSpacing } from '../../families/grid.js';
import type { Lexeme } from '../../lex/lexeme.js';
import { compare, field, joined, numberSeries } from '../../request/expression.js';
import { spokenIn } from '../../scan/spoken.js';
import { type Applied, done, unclear } from '../applied.js';
import type { FlowEditor } from '../flow-editor.js';
import { numberOf } from '../rule-lines.js';
import { termsOf } from '../terms.js';
import type { FamilyEdit } from './family-edit.js';
import { gridEndsIn } from './grid-ends.js';
import { setMoney } from './grid-money.js';
import { boundShiftIn, shiftIn } from './grid-shift.js';
import { bounds, type Grid, type GridWords, noWords } from './grid-state.js';

function gridOf(editor: FlowEditor): Grid | null {
  const node = editor.nodes.find(({ type, kind }) => type === 'execution' && kind === 'grid');
  const line = editor.ruleLines.get('enter_long');
  if (node === undefined || line === undefined) return null;
  let low: number | null = null;
  let high: number | null = null;
  for (const term of termsOf(line)) {
    if (term.kind !== 'binary' || term.left.kind !== 'name' || term.left.name !== 'close') continue;
    if (term.operator === '>=') low = numberOf(term.right);
    if (term.operator === '<=') high = numberOf(term.right);
  }
  const { levels, spacing } = node.params;
  if (low === null || high === null || typeof levels !== 'number' || typeof spacing !== 'number') return null;
  let [leftBelow, leftAbove] = [low, high];
  const exit = editor.ruleLines.get('exit_long');
  for (const term of exit === undefined ? [] : termsOf(exit)) {
    const price = term.kind === 'binary' ? numberOf(term.right) : null;
    if (term.kind !== 'binary' || price === null) continue;
    if (term.operator === '<') leftBelow = price;
    if (term.operator === '>') leftAbove = price;
  }
  return { node: node.id, low, high, levels, spacing, leftBelow, leftAbove };
}

/** `upper bound to 750 and 25 levels`, `100 USDT per level`, `range 450 to 750`, for a flow that trades a grid. */
export function readGridEdit(
  editor: FlowEditor,
  lexemes: readonly Lexeme[],
  text: string,
): FamilyEdit | null {
  const grid = gridOf(editor);
  if (grid === null) return null;
  const ends = gridEndsIn(lexemes, grid.low, grid.high);
  const { words, taken } = readWords(
    lexemes.filter((lexeme) => !ends.taken.includes(lexeme)),
    text,
  );
  const shift = shiftIn(lexemes, text, grid) ?? boundShiftIn(lexemes, text, grid);
  if (shift !== null)
    return {
      taken: lexemes,
      apply: () => {
        editor.done.push(`As told: ${text.trim().slice(0, 80)}.`);
        return applyGrid(editor, grid, { ...noWords, ...shift });
      },
    };
  words.below = ends.below;
  words.above = ends.above;
  taken.push(...ends.taken);
  const factor = lexemes.some((lexeme) => lexeme.is === 'grid-level') ? factorIn(lexemes) : null;
  if (factor !== null && words.levels === null) {
    words.levels = Math.max(1, Math.round(grid.levels * factor));
    taken.push(...lexemes);
  }
  if (Object.values(words).every((value) => value === null)) return null;
  return { taken, apply: () => applyGrid(editor, grid, words) };
}

function factorIn(lexemes: readonly Lexeme[]): number | null {
  for (const lexeme of lexemes) {
    if (lexeme.is === 'multiple') return lexeme.factor;
    if (lexeme.is === 'edit' && lexeme.edit === 'double') return 2;
    if (lexeme.is === 'edit' && lexeme.edit === 'halve') return 0.5;
  }
  return null;
}

const separators: readonly string[] = ['comma', 'stop', 'newline'];

/** Numbers by the words around them; a number behind "instead of" is what goes. */
function readWords(
  lexemes: readonly Lexeme[],
  text: string,
): { readonly words: GridWords; readonly taken: Lexeme[] } {
  const words: GridWords = { ...noWords };
  const taken: Lexeme[] = [];
  let from = lexemes[0]?.from ?? 0;
  /** Words since the last number, and those of the clause before it. */
  let first = 0;
  let role: 'low' | 'high' | null = null;
  const tellsRules = lexemes.some(({ is }) => ['head', 'indicator', 'side', 'compare'].includes(is));
  for (const [at, lexeme] of lexemes.entries()) {
    if (lexeme.is === 'mark' && separators.includes(lexeme.mark)) {
      from = lexeme.to;
      first = at + 1;
      role = null;
      continue;
    }
    if (
      lexeme.is !== 'number' ||
      (lexeme.unit !== 'plain' && lexeme.unit !== 'money' && lexeme.unit !== 'percent')
    )
      continue;
    const next = lexemes[at + 1];
    const before = text.slice(from, lexeme.from).toLowerCase();
    const after = behind(lexemes, at, text);
    role = boundIn(before) ?? role;
    const range = rangeAt(lexemes, at);
    const old = /\b(instead of|not|rather than)\b/.test(before);
    const begins = /\bfrom\b/.test(before) && range !== null && role !== null;
    let said = true;
    if (old || begins) said = old || role !== null;
    else if (next?.is === 'grid-level' || saysLevels(after)) words.levels ??= lexeme.value;
    else if (lexeme.unit === 'percent') {
      if (/\b(apart|spacing|between|step)\b/.test(before + after)) words.spacing ??= lexeme.value;
      else said = false;
    } else if (
      /\b(levels?|grids|grid lines)\b/.test(before) &&
      lexeme.unit === 'plain' &&
      !/\b(per|each|every)\b/.test(before)
    )
      words.levels ??= lexeme.value;
    else if (
      lexeme.unit === 'money' ||
      /\b(per|each|every) (grid |price )?(level|order|line|grid|rung|one)\b|\beach\b/.test(before + after)
    ) {
      if (role !== null && lexeme.unit === 'money' && !/\b(per|each|every)\b/.test(after))
        setBound(words, role, lexeme.value);
      else if (/\b(total|altogether|overall|capital|investment|budget|all)\b/.test(before + after))
        words.total ??= lexeme.value;
      else if (/\b(per|each|every|apiece|a level)\b/.test(before + after)) words.each ??= lexeme.value;
      else words.money ??= lexeme.value;
    } else if (role !== null) setBound(words, role, lexeme.value);
    else if (range !== null) {
      words.low ??= Math.min(lexeme.value, range);
      words.high ??= Math.max(lexeme.value, range);
    } else if (words.low === null || words.high === null) {
      if (tellsRules) said = false;
      else words.open ??= lexeme.value;
    }
    if (said) {
      taken.push(...lexemes.slice(first, at + 1));
      if (next?.is === 'grid-level') taken.push(next);
    }
    from = lexeme.to;
    first = at + 1;
    const joins = next?.is === 'mark' && (next.mark === 'and' || next.mark === 'to');
    if (joins && !begins) role = null;
  }
  return { words, taken };
}

function setBound(words: GridWords, role: 'low' | 'high', value: number): void {
  words[role] ??= value;
}

/** The bound that the last of these words names. */
function boundIn(before: string): 'low' | 'high' | null {
  const named = spokenIn(before).filter((word) => bounds.has(word) || /^(max|min)/.test(word));
  const last = named[named.length - 1];
  if (last === undefined) return null;
  return bounds.get(last) ?? (last.startsWith('max') ? 'high' : 'low');
}

/** "25 grid lines", "25 levels": the word right behind a number. */
function saysLevels(after: string): boolean {
  const [first, second] = spokenIn(after).filter((word) => word !== '' && word !== 'price');
  return levelWords.has(first ?? '') || (first === 'grid' && levelWords.has(second ?? ''));
}

const levelWords: ReadonlySet<string> = new Set([
  ...['level', 'levels', 'grid', 'grids', 'lines', 'rungs', 'steps', 'orders'],
]);

/** The other end of a range that begins at this number. */
function rangeAt(lexemes: readonly Lexeme[], at: number): number | null {
  const [joins, other] = lexemes.slice(at + 1, at + 3);
  const joined =
    joins?.is === 'mark' && ['to', 'and', 'slash', 'minus', 'until', 'comma'].includes(joins.mark);
  if (!joined || other?.is !== 'number' || other.unit === 'percent') return null;
  return lexemes[at + 3]?.is === 'grid-level' ? null : other.value;
}

/** The words behind a number, up to the next one or the end of its clause. */
function behind(lexemes: readonly Lexeme[], at: number, text: string): string {
  let to = at + 1;
  while (to < lexemes.length && to < at + 6) {
    const lexeme = lexemes[to];
    if (
      lexeme?.is === 'number' ||
      (lexeme?.is === 'mark' && [...separators, 'and', 'instead'].includes(lexeme.mark))
    )
      break;
    to++;
  }
  const end = to < lexemes.length ? (lexemes[to]?.from ?? text.length) : text.length;
  return text.slice(lexemes[at]?.to ?? 0, end).toLowerCase();
}

function applyGrid(editor: FlowEditor, grid: Grid, words: GridWords): Applied {
  if (words.open !== null)
    return unclear(`What should be ${words.open}?`, [
      ...(words.open <= 100 && Number.isInteger(words.open) ? [`${words.open} levels`] : []),
      `upper bound ${words.open}`,
      `lower bound ${words.open}`,
      `$${words.open} per level`,
    ]);
  const low = words.low ?? grid.low;
  const high = words.high ?? grid.high;
  const levels = words.levels ?? grid.levels;
  if (low >= high)
    return unclear(`The range would lie between ${low} and ${high}. Where should it begin and end?`, [
      `range ${grid.low} to ${grid.high}`,
    ]);
  const inside = [words.below, words.above].find((price) => price !== null && price > low && price < high);
  if (inside !== undefined && inside !== null)
    return unclear(`${inside} lies inside the range from ${low} to ${high}. Where should the grid end?`, [
      inside === words.below ? `range ${inside} to ${high}` : `range ${low} to ${inside}`,
      inside === words.below ? `stop at ${low}` : `stop above ${high}`,
    ]);
  const [below, above] = endsOf(grid, words, low, high);
  if (low !== grid.low || high !== grid.high || below !== grid.leftBelow || above !== grid.leftAbove) {
    const close = field('close');
    editor.setLine(
      'enter_long',
      joined('all', [compare(close, '>=', numberSeries(low)), compare(close, '<=', numberSeries(high))]),
      'replace',
    );
    editor.setLine(
      'exit_long',
      joined('any', [compare(close, '<', numberSeries(below)), compare(close, '>', numberSeries(above))]),
      'replace',
    );
    if (low !== grid.low || high !== grid.high) editor.done.push(`The grid lies between ${low} and ${high}.`);
    if (below !== low || above !== high || words.below !== null || words.above !== null)
      editor.done.push(`It is left at a close below ${below} or above ${above}.`);
  }
  // A distance that somebody chose stays.
  const usual = grid.spacing === gridSpacing(grid.low, grid.high, grid.levels);
  const spacing = words.spacing ?? (usual ? gridSpacing(low, high, levels) : grid.spacing);
  editor.setParams(grid.node, { levels, spacing });
  if (levels !== grid.levels) editor.done.push(`It has ${levels} levels.`);
  if (spacing !== grid.spacing) editor.done.push(`They are ${spacing}% apart.`);
  setMoney(editor, grid, levels, words);
  return done;
}

/** The prices beyond which the grid is left: those told now or before, as far as they lie outside of the range. */
function endsOf(grid: Grid, words: GridWords, low: number, high: number): readonly [number, number] {
  const below = words.below ?? (grid.leftBelow < grid.low ? grid.leftBelow : low);
  const above = words.above ?? (grid.leftAbove > grid.high ? grid.leftAbove : high);
  return [Math.min(below, low), Math.max(above, high)];
}

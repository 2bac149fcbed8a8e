import { gridSpacing, moneyOfEach } from '../../families/grid.js';
import type { Lexeme } from '../../lex/lexeme.js';
import { compare, field, joined, numberSeries } from '../../request/expression.js';
import { spokenIn } from '../../scan/spoken.js';
import { type Applied, done, unclear } from '../applied.js';
import type { FlowEditor } from '../flow-editor.js';
import { numberOf } from '../rule-lines.js';
import { termsOf } from '../terms.js';
import type { FamilyEdit } from './family-edit.js';
import { gridEndsIn } from './grid-ends.js';

/** What a grid is now. */
interface Grid {
  readonly node: string;
  readonly low: number;
  readonly high: number;
  readonly levels: number;
  readonly spacing: number;
  /** Prices beyond which it is left: those of its range where no others were told. */
  readonly leftBelow: number;
  readonly leftAbove: number;
}

interface GridWords {
  low: number | null;
  high: number | null;
  levels: number | null;
  each: number | null;
  total: number | null;
  /** Money without a word on what it is for: for each level or in all, as the grid was told. */
  money: number | null;
  spacing: number | null;
  /** Prices beyond which it is left. */
  below: number | null;
  above: number | null;
  /** A number that could be several of these. */
  open: number | null;
}

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

const noWords: GridWords = {
  low: null,
  high: null,
  levels: null,
  each: null,
  total: null,
  money: null,
  spacing: null,
  below: null,
  above: null,
  open: null,
};

/** `shift the range up by 10`, `move it 5% lower`: both ends by the same. */
function shiftIn(
  lexemes: readonly Lexeme[],
  text: string,
  { low, high }: Grid,
): Pick<GridWords, 'low' | 'high'> | null {
  const spoken = spokenIn(text);
  const [number, ...more] = lexemes.filter(({ is }) => is === 'number');
  const shifts = spoken.some((word) => shifting.has(word)) && !spoken.some((word) => ofOneEnd.has(word));
  if (number?.is !== 'number' || more.length > 0 || !shifts) return null;
  const up = spoken.some((word) => word === 'up' || word === 'higher' || word === 'upwards');
  const down = spoken.some((word) => word === 'down' || word === 'lower' || word === 'downwards');
  if (up === down) return null;
  const moved = (bound: number): number => {
    const by = number.unit === 'percent' ? (bound * number.value) / 100 : number.value;
    return Number((bound + (up ? by : -by)).toPrecision(10));
  };
  return number.unit === 'plain' || number.unit === 'money' || number.unit === 'percent'
    ? { low: moved(low), high: moved(high) }
    : null;
}

/** `raise the lower bound by 100`, `bring the top down by 5%`: one end by so much. */
function boundShiftIn(
  lexemes: readonly Lexeme[],
  text: string,
  grid: Grid,
): Pick<GridWords, 'low' | 'high'> | null {
  const [number, ...more] = lexemes.filter(({ is }) => is === 'number');
  if (number?.is !== 'number' || more.length > 0) return null;
  const before = spokenIn(text.slice(0, number.from)).filter((word) => word !== '');
  if (before[before.length - 1] !== 'by') return null;
  const [verb = '', ...rest] = before.filter((word) => word !== 'please' && word !== 'and');
  const end = rest.map((word) => bounds.get(word)).find((one) => one !== undefined);
  const up = raising.has(verb) || rest.includes('up');
  const down = lowering.has(verb) || rest.includes('down');
  if (end === undefined || up === down) return null;
  const bound = grid[end];
  const by = number.unit === 'percent' ? (bound * number.value) / 100 : number.value;
  const moved = Number((bound + (up ? by : -by)).toPrecision(10));
  return end === 'low' ? { low: moved, high: null } : { low: null, high: moved };
}

const raising: ReadonlySet<string> = new Set(['raise', 'increase', 'lift', 'higher', 'extend']);
const lowering: ReadonlySet<string> = new Set(['lower', 'decrease', 'reduce', 'drop', 'cut']);

const shifting: ReadonlySet<string> = new Set(['shift', 'move', 'slide', 'push', 'range']);
const ofOneEnd: ReadonlySet<string> = new Set(
  'to bound limit upper top bottom end floor ceiling stop target'.split(' '),
);

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

const bounds: ReadonlyMap<string, 'low' | 'high'> = new Map([
  ...['upper', 'top', 'high', 'higher', 'highest', 'ceiling'].map((word) => [word, 'high'] as const),
  ...['lower', 'bottom', 'low', 'lowest', 'floor'].map((word) => [word, 'low'] as const),
]);

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

/** Money on each level, or in all; more levels share what was told in all, and each keeps what was told of it. */
function setMoney(editor: FlowEditor, grid: Grid, levels: number, words: GridWords): void {
  const node = editor.riskNode('position_size');
  const size = node?.params;
  const told = node?.description === moneyOfEach && typeof size?.value === 'number';
  const each = words.each ?? (told ? words.money : null);
  const total = words.total ?? (told ? null : words.money);
  const kept = told ? Number(size?.value) / grid.levels : null;
  const ofEach = each ?? (total === null ? kept : null);
  const wanted = total ?? (ofEach === null ? null : ofEach * levels);
  if (wanted === null) shareMoney(editor, grid, levels);
  if (wanted === null || wanted === size?.value) return;
  editor.setRisk('position_size', { mode: 'fixed_notional', value: Number(wanted.toPrecision(12)) });
  const sized = editor.riskNode('position_size');
  if (sized !== null) editor.draft.change(sized.id, { description: ofEach === null ? '' : moneyOfEach });
  editor.done.push(
    `$${Number((wanted / levels).toPrecision(6))} on each of ${levels} levels is $${Number(wanted.toPrecision(12))} in all.`,
  );
}

/** "30 levels": the money in all stays; that each level keeps its own is one click away. */
function shareMoney(editor: FlowEditor, grid: Grid, levels: number): void {
  const node = editor.riskNode('position_size');
  const total = node?.params.value;
  if (node === null || node.params.mode !== 'fixed_notional' || typeof total !== 'number') return;
  if (levels === grid.levels) return;
  const short = (value: number): number => Number(value.toPrecision(6));
  const each = total / grid.levels;
  const value = Number((each * levels).toPrecision(12));
  editor.assumed.push({
    about: 'position-size',
    text: `$${short(total)} in all stays as it is: $${short(total / levels)} on each of ${levels} levels, where it was $${short(each)}.`,
    nodeId: node.id,
    param: 'value',
    alternatives: [
      {
        label: `$${short(each)} on each level as before: $${short(value)} in all`,
        commands: [{ type: 'EditNode', id: node.id, params: { value } }],
      },
    ],
  });
}

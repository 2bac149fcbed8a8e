import { findKind } from '@strategy-builder/domain';
import type { DraftNode } from '../build/graph-draft.js';
import { kindOf } from '../build/indicator-nodes.js';
import type { IndicatorName } from '../lexicon/meaning.js';
import { type Applied, done, pass, unclear } from './applied.js';
import type { EditWord, Scope } from './edit-word.js';
import type { FlowEditor } from './flow-editor.js';
import { lengthOrLevel } from './length-or-level.js';
import { factorsIn, levelsIn, windowsIn, withFactor, withLevel, withWindow } from './rule-lines.js';
import { signalsIn } from './terms.js';

interface Place {
  readonly text: string;
  readonly set: () => void;
}

/** What a number is said to be of: an indicator, the entry or the exit. */
interface Where {
  readonly about: IndicatorName | null;
  readonly act?: Scope['act'];
}

/** Every place of the strategy that holds this number. */
function placesOf(
  editor: FlowEditor,
  value: number,
  to: number,
  { about, act = null }: Where,
): readonly Place[] {
  const places: Place[] = [];
  const isMeant = (signal: string): boolean => act === null || signal.startsWith(act);
  const nodes = about === null ? editor.functions() : editor.nodesOf(about);
  for (const node of nodes) {
    for (const [name, present] of Object.entries(node.params)) {
      if (present !== value) continue;
      places.push({
        text: `${node.label ?? node.id}: ${name} ${to}`,
        set: () => editor.setParams(node.id, { [name]: to }),
      });
    }
  }
  const ids = new Set(nodes.map(({ id }) => id));
  const levels = levelsIn(editor.ruleLines).filter(
    (level) =>
      level.value === value &&
      isMeant(level.line) &&
      (about === null || (level.port !== null && ids.has(level.port))),
  );
  if (levels.length > 0) {
    places.push({
      text: `threshold ${to} instead of ${value}`,
      set: () => editor.setLines(withLevel(editor.ruleLines, null, value, to, isMeant)),
    });
  }
  for (const [signal, line] of about === null ? editor.ruleLines : []) {
    if (!isMeant(signal)) continue;
    const place = signal.startsWith('enter') ? 'entry' : 'exit';
    for (const [present, wanted] of factorsOf(value, to))
      if (factorsIn(line).some((factor) => Math.abs(factor - present) < 1e-9))
        places.push({
          text: `change ${value}% to ${to}% in the ${place}`,
          set: () =>
            editor.setLines(new Map(editor.ruleLines).set(signal, withFactor(line, present, wanted))),
        });
    if (!windowsIn(line).includes(value)) continue;
    places.push({
      text: `${place} over ${to} bars`,
      set: () => editor.setLines(new Map(editor.ruleLines).set(signal, withWindow(line, value, to))),
    });
  }
  for (const node of editor.nodes) {
    if (about !== null || act !== null || node.type !== 'risk' || node.params.value !== value) continue;
    places.push({
      text: `${node.kind.replaceAll('_', ' ')} ${withUnit(to, node.params.mode)}`,
      set: () => editor.setParams(node.id, { value: to }),
    });
  }
  return places;
}

/** "Down 5%" is a factor of 0.95, "5% above" one of 1.05; "1.5 times" is one itself. */
function factorsOf(value: number, to: number): readonly (readonly [present: number, wanted: number])[] {
  const share = (sign: number, percent: number): number =>
    Number((1 + (sign * percent) / 100).toPrecision(12));
  return [
    [share(-1, value), share(-1, to)],
    [share(1, value), share(1, to)],
  ];
}

/** A setting's number as it is said again: "5%", "2 ATR", "$500". */
function withUnit(value: number, mode: unknown): string {
  switch (mode) {
    case 'atr':
      return `${value} ATR`;
    case 'fixed_notional':
      return `$${value}`;
    case 'fixed_units':
      return `${value}`;
    default:
      return `${value}%`;
  }
}

/** The numbers that are there, as they can be asked to change. */
export function choicesOf(editor: FlowEditor, to: number): readonly string[] {
  const levels = levelsIn(editor.ruleLines).map(({ value }) => value);
  const lengths = editor.functions().flatMap(({ params }) => Object.values(params));
  const windows = [...editor.ruleLines.values()].flatMap(windowsIn);
  const numbers = [...levels, ...lengths, ...windows].filter((value) => typeof value === 'number');
  return [...new Set(numbers)]
    .filter((value) => value !== to)
    .slice(0, 4)
    .map((value) => `change ${value} to ${to}`);
}

export function swapNumber(editor: FlowEditor, from: number, to: number, where: Where): Applied {
  const exact = placesOf(editor, from, to, where);
  // "10% not 8%", of a fall by 8%.
  const places = exact.length > 0 ? exact : placesOf(editor, -from, -to, where);
  const [only, ...others] = places;
  if (only === undefined) {
    // "change the RSI from ..." may name the number the wrong way round; never guess.
    return unclear(`Nothing in this strategy is ${from}. What should become ${to}?`, choicesOf(editor, to));
  }
  if (others.length > 0)
    return unclear(
      `${from} stands in several places. Which one should become ${to}?`,
      places.map(({ text }) => text),
    );
  only.set();
  editor.done.push(`${from} is ${to} now.`);
  return done;
}

export function setNumber(
  editor: FlowEditor,
  word: Extract<EditWord, { readonly is: 'set-number' }>,
): Applied {
  const numbered = editor.functions().filter(({ params }) => Object.keys(params).length > 0);
  const nodes = word.about === null ? numbered : editor.nodesOf(word.about);
  const [node, ...others] = nodes;
  const levels = levelsIn(editor.ruleLines).filter(({ port }) => nodes.some(({ id }) => id === port));
  if (word.what === 'bare' && nodes.length > 0) {
    const meant = lengthOrLevel(
      word.to,
      levels.map(({ value }) => value),
    );
    if (meant.is === 'level') return setBareLevel(editor, word, meant.from, nodes);
    if (meant.is === 'either') return askLengthOrLevel(word.to, word.about ?? (node?.kind as IndicatorName));
  }
  if (
    word.what === 'level' ||
    (word.what === 'open' && (word.to >= 50 || word.about === 'adx') && levels.length > 0)
  )
    return setOneLevel(editor, levels, word.to);
  if (node === undefined && word.about === 'atr') return setRange(editor, word.to) ? done : pass;
  if (node === undefined)
    return unclear(
      word.about === null
        ? `Which number should become ${word.to}?`
        : `There is no ${kindOf(word.about).toUpperCase()} in this strategy.`,
      choicesOf(editor, word.to),
    );
  if (others.length > 0) {
    return unclear(
      `Which of them should be ${word.to}?`,
      nodes.map(({ label, id }) => `${label ?? id}${alike(nodes, label) ? ` (${id})` : ''} to ${word.to}`),
    );
  }
  const doubtful = word.what === 'open' && word.to >= 20 && levels.length > 0;
  if (doubtful) return askLengthOrLevel(word.to, word.about ?? (node.kind as IndicatorName));
  const first = findKind('function', node.kind)?.params[0];
  if (first === undefined) return unclear(`${node.label ?? node.id} has no length.`);
  editor.setParams(node.id, { [first.name]: word.to });
  editor.done.push(`${first.title} of ${node.id} is ${word.to}.`);
  return done;
}

function askLengthOrLevel(to: number, about: IndicatorName): Applied {
  const name = kindOf(about).toUpperCase();
  return unclear(`Should ${to} be the length of ${name} or its level?`, [
    `${name} length ${to}`,
    `${name} threshold ${to}`,
  ]);
}

/** "ADX 30" where ADX is above 25: its level, and said so. */
function setBareLevel(
  editor: FlowEditor,
  { to }: Extract<EditWord, { readonly is: 'set-number' }>,
  from: number,
  nodes: readonly DraftNode[],
): Applied {
  let lines = editor.ruleLines;
  for (const { id } of nodes) lines = withLevel(lines, id, from, to, () => true);
  editor.setLines(lines);
  const [node] = nodes;
  const length = findKind('function', node?.kind ?? '')?.params[0];
  editor.done.push(`The level is ${to} instead of ${from}.`);
  if (node !== undefined && length !== undefined)
    editor.assumed.push({
      about: 'indicator',
      text: `${to} is read as the level of ${node.label ?? node.id}; its ${length.title.toLowerCase()} stays ${node.params[length.name]}.`,
      nodeId: node.id,
      param: length.name,
      alternatives: [],
    });
  return done;
}

function alike(nodes: readonly { readonly label: string | null }[], label: string | null): boolean {
  return nodes.filter((node) => node.label === label).length > 1;
}

/** Over how many bars the range of stops and targets is measured; false when none is. */
function setRange(editor: FlowEditor, period: number): boolean {
  const nodes = editor.nodes.filter(({ type, params }) => type === 'risk' && params.mode === 'atr');
  for (const { id } of nodes) editor.setParams(id, { period });
  if (nodes.length > 0) editor.done.push(`The range is measured over ${period} bars.`);
  return nodes.length > 0;
}

function setOneLevel(
  editor: FlowEditor,
  levels: readonly { readonly line: string; readonly port: string | null; readonly value: number }[],
  to: number,
): Applied {
  const values = [...new Set(levels.map(({ value }) => value))];
  const [only] = values;
  if (only === undefined) return unclear('Which level should change?');
  const near = values.length === 1 ? values : values.filter((value) => value >= 50 === to >= 50);
  // With several levels on this side, an entry's level is what "the threshold" means.
  const entries = levels
    .filter(({ line, value }) => line.startsWith('enter') && near.includes(value))
    .map(({ value }) => value);
  const [from, ...more] = near.length > 1 ? [...new Set(entries)] : near;
  if (from === undefined || more.length > 0) {
    return unclear(
      `Which level should become ${to}?`,
      values.map((value) => `change ${value} to ${to}`),
    );
  }
  editor.setLines(withLevel(editor.ruleLines, null, from, to, () => true));
  editor.done.push(`The level is ${to} instead of ${from}.`);
  return done;
}

/** `25/75 instead of 30/70`: all of them, or none when one is nowhere or in several places. */
export function swapNumbers(editor: FlowEditor, pairs: readonly (readonly [number, number])[]): Applied {
  const found = pairs.map(([from, to]) => ({
    from,
    to,
    places: placesOf(editor, from, to, { about: null }),
  }));
  for (const { from, to, places } of found) {
    if (places.length === 0)
      return unclear(`Nothing in this strategy is ${from}. What should become ${to}?`, choicesOf(editor, to));
    if (places.length > 1)
      return unclear(
        `${from} stands in several places. Which one should become ${to}?`,
        places.map(({ text }) => text),
      );
  }
  for (const { from, to, places } of found) {
    places[0]?.set();
    editor.done.push(`${from} is ${to} now.`);
  }
  return done;
}

/** `lower both thresholds by 5`: each level of an oscillator in the rules that are meant. */
export function shiftLevels(
  editor: FlowEditor,
  { amount, scope, about, single }: Extract<EditWord, { readonly is: 'shift-levels' }>,
): Applied {
  const signals = new Set(signalsIn(editor, scope));
  const isMeant = (line: string): boolean => signals.has(line);
  const named = about === null ? null : new Set(editor.nodesOf(about).map(({ id }) => id));
  const found = levelsIn(editor.ruleLines).filter(
    ({ line, port }) => port !== null && isMeant(line) && (named === null || named.has(port)),
  );
  const values = [...new Set(found.map(({ value }) => value))].sort((a, b) => (amount > 0 ? b - a : a - b));
  if (values.length === 0) return unclear('There is no threshold in these rules. What should change?');
  const shifted = (value: number): number => Number((value + amount).toPrecision(12));
  if (single && values.length > 1)
    return unclear(
      `There are several levels: ${values.join(' and ')}. Which one should be ${amount < 0 ? 'lowered' : 'raised'} by ${Math.abs(amount)}?`,
      [
        ...values.slice(0, 3).map((value) => `change ${value} to ${shifted(value)}`),
        `${amount < 0 ? 'lower' : 'raise'} ${values.length === 2 ? 'both' : 'all'} thresholds by ${Math.abs(amount)}`,
      ],
    );
  editor.done.push(`Levels are ${amount < 0 ? 'lowered' : 'raised'} by ${Math.abs(amount)}.`);
  for (const value of values) {
    const to = shifted(value);
    const ports = new Set(found.filter((level) => level.value === value).map(({ port }) => port));
    for (const port of ports) editor.setLines(withLevel(editor.ruleLines, port, value, to, isMeant));
    editor.done.push(`The level is ${to} instead of ${value}.`);
  }
  return done;
}

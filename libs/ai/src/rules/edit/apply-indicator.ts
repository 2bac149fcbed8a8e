import { findKind } from '@strategy-builder/domain';
import { ConditionCompiler } from '../build/compile-condition.js';
import type { DraftNode } from '../build/graph-draft.js';
import { kindOf, outputOf } from '../build/indicator-nodes.js';
import type { IndicatorName } from '../lexicon/meaning.js';
import { type Condition, compare, indicatorSeries, numberSeries } from '../request/expression.js';
import { exitFor } from '../settle/mirror.js';
import { type Applied, done, pass, unclear } from './applied.js';
import { scaledBy } from './apply-setting.js';
import { setWindows } from './apply-windows.js';
import type { EditWord } from './edit-word.js';
import type { FlowEditor } from './flow-editor.js';
import { levelsIn, rebuild, withLevel } from './rule-lines.js';

/** Another kind of indicator with the same numbers takes the place of each node of the old kind. */
export function swapIndicator(
  editor: FlowEditor,
  { from, to, length, old: oldLength = null }: Extract<EditWord, { readonly is: 'swap-indicator' }>,
): Applied {
  const all = editor.nodesOf(from).filter(({ kind }) => kind !== kindOf(to));
  const nodes =
    oldLength === null ? all : all.filter(({ params }) => Object.values(params).includes(oldLength));
  if (nodes.length === 0) {
    if (editor.nodesOf(to).length > 0 && all.length === 0 && from === 'ma') {
      editor.done.push(`The averages are ${kindOf(to).toUpperCase()}s already.`);
      return done;
    }
    return unclear(`There is no such ${kindOf(from).toUpperCase()} in this strategy.`, lengthsOf(editor));
  }
  if (length !== null && nodes.length > 1)
    return unclear(
      `Which of them should be ${kindOf(to).toUpperCase()} ${length}?`,
      nodes.map(
        ({ params }) =>
          `change ${kindOf(from).toUpperCase()} ${params.period} to ${kindOf(to).toUpperCase()} ${length}`,
      ),
    );
  const target = findKind('function', kindOf(to));
  if (target === undefined) return unclear(`${to} is not in the catalogue.`);
  for (const node of nodes) {
    const old = findKind('function', node.kind);
    const many = old !== undefined && old.outputs.length > 1;
    if (many && target.outputs.length !== old.outputs.length) {
      return unclear(
        `${node.kind.toUpperCase()} and ${target.kind.toUpperCase()} give different lines. Describe the new condition, for example "buy when ${target.title} ...".`,
      );
    }
    const params: Record<string, number> = {};
    for (const [place, param] of target.params.entries()) {
      const same = old?.params[place];
      const said = place === 0 ? length : null;
      const value = said ?? (same === undefined ? param.default : node.params[same.name]);
      if (typeof value === 'number') params[param.name] = value;
    }
    const id = editor.draft.add(
      [target.kind, ...Object.values(params).map((value) => String(value).replace('.', '_'))].join('_'),
      {
        type: 'function',
        kind: target.kind,
        label: null,
        description: '',
        params,
        formula: null,
      },
    );
    for (const edge of editor.draft.edgesInto(node.id))
      editor.draft.connect(edge.source, edge.sourcePort, id, edge.targetPort);
    renamePort(editor, node, id, many ? null : (outputOf(indicatorSeries(to)) ?? null));
    editor.done.push(`${id} takes the place of ${node.id}.`);
  }
  return done;
}

/** With `line`, a bare name becomes that line of the new node: `rsi_14` is `stochastic_14_3_3.k`. */
function renamePort(editor: FlowEditor, node: DraftNode, id: string, line: string | null): void {
  for (const edge of editor.draft.edgesFrom(node.id)) {
    if (edge.target !== editor.rules.id)
      editor.draft.connect(id, line ?? edge.sourcePort, edge.target, edge.targetPort);
  }
  const lines = new Map(
    [...editor.ruleLines].map(([signal, expression]) => [
      signal,
      rebuild(expression, (part) => {
        if (part.kind === 'name' && part.name === node.id) {
          return line === null
            ? { ...part, name: id }
            : { kind: 'member', port: id, member: line, at: part.at };
        }
        return part.kind === 'member' && part.port === node.id ? { ...part, port: id } : part;
      }),
    ]),
  );
  const bound = editor.draft.edgesFrom(node.id).find(({ target }) => target === editor.rules.id);
  if (bound !== undefined) editor.draft.connect(id, line ?? bound.sourcePort, editor.rules.id, id);
  editor.draft.remove(node.id);
  editor.setLines(lines);
}

export function removeIndicator(editor: FlowEditor, name: IndicatorName, length: number | null): Applied {
  const all = editor.nodesOf(name);
  const nodes = length === null ? all : all.filter(({ params }) => Object.values(params).includes(length));
  const [node, ...others] = nodes;
  if (node === undefined) return unclear(`There is no such ${kindOf(name).toUpperCase()} in this strategy.`);
  if (others.length > 0)
    return unclear(
      'Which one should go?',
      nodes.map(({ label, id }) => `remove ${label ?? id}`),
    );
  if (!editor.forget(node.id)) {
    return unclear(
      `Without ${node.label ?? node.id} there is no entry left. What should trigger the entry instead?`,
      ['Buy when the price is above the 200 SMA', 'Buy when MACD crosses above its signal line'],
    );
  }
  if (editor.draft.edgesFrom(node.id).every(({ target }) => target === editor.rules.id))
    editor.draft.remove(node.id);
  editor.done.push(`${node.label ?? node.id} is gone, with the conditions on it.`);
  return done;
}

/** Another condition in place of those on an indicator. */
export function replaceCondition(editor: FlowEditor, on: IndicatorName, condition: Condition): Applied {
  const [node, ...others] = editor.nodesOf(on);
  if (node === undefined) return unclear(`There is no ${kindOf(on).toUpperCase()} in this strategy.`);
  if (others.length > 0)
    return unclear(
      `There are several: which of them should go, ${[node, ...others].map(({ id }) => id).join(' or ')}?`,
    );
  const called = node.label ?? node.id;
  const signals = editor.signalsOn(node.id);
  if (signals.length === 0) return unclear(`No rule reads ${called}.`);
  if (signals.includes('enter_long') && signals.includes('enter_short'))
    return unclear(`${called} stands in the long and in the short entry. Say each of the two anew.`);
  const enters = signals.some((signal) => signal.startsWith('enter'));
  for (const signal of signals) {
    const side = signal.endsWith('long') ? 'long' : 'short';
    // What opened and closed a position by the old indicator does so by the new one.
    const closes = enters && signal.startsWith('exit') ? exitFor(condition, side) : condition;
    if (closes === null) return unclear(`When should the ${side} position close, if not by ${called}?`);
    editor.replaceTerms(signal, node.id, closes);
  }
  editor.done.push(`The new condition stands in place of ${called}.`);
  return done;
}

/** A new indicator that no rule reads yet. */
export function addIndicator(editor: FlowEditor, name: IndicatorName, length: number | null): Applied {
  const data = editor.dataNode;
  if (data === null) return unclear('There is no price to compute it on. Which market should be read?');
  const before = new Set(editor.draft.nodes.keys());
  const compiler = new ConditionCompiler(
    editor.draft,
    { dataNode: data.id, timeframe: editor.timeframe },
    () => data.id,
  );
  compiler.formula(compare(indicatorSeries(name, length === null ? [] : [length]), '>', numberSeries(0)));
  const added = [...editor.draft.nodes.keys()].find((id) => !before.has(id));
  editor.done.push(
    added === undefined ? 'It is there already.' : `${added} is computed; no rule reads it yet.`,
  );
  return done;
}

/** Averages of a strategy, the fastest first. */
function bySpeed(editor: FlowEditor, about: IndicatorName | null): readonly DraftNode[] {
  const nodes = about === null ? editor.functions() : editor.nodesOf(about);
  const period = (node: DraftNode): number =>
    typeof node.params.period === 'number' ? node.params.period : 0;
  return nodes.filter((node) => period(node) > 0).sort((a, b) => period(a) - period(b));
}

/** `use 12 and 26 for the EMAs`: the shorter length for the faster one. */
export function setLengths(editor: FlowEditor, about: IndicatorName, lengths: readonly number[]): Applied {
  const nodes = bySpeed(editor, about);
  if (nodes.length === 0 && (setWindows(editor, lengths) || setTwoLevels(editor, lengths))) return done;
  if (nodes.length === 0) return pass;
  if (nodes.length !== lengths.length)
    return unclear(
      `Which lengths should change? There are ${nodes.length} of ${kindOf(about).toUpperCase()}.`,
    );
  const wanted = [...lengths].sort((a, b) => a - b);
  for (const [place, node] of nodes.entries()) editor.setParams(node.id, { period: wanted[place] ?? 0 });
  editor.done.push(`The lengths are ${wanted.join(' and ')}.`);
  return done;
}

/** `25 and 75`, of an oscillator with two levels: the lower for the lower. */
function setTwoLevels(editor: FlowEditor, wanted: readonly number[]): boolean {
  const levels = levelsIn(editor.ruleLines).filter(({ port }) => port !== null);
  const all = [...new Set(levels.map(({ value }) => value))];
  // "-2.2 and 2.2" of a line that is left at 0: where it is entered.
  const entries = [
    ...new Set(levels.filter(({ line }) => line.startsWith('enter')).map(({ value }) => value)),
  ];
  const present = (all.length > 2 ? entries : all).sort((a, b) => a - b);
  const [low, high, ...more] = present;
  const [first, second] = [...wanted].sort((a, b) => a - b);
  if (
    low === undefined ||
    high === undefined ||
    more.length > 0 ||
    first === undefined ||
    second === undefined
  )
    return false;
  // In one go, so that a new level is not taken for an old one.
  const halfway = withLevel(editor.ruleLines, null, low, Number.MAX_SAFE_INTEGER, () => true);
  const upper = withLevel(halfway, null, high, second, () => true);
  editor.setLines(withLevel(upper, null, Number.MAX_SAFE_INTEGER, first, () => true));
  editor.done.push(`The levels are ${first} and ${second} instead of ${low} and ${high}.`);
  return true;
}

/** `the slow one should be 50`. */
export function setSpeed(editor: FlowEditor, speed: 'fast' | 'slow', to: number): Applied {
  const averages = (['ema', 'sma', 'wma', 'hma'] as const).flatMap((name) => [...bySpeed(editor, name)]);
  const sorted = averages.sort((a, b) => Number(a.params.period) - Number(b.params.period));
  const node = speed === 'fast' ? sorted[0] : sorted[sorted.length - 1];
  if (node === undefined || sorted.length !== 2) return unclear(`Which average should be ${to}?`);
  editor.setParams(node.id, { period: to });
  editor.done.push(`Period of ${node.id} is ${to}.`);
  return done;
}

/** `bands of 2.5 deviations`. */
export function setWidth(editor: FlowEditor, to: number): Applied {
  const [node, ...others] = editor.functions().filter(({ params }) => typeof params.k === 'number');
  if (node === undefined || others.length > 0) return unclear(`Which bands should be ${to} deviations wide?`);
  editor.setParams(node.id, { k: to });
  const unit = node.kind === 'bollinger' ? 'deviations' : 'average true ranges';
  editor.done.push(`${node.id} is ${to} ${unit} wide.`);
  return done;
}

/** `MACD 8 21 5`: an indicator's numbers in their order. */
export function setParams(editor: FlowEditor, about: IndicatorName, values: readonly number[]): Applied {
  const nodes = editor.nodesOf(about);
  const [node, ...others] = nodes;
  if (node === undefined) return unclear(`There is no ${kindOf(about).toUpperCase()} in this strategy.`);
  const names = (findKind('function', node.kind)?.params ?? []).map(({ name }) => name);
  if (others.length > 0 || values.length > names.length)
    return unclear(`Which numbers of ${node.label ?? node.id} should change? It has ${names.join(', ')}.`);
  editor.setParams(node.id, Object.fromEntries(values.map((value, place) => [names[place] ?? '', value])));
  editor.done.push(`${node.id} has the numbers ${values.join(', ')}.`);
  return done;
}

/** `double the RSI length`, `the slow average twice as long`. */
export function scaleLength(
  editor: FlowEditor,
  { about, speed, change }: Extract<EditWord, { readonly is: 'scale-length' }>,
): Applied {
  const averages = bySpeed(editor, 'ma');
  const bySpeedName = speed === 'fast' ? averages[0] : averages[averages.length - 1];
  const nodes =
    speed === null ? editor.nodesOf(about ?? 'ma') : bySpeedName === undefined ? [] : [bySpeedName];
  if (nodes.length === 0)
    return unclear(
      `There is no ${about === null ? 'average' : kindOf(about).toUpperCase()} in this strategy.`,
      lengthsOf(editor),
    );
  const lengths = nodes.flatMap((node) => {
    const name = findKind('function', node.kind)?.params[0]?.name;
    const value = name === undefined ? undefined : node.params[name];
    return name === undefined || typeof value !== 'number' ? [] : [{ node, name, value }];
  });
  for (const { node, name, value } of lengths) {
    const scaled = scaledBy(value, change, false)[0];
    if (scaled === undefined)
      return unclear(`${node.label ?? node.id} is ${value} now. To what should it change?`);
    const to = Math.max(1, Math.round(scaled));
    editor.setParams(node.id, { [name]: to });
    editor.done.push(`${node.id} is ${to} bars long instead of ${value}.`);
  }
  return lengths.length > 0 ? done : unclear('Which length should change?', lengthsOf(editor));
}

/** The lengths of a strategy, each as it can be asked to change. */
function lengthsOf(editor: FlowEditor): readonly string[] {
  return editor.functions().flatMap(({ params }) => {
    const { period } = params;
    return typeof period === 'number' ? [`change ${period} to ${period * 2}`] : [];
  });
}

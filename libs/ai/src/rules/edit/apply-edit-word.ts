import { findKind } from '@strategy-builder/domain';
import { ConditionCompiler } from '../build/compile-condition.js';
import type { DraftNode } from '../build/graph-draft.js';
import { kindOf, outputOf } from '../build/indicator-nodes.js';
import type { IndicatorName } from '../lexicon/meaning.js';
import { compare, indicatorSeries, numberSeries } from '../request/expression.js';
import { type Applied, done, unclear } from './applied.js';
import type { EditWord } from './edit-words.js';
import type { FlowEditor } from './flow-editor.js';
import { mirrorLine } from './mirror-line.js';
import { levelsIn, rebuild, withLevel } from './rule-lines.js';
import { setLengths, setSpeed, setWidth } from './set-lengths.js';

/** Carries out one instruction on the draft. */
export function applyEditWord(editor: FlowEditor, word: EditWord): Applied {
  switch (word.is) {
    case 'swap-number':
      return swapNumber(editor, word.from, word.to, word.about);
    case 'set-number':
      return setNumber(editor, word);
    case 'set-lengths':
      return setLengths(editor, word.about, word.lengths);
    case 'set-width':
      return setWidth(editor, word.to);
    case 'set-speed':
      return setSpeed(editor, word.speed, word.to);
    case 'swap-indicator':
      return swapIndicator(editor, word.from, word.to, word.length);
    case 'remove-indicator':
      return removeIndicator(editor, word.name, word.length);
    case 'remove-either':
      return unclear(
        'Which one should go?',
        [...new Set(word.names)]
          .flatMap((name) => editor.nodesOf(name))
          .map(({ label, id }) => `remove ${label ?? id}`),
      );
    case 'remove-rule':
      return removeRule(editor, word.which);
    case 'scale-setting':
      return scaleSetting(editor, word.head, word.factor);
    case 'add-indicator':
      return addIndicator(editor, word.name, word.length);
    case 'drop-setting':
      editor.removeRisk(riskKinds[word.head]);
      return done;
    case 'flip':
      return mirrorSides(editor, 'flip');
    case 'both-sides':
      return mirrorSides(editor, 'add');
    case 'rename':
    case 'clear':
      return done;
  }
}

interface Place {
  readonly text: string;
  readonly set: () => void;
}

/** Every place of the strategy that holds this number. */
function placesOf(
  editor: FlowEditor,
  value: number,
  to: number,
  about: IndicatorName | null,
): readonly Place[] {
  const places: Place[] = [];
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
    (level) => level.value === value && (about === null || (level.port !== null && ids.has(level.port))),
  );
  if (levels.length > 0) {
    places.push({
      text: `level ${to} instead of ${value}`,
      set: () => editor.setLines(withLevel(editor.ruleLines, null, value, to, () => true)),
    });
  }
  for (const node of editor.draft.nodes.values()) {
    if (about !== null || node.type !== 'risk' || node.params.value !== value) continue;
    places.push({
      text: `${node.kind.replaceAll('_', ' ')} ${to}`,
      set: () => editor.setParams(node.id, { value: to }),
    });
  }
  return places;
}

function swapNumber(editor: FlowEditor, from: number, to: number, about: IndicatorName | null): Applied {
  const places = placesOf(editor, from, to, about);
  const [only, ...others] = places;
  if (only === undefined) {
    // "change the RSI from ..." may name the number the wrong way round; never guess.
    return unclear(`Nothing in this strategy is ${from}. What should become ${to}?`);
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

function setNumber(editor: FlowEditor, word: Extract<EditWord, { readonly is: 'set-number' }>): Applied {
  const nodes = word.about === null ? editor.functions() : editor.nodesOf(word.about);
  const [node, ...others] = nodes;
  const levels = levelsIn(editor.ruleLines).filter(({ port }) => nodes.some(({ id }) => id === port));
  if (word.what === 'level' || (word.what === 'open' && word.to >= 50 && levels.length > 0))
    return setLevel(editor, levels, word.to);
  if (node === undefined)
    return unclear(
      word.about === null
        ? 'Which number should change?'
        : `There is no ${kindOf(word.about).toUpperCase()} in this strategy.`,
    );
  if (others.length > 0) {
    return unclear(
      `Which of them should be ${word.to}?`,
      nodes.map(({ label, id }) => `${label ?? id} to ${word.to}`),
    );
  }
  const doubtful = word.what === 'open' && word.to >= 20 && levels.length > 0;
  if (doubtful) {
    const name = kindOf(word.about ?? 'rsi').toUpperCase();
    return unclear(`Should ${word.to} be the length of ${name} or its level?`, [
      `${name} length ${word.to}`,
      `${name} threshold ${word.to}`,
    ]);
  }
  const first = findKind('function', node.kind)?.params[0];
  if (first === undefined) return unclear(`${node.label ?? node.id} has no length.`);
  editor.setParams(node.id, { [first.name]: word.to });
  editor.done.push(`${first.title} of ${node.id} is ${word.to}.`);
  return done;
}

function setLevel(
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

/** Another kind of indicator with the same numbers takes the place of each node of the old kind. */
function swapIndicator(
  editor: FlowEditor,
  from: IndicatorName,
  to: IndicatorName,
  length: number | null,
): Applied {
  const nodes = editor.nodesOf(from).filter(({ kind }) => kind !== kindOf(to));
  if (nodes.length === 0) return unclear(`There is no ${kindOf(from).toUpperCase()} in this strategy.`);
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

function removeIndicator(editor: FlowEditor, name: IndicatorName, length: number | null): Applied {
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

function removeRule(editor: FlowEditor, which: 'exit' | 'short' | 'long'): Applied {
  const signals =
    which === 'exit'
      ? ['exit_long', 'exit_short']
      : which === 'short'
        ? ['enter_short', 'exit_short']
        : ['enter_long', 'exit_long'];
  const other = which === 'short' ? 'enter_long' : 'enter_short';
  if (which !== 'exit' && !editor.ruleLines.has(other))
    return unclear('Then no entry would be left. What should trigger it instead?');
  const removed = signals.filter((signal) => editor.removeLine(signal));
  if (removed.length === 0) return unclear('There is no such rule in this strategy.');
  editor.done.push(`${removed.join(' and ')} removed.`);
  return done;
}

/** The rules of the other side, beside the present ones or in their place. */
function mirrorSides(editor: FlowEditor, how: 'add' | 'flip'): Applied {
  const from = editor.ruleLines.has('enter_long') ? 'long' : 'short';
  const to = from === 'long' ? 'short' : 'long';
  if (editor.ruleLines.has(`enter_${to}`)) return unclear('Both sides are traded already.');
  const lines = new Map(editor.ruleLines);
  for (const signal of ['enter', 'exit']) {
    const line = lines.get(`${signal}_${from}`);
    if (line === undefined) continue;
    const other = mirrorLine(line, (port) => editor.draft.nodes.get(port));
    if (other === null)
      return unclear(`The ${from} rules have no mirror image. When should the ${to} side enter?`);
    lines.set(`${signal}_${to}`, other);
    if (how === 'flip') lines.delete(`${signal}_${from}`);
    editor.done.push(`${signal}_${to} mirrors ${signal}_${from}.`);
  }
  editor.setLines(lines);
  return done;
}

/** The risk kinds behind the words of settings. */
export const riskKinds = {
  size: 'position_size',
  stop: 'stop_loss',
  target: 'take_profit',
  trail: 'trailing_stop',
} as const;

function scaleSetting(editor: FlowEditor, head: keyof typeof riskKinds, factor: number): Applied {
  const node = editor.riskNode(riskKinds[head]);
  const value = node?.params.value;
  if (node === null || typeof value !== 'number')
    return unclear(`There is no ${riskKinds[head].replaceAll('_', ' ')} in this strategy.`);
  const scaled = Number((value * factor).toPrecision(12));
  editor.setParams(node.id, { value: scaled });
  editor.done.push(`${riskKinds[head].replaceAll('_', ' ')} ${scaled} instead of ${value}.`);
  return done;
}

/** A new indicator that no rule reads yet. */
function addIndicator(editor: FlowEditor, name: IndicatorName, length: number | null): Applied {
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

import { findKind } from '@strategy-builder/domain';
import type { DraftNode } from '../build/graph-draft.js';
import { kindOf } from '../build/indicator-nodes.js';
import { type Condition, type IndicatorSeries, mapCondition, type Series } from '../request/expression.js';
import type { ReadingNote, StrategyRequest } from '../request/strategy-request.js';
import type { FlowEditor } from './flow-editor.js';
import { portsOf } from './rule-lines.js';
import { seriesOfNode } from './series-of-node.js';

/**
 * "Sell when RSI rises above 60" of a strategy that reads RSI 21: an indicator without a number is the one that is there,
 * with its length and its bars.
 */
export function asPresent(editor: FlowEditor, request: StrategyRequest): StrategyRequest {
  const notes: ReadingNote[] = [];
  const meant = (series: Series): Series => presentSeries(editor, series, notes);
  return {
    ...request,
    rules: request.rules.map((rule) => ({ ...rule, condition: mapCondition(rule.condition, meant) })),
    filters: request.filters.map((filter) => ({
      ...filter,
      condition: mapCondition(filter.condition, meant),
    })),
    notes: [...request.notes, ...notes],
  };
}

/** A condition of which every indicator without a number is the one that is there. */
export function presentCondition(editor: FlowEditor, condition: Condition): Condition {
  return mapCondition(condition, (series) => presentSeries(editor, series, []));
}

function presentSeries(editor: FlowEditor, series: Series, notes: ReadingNote[]): Series {
  if (series.kind !== 'indicator' || !isUnnumbered(series)) return series;
  if (series.of !== null) return averageOfVolume(editor, series) ?? series;
  const nodes = editor.nodesOf(series.name).filter((node) => barsOf(node) !== undefined);
  const [node, ...others] = inRules(editor, nodes);
  const present = node === undefined ? null : seriesOfNode(node);
  if (node === undefined || present === null) return series;
  if (others.length > 0)
    notes.push({
      about: 'indicator',
      text: `${kindOf(series.name).toUpperCase()} is read as ${called(node)}, the first that is there; ${others.map(called).join(' and ')} ${others.length === 1 ? 'is' : 'are'} there too.`,
    });
  return { ...series, name: present.name, params: present.params, timeframe: barsOf(node) ?? null };
}

function isUnnumbered({ params, asset, timeframe, name }: IndicatorSeries): boolean {
  const takesNumbers = (findKind('function', kindOf(name))?.params ?? []).length > 0;
  return takesNumbers && asset === null && timeframe === null && params.every((value) => value === null);
}

/** The bars that a plain node is computed on: null for the strategy's own; undefined where it computes something else. */
function barsOf({ kind, formula }: DraftNode): string | null | undefined {
  const usual = findKind('function', kind)?.formula ?? '';
  const written = formula ?? usual;
  if (written === usual) return null;
  return written.startsWith(`${usual}@`) ? written.slice(usual.length + 1) : undefined;
}

/** Those that the rules read come first, in the order of the rules. */
function inRules(editor: FlowEditor, nodes: readonly DraftNode[]): readonly DraftNode[] {
  const read = [...editor.ruleLines.values()].flatMap((line) => [...portsOf(line)]);
  const place = ({ id }: DraftNode): number => (read.includes(id) ? read.indexOf(id) : read.length);
  return [...nodes].sort((a, b) => place(a) - place(b));
}

function averageOfVolume(editor: FlowEditor, series: IndicatorSeries): Series | null {
  if (series.of?.kind !== 'field' || series.of.field !== 'volume' || kindOf(series.name) !== 'sma')
    return null;
  const [node, ...others] = editor.functions().filter(({ kind }) => kind === 'volume_average');
  const period = node?.params.period;
  return typeof period === 'number' && others.length === 0 ? { ...series, params: [period] } : null;
}

function called({ label, id }: DraftNode): string {
  return label ?? id;
}

import type { Expression } from '@strategy-builder/language';
import { formulaOf } from '../../build/build-strategy.js';
import { ConditionCompiler } from '../../build/compile-condition.js';
import type { DraftNode } from '../../build/graph-draft.js';
import { dataNodeName } from '../../build/node-names.js';
import { inFront } from '../../families/rotation/ranked-legs.js';
import { type Every, scheduleOf } from '../../families/schedule.js';
import { type Condition, type IndicatorSeries, joined } from '../../request/expression.js';
import type { FlowEditor } from '../flow-editor.js';
import { printRuleLines, readRuleLines } from '../rule-lines.js';

export interface Leg {
  readonly symbol: string;
  readonly data: string;
  readonly rules: string;
}

/** What a ranking of markets is now. */
export interface Ranking {
  readonly legs: readonly Leg[];
  readonly count: number;
  readonly by: IndicatorSeries;
  readonly measures: readonly string[];
  readonly best: boolean;
  readonly positive: boolean;
  /** What must hold for any of them to be held, beside the ranking. */
  readonly gate: Condition | null;
  /** Something stands beside the ranking already. */
  readonly guarded: boolean;
  readonly schedule: readonly Expression[];
}

/** The rules of a leg with the new ranking; other conditions of its entry stay. */
export function rewrite(
  editor: FlowEditor,
  leg: Leg,
  legs: readonly Leg[],
  ranking: Ranking,
  every: Every | null,
): void {
  const { draft } = editor;
  const symbols = legs.map(({ symbol }) => symbol);
  const dataOf = (symbol: string): string => legs.find((one) => one.symbol === symbol)?.data ?? leg.data;
  const timeframe = draft.nodes.get(leg.data)?.params.timeframe;
  const compiler = new ConditionCompiler(
    draft,
    {
      dataNode: leg.data,
      timeframe: typeof timeframe === 'string' ? timeframe : '1d',
      prefix: leg.data.replace(/_price$/, ''),
    },
    dataOf,
  );
  const first = inFront(leg.symbol, symbols, { ...ranking, side: 'long' }, ranking.by, ranking.positive);
  const chosen = ranking.gate === null ? first : joined('all', [first, ranking.gate]);
  const when: readonly Condition[] = every === null ? ranking.schedule.map(written) : [scheduleOf(every)];
  const lines = {
    enter_long: joined('all', [...when, chosen]),
    exit_long: joined('all', [...when, { kind: 'not', of: chosen }]),
  };
  const read = readRuleLines(formulaOf(lines, compiler));
  if (read === null) return;
  draft.change(leg.rules, { formula: printRuleLines(read) });
  for (const edge of draft.edgesInto(leg.rules)) {
    if (edge.targetPort === 'bars' || compiler.ports.has(edge.targetPort)) continue;
    draft.disconnect(edge.source, leg.rules, edge.targetPort);
    editor.removeUnread(edge.source);
  }
  for (const [port, { source, sourcePort }] of compiler.ports)
    draft.connect(source, sourcePort, leg.rules, port);
  if (leg.rules === editor.rules.id) editor.setLines(read);
}

function written(expression: Expression): Condition {
  const text = printRuleLines(new Map([['x', expression]]));
  return { kind: 'written', formula: text.slice(text.indexOf('=') + 2) };
}

export function setShare(editor: FlowEditor, rules: string, before: number, share: number): void {
  for (const id of chainOf(editor, rules)) {
    const node = editor.draft.nodes.get(id);
    // A size that somebody chose stays.
    if (
      node?.kind === 'position_size' &&
      node.params.mode === 'percent_equity' &&
      node.params.value === before
    )
      editor.setParams(id, { value: share });
  }
}

/** Rules, and what their signals pass. */
function chainOf(editor: FlowEditor, rules: string): readonly string[] {
  const chain = [rules];
  for (let at = rules; chain.length < 50; ) {
    const next = editor.draft.edgesFrom(at).find(({ targetPort }) => targetPort === 'signals');
    if (next === undefined) break;
    chain.push(next.target);
    at = next.target;
  }
  return chain;
}

export function removeChain(editor: FlowEditor, rules: string): void {
  const sources = editor.draft.edgesInto(rules).map(({ source }) => source);
  for (const id of chainOf(editor, rules)) editor.draft.remove(id);
  for (const source of sources) editor.removeUnread(source);
}

/** A market that no leg reads any more goes, with what is computed on it. */
export function removeMarket(editor: FlowEditor, data: string): void {
  const { draft } = editor;
  for (const { target } of draft.edgesFrom(data))
    if (draft.edgesFrom(target).length === 0 && draft.nodes.get(target)?.type === 'function')
      draft.remove(target);
  if (draft.edgesFrom(data).length === 0) draft.remove(data);
}

/** A leg like another one, for another market. */
export function addLeg(editor: FlowEditor, like: Leg | undefined, symbol: string): Leg {
  const { draft } = editor;
  const copy = (id: string, wanted: string, changes: Partial<DraftNode>): string => {
    const node = draft.nodes.get(id);
    if (node === undefined) return id;
    const { id: _, ...rest } = node;
    return draft.add(wanted, { ...rest, label: null, description: '', ...changes });
  };
  if (like === undefined) return { symbol, data: dataNodeName(symbol), rules: symbol };
  const data = copy(like.data, dataNodeName(symbol), {
    params: { ...draft.nodes.get(like.data)?.params, symbol },
  });
  const prefix = data.replace(/_price$/, '');
  const old = like.data.replace(/_price$/, '');
  const [first, ...chain] = chainOf(editor, like.rules);
  const rules = copy(first ?? like.rules, `${prefix}_rules`, { label: `Rules for ${symbol}`, formula: null });
  draft.connect(data, 'bars', rules, 'bars');
  let last = rules;
  for (const id of chain) {
    const next = copy(
      id,
      id.startsWith(`${old}_`) ? `${prefix}${id.slice(old.length)}` : `${prefix}_${id}`,
      {},
    );
    draft.connect(last, 'signals', next, 'signals');
    last = next;
  }
  return { symbol, data, rules };
}

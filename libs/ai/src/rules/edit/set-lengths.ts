import type { DraftNode } from '../build/graph-draft.js';
import { kindOf } from '../build/indicator-nodes.js';
import type { IndicatorName } from '../lexicon/meaning.js';
import { type Applied, done, unclear } from './applied.js';
import type { FlowEditor } from './flow-editor.js';

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
  if (nodes.length !== lengths.length)
    return unclear(
      `Which lengths should change? There are ${nodes.length} of ${kindOf(about).toUpperCase()}.`,
    );
  const wanted = [...lengths].sort((a, b) => a - b);
  for (const [place, node] of nodes.entries()) editor.setParams(node.id, { period: wanted[place] ?? 0 });
  editor.done.push(`The lengths are ${wanted.join(' and ')}.`);
  return done;
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
  editor.done.push(`${node.id} is ${to} deviations wide.`);
  return done;
}

import type { FlowNode } from '@strategy-builder/domain';
import { parameterFacts } from './node-summary.js';

/** One row of a formula as a node shows it. */
export interface FormulaRow {
  readonly place: number;
  readonly kind: 'name' | 'expression' | 'line' | 'more';
  readonly text: string;
}

/** What a node shows between its head and its ports; each row has one height, so that a node's size is known. */
export interface NodeFace {
  readonly formula: readonly FormulaRow[];
  readonly facts: readonly { readonly name: string; readonly title: string; readonly text: string }[];
}

const namedOnTwoRows = 2;
const rowsAtMost = 4;

export function faceOf(node: FlowNode): NodeFace {
  return { formula: formulaRows(node.formula ?? ''), facts: parameterFacts(node) };
}

/** Up to two named lines get a row for the name and one for the expression; more are shortened to a row each. */
export function formulaRows(formula: string): readonly FormulaRow[] {
  const lines = formula.split('\n').filter((line) => line.trim() !== '');
  const rows =
    lines.length <= namedOnTwoRows
      ? lines.flatMap((line) => splitLine(line))
      : lines.map((line) => ({ kind: 'line' as const, text: line.trim() }));
  const shown = rows.length > rowsAtMost ? rows.slice(0, rowsAtMost - 1) : rows;
  const left = rows.length - shown.length;
  const all = left > 0 ? [...shown, { kind: 'more' as const, text: `+ ${left} more` }] : shown;
  return all.map((row, place) => ({ ...row, place }));
}

function splitLine(line: string): readonly Omit<FormulaRow, 'place'>[] {
  const named = /^\s*([a-z_]\w*)\s*=\s*(\S.*)$/.exec(line);
  if (!named) return [{ kind: 'line', text: line.trim() }];
  return [
    { kind: 'name', text: named[1]! },
    { kind: 'expression', text: named[2]! },
  ];
}

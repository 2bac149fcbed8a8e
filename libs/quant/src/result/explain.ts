import type { StrategyProgram } from '@strategy-builder/domain';
import { compileProgram, describeFormula, type OutputRef } from '@strategy-builder/language';
import { commonRange } from '../simulation/common-range.js';
import type { BarsByNode } from '../simulation/refuse-inputs.js';
import { usualChunk } from '../simulation/simulate.js';
import type { TradeLog } from '../simulation/trade-log.js';

/** What an output of a node was at a bar's close; null is not available, booleans are 0 and 1. */
export interface NodeValue extends OutputRef {
  readonly value: number | null;
}

/** The values that decided a trade. The exit is null where no signal decided it: a stop, a target, or still open. */
export interface TradeExplanation {
  /** Bar whose close decided the entry, and every node's values then. */
  readonly entry: { readonly bar: number; readonly values: readonly NodeValue[] };
  readonly exit: { readonly bar: number; readonly values: readonly NodeValue[] } | null;
}

/**
 * Why trades happened: every output of every node at the closes that decided entry and exit. `wanted` are indices into
 * the log. The program runs once over the bars up to the last one asked for.
 */
export function explainTrades(
  program: StrategyProgram,
  barsByNode: BarsByNode,
  trades: TradeLog,
  wanted: readonly number[],
): TradeExplanation[] {
  const decisions = wanted.map((i) => {
    const decidedExit = ['signal', 'reversal', 'time_exit', 'daily_loss_limit', 'kill_switch'].includes(
      trades.reasonOf(i),
    );
    return { entry: trades.decidedBar[i]!, exit: decidedExit ? trades.exitBar[i]! - 1 : null };
  });
  const needed = decisions.flatMap(({ entry, exit }) => (exit === null ? [entry] : [entry, exit]));
  const valuesAt = nodeValues(program, barsByNode, needed);
  return decisions.map(({ entry, exit }) => ({
    entry: { bar: entry, values: valuesAt(entry) },
    exit: exit === null ? null : { bar: exit, values: valuesAt(exit) },
  }));
}

/**
 * The values of all nodes at the closes of some bars (indices), given by a function of the bar.
 * @throws Error when the program does not compile
 */
export function nodeValues(
  program: StrategyProgram,
  barsByNode: BarsByNode,
  needed: readonly number[],
): (bar: number) => readonly NodeValue[] {
  const bars = commonRange(barsByNode);
  const outputs = allOutputs(program);
  const wanted = [...new Set(needed)].filter((bar) => bar >= 0).sort((a, b) => a - b);
  const end = (wanted.at(-1) ?? -1) + 1;
  const found = new Map(wanted.map((bar) => [bar, new Float64Array(outputs.length)]));
  // A few outputs at a time, so that many nodes over millions of bars do not need all columns at once.
  const atOnce = Math.max(1, Math.floor(valuesAtOnce / Math.max(1, end)));
  for (let first = 0; first < outputs.length; first += atOnce) {
    const some = outputs.slice(first, first + atOnce);
    const columns = columnsOf(program, bars, some, end);
    for (const [bar, values] of found)
      for (const [i, column] of columns.entries()) values[first + i] = column[bar] ?? Number.NaN;
  }
  return (bar) =>
    outputs.map(({ node, output }, i) => {
      const value = found.get(bar)?.[i] ?? Number.NaN;
      return { node, output, value: Number.isFinite(value) ? value : null };
    });
}

const valuesAtOnce = 8_000_000;

function columnsOf(
  program: StrategyProgram,
  bars: BarsByNode,
  outputs: readonly OutputRef[],
  end: number,
): Float64Array[] {
  const compiled = compileProgram(program.source, outputs);
  if (!compiled.ok) throw new Error(`Node "${compiled.node}" cannot be explained: ${compiled.error.message}`);
  const columns = outputs.map(() => new Float64Array(end));
  const run = compiled.value.start();
  for (let from = 0; from < end; from += usualChunk)
    run.advance(bars, from, Math.min(from + usualChunk, end), columns);
  return columns;
}

function allOutputs({ source }: StrategyProgram): OutputRef[] {
  return source.nodes.flatMap(({ id, formula, params }) => {
    const shape = describeFormula(formula, Object.keys(params));
    return shape.ok ? shape.value.outputs.map(({ name }) => ({ node: id, output: name })) : [];
  });
}

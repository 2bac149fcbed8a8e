import type { RiskRule, StrategyProgram } from '@strategy-builder/domain';
import type { CompiledProgram, OutputRef, ProgramRun } from '@strategy-builder/language';
import type { SignalColumns } from './leg.js';
import { type PositionRules, positionRules } from './position-rules.js';
import type { BarsByNode } from './refuse-inputs.js';

const signalOrder = ['enter_long', 'exit_long', 'enter_short', 'exit_short'] as const;

/** The outputs that a simulation reads: the signals in a fixed order, then the distances. */
export function programOutputs(program: StrategyProgram): readonly OutputRef[] {
  const outputs = signalOrder.flatMap((name) => program.signals[name] ?? []);
  for (const rule of program.risk) outputs.push(...measuredBy(rule));
  return outputs;
}

/** The outputs that a rule's distances and sizes are measured with. */
function measuredBy(rule: RiskRule): readonly OutputRef[] {
  const distances =
    'steps' in rule ? rule.steps.map(({ distance }) => distance) : 'distance' in rule ? [rule.distance] : [];
  return [
    ...distances.flatMap((distance) => (distance.mode === 'atr' ? [distance.atr] : [])),
    ...('volatility' in rule ? [rule.volatility] : []),
  ];
}

/** A running program with the columns that it fills. */
export class SignalSource {
  readonly signals: SignalColumns;
  readonly rules: PositionRules;
  /** Rule warm-up: the first bar on which every output has a value; the number of bars while there is none. */
  firstDecision: number;

  readonly #bars: BarsByNode;
  readonly #total: number;
  readonly #earliest: number;
  readonly #columns: readonly Float64Array[];
  readonly #run: ProgramRun;

  /** `compiled.outputs` begin with `programOutputs(program)`; nothing is decided before the bar `earliest`. */
  constructor(
    program: StrategyProgram,
    compiled: CompiledProgram,
    bars: BarsByNode,
    total: number,
    earliest: number,
  ) {
    this.#bars = bars;
    this.#total = total;
    this.#earliest = earliest;
    this.firstDecision = total;
    this.#columns = compiled.outputs.map(() => new Float64Array(total));
    this.#run = compiled.start();
    const columnOf = ({ node, output }: OutputRef) =>
      this.#columns[compiled.outputs.findIndex((other) => other.node === node && other.output === output)]!;
    const signal = (name: (typeof signalOrder)[number]) => {
      const output = program.signals[name];
      return output === undefined ? neverSignalled(total) : columnOf(output);
    };
    this.signals = {
      enterLong: signal('enter_long'),
      exitLong: signal('exit_long'),
      enterShort: signal('enter_short'),
      exitShort: signal('exit_short'),
    };
    this.rules = positionRules(program, columnOf);
  }

  /** Fills the columns for bars [from, to), each call from where the last one ended. */
  advance(from: number, to: number): void {
    this.#run.advance(this.#bars, from, to, this.#columns);
    for (let t = Math.max(from, this.#earliest); t < to && this.firstDecision === this.#total; t++)
      if (this.#columns.every((column) => !Number.isNaN(column[t]!))) this.firstDecision = t;
  }
}

/** Zeros, never written to and therefore shared by all runs: the column of a signal that a program does not have. */
let zeros = new Float64Array(0);

function neverSignalled(length: number): Float64Array {
  if (zeros.length < length) zeros = new Float64Array(length);
  return zeros.subarray(0, length);
}

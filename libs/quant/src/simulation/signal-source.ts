import type { RiskRule, SignalName, StrategyProgram } from '@strategy-builder/domain';
import {
  type CompiledProgram,
  type OutputColumn,
  type OutputRef,
  type ProgramRun,
  unknownByte,
} from '@strategy-builder/language';
import type { SignalColumns } from './leg.js';
import { type PositionRules, positionRules } from './position-rules.js';
import type { BarsByNode } from './refuse-inputs.js';

const signalOrder: readonly SignalName[] = ['enter_long', 'exit_long', 'enter_short', 'exit_short'];

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
  readonly #columns: readonly OutputColumn[];
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
    const names = signalOrder.filter((name) => program.signals[name] !== undefined);
    const signals = new Map(names.map((name) => [name, new Uint8Array(total)]));
    const others = compiled.outputs.slice(names.length);
    const measures = others.map(() => new Float64Array(total));
    this.#columns = [...signals.values(), ...measures];
    this.#run = compiled.start();
    const signal = (name: SignalName) => signals.get(name) ?? neverSignalled(total);
    this.signals = {
      enterLong: signal('enter_long'),
      exitLong: signal('exit_long'),
      enterShort: signal('enter_short'),
      exitShort: signal('exit_short'),
    };
    this.rules = positionRules(
      program,
      ({ node, output }) =>
        measures[others.findIndex((other) => other.node === node && other.output === output)]!,
    );
  }

  /** Fills the columns for bars [from, to), each call from where the last one ended. */
  advance(from: number, to: number): void {
    this.#run.advance(this.#bars, from, to, this.#columns);
    for (let t = Math.max(from, this.#earliest); t < to && this.firstDecision === this.#total; t++)
      if (this.#columns.every((column) => isKnownAt(column, t))) this.firstDecision = t;
  }
}

function isKnownAt(column: OutputColumn, t: number): boolean {
  return column instanceof Uint8Array ? column[t] !== unknownByte : !Number.isNaN(column[t]!);
}

/** Zeros, never written to and therefore shared by all runs: the column of a signal that a program does not have. */
let zeros = new Uint8Array(0);

function neverSignalled(length: number): Uint8Array {
  if (zeros.length < length) zeros = new Uint8Array(length);
  return zeros.subarray(0, length);
}

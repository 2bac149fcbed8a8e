import type { StrategyProgram } from '@strategy-builder/domain';
import { compileProgram } from '@strategy-builder/language';
import { measure } from '../metrics/measure.js';
import type { ConventionName, Metrics } from '../metrics/metric-names.js';
import { performanceOf } from '../result/result.js';
import { defaultAccount } from '../simulation/account.js';
import { barsBetween, commonRange } from '../simulation/common-range.js';
import { SimulationEngine } from '../simulation/engine.js';
import type { BarsByNode } from '../simulation/refuse-inputs.js';
import { programOutputs } from '../simulation/signal-source.js';
import {
  type SimulationOptions,
  type SimulationRun,
  simulate,
  simulateCompiled,
} from '../simulation/simulate.js';

export interface StressOptions extends SimulationOptions {
  readonly convention?: ConventionName;
}

/** Fees and slippage times a factor, and what is left then; metrics are null where the simulation was refused. */
export interface CostStress {
  readonly factor: number;
  readonly metrics: Metrics | null;
}

/** How much of a result survives when trading costs more (or, at 0, nothing). */
export function costStress(
  program: StrategyProgram,
  bars: BarsByNode,
  factors: readonly number[],
  options: StressOptions = {},
): CostStress[] {
  const { feeBps, slippageBps } = { ...defaultAccount, ...options.account };
  return factors.map((factor) => {
    const account = { ...options.account, feeBps: feeBps * factor, slippageBps: slippageBps * factor };
    const outcome = simulate(program, bars, { ...options, account });
    return {
      factor,
      metrics:
        outcome.status === 'done' ? measure(performanceOf(outcome.run), options.convention).metrics : null,
    };
  });
}

/** The metrics of a run had every decision come one bar later: an edge that is gone then lived from the very next price. */
export function oneBarLater(run: SimulationRun, convention?: ConventionName): Metrics {
  const { enterLong, exitLong, enterShort, exitShort } = run.signals;
  const signals = {
    enterLong: later(enterLong),
    exitLong: later(exitLong),
    enterShort: later(enterShort),
    exitShort: later(exitShort),
  };
  const engine = new SimulationEngine(run.bars, signals, run.rules, run.account);
  const bars = run.equity.length;
  const tradable = Math.min(run.firstDecision + 2, bars);
  engine.idle(0, tradable);
  if (tradable < bars) engine.advance(tradable, bars);
  const { equity, trades, reducedEntries, slippagePaid, ruinBar } = engine;
  return measure(performanceOf({ ...run, equity, trades, reducedEntries, slippagePaid, ruinBar }), convention)
    .metrics;
}

function later(column: Float64Array): Float64Array {
  const moved = new Float64Array(column.length).fill(Number.NaN, 0, 1);
  moved.set(column.subarray(0, -1), 1);
  return moved;
}

/** Beginning the data `start` bars later changes the signals of so many bars after the warm-up, the last of them so late. */
export interface WarmUpDrift {
  readonly start: number;
  readonly barsCompared: number;
  readonly signalsChanged: number;
  /** Bars between the new start and the last changed signal; 0 when none changed. */
  readonly settledAfter: number;
}

/** How long recursive indicators remember where their data began. Null when the program cannot be simulated. */
export function warmUpDrift(
  program: StrategyProgram,
  barsByNode: BarsByNode,
  starts: readonly number[],
): WarmUpDrift[] | null {
  const bars = commonRange(barsByNode);
  const compiled = compileProgram(program.source, programOutputs(program));
  if (!compiled.ok) return null;
  const whole = simulateCompiled(program, compiled.value, bars);
  if (whole.status !== 'done') return null;
  const drifts: WarmUpDrift[] = [];
  for (const start of starts) {
    const total = whole.run.equity.length;
    if (start >= total) continue;
    const later = Object.fromEntries(
      Object.entries(bars).map(([node, own]) => [node, barsBetween(own, start, total)]),
    );
    const outcome = simulateCompiled(program, compiled.value, later);
    if (outcome.status !== 'done') return null;
    drifts.push(driftOf(whole.run, outcome.run, start));
  }
  return drifts;
}

function driftOf(whole: SimulationRun, part: SimulationRun, start: number): WarmUpDrift {
  const first = Math.max(part.firstDecision, whole.firstDecision - start, 0);
  const names = ['enterLong', 'exitLong', 'enterShort', 'exitShort'] as const;
  let signalsChanged = 0;
  let settledAfter = 0;
  for (let t = first; t < part.equity.length; t++)
    if (names.some((name) => !Object.is(whole.signals[name][t + start], part.signals[name][t]))) {
      signalsChanged++;
      settledAfter = t + 1;
    }
  return { start, barsCompared: Math.max(0, part.equity.length - first), signalsChanged, settledAfter };
}

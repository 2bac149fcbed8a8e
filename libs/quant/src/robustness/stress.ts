import type { Strategy, StrategyProgram } from '@strategy-builder/domain';
import { compileProgram } from '@strategy-builder/language';
import { measure } from '../metrics/measure.js';
import type { ConventionName, Metrics } from '../metrics/metric-names.js';
import { performanceOfStrategy } from '../result/result.js';
import { defaultAccount, type Fees } from '../simulation/account.js';
import { barsBetween, commonRange } from '../simulation/common-range.js';
import type { BarsByNode } from '../simulation/refuse-inputs.js';
import { programOutputs } from '../simulation/signal-source.js';
import { type SimulationOptions, type SimulationRun, simulateCompiled } from '../simulation/simulate.js';
import { simulateStrategy } from '../simulation/simulate-strategy.js';

export interface StressOptions extends SimulationOptions {
  readonly convention?: ConventionName;
}

/** Fees, slippage, impact and the funding that is paid times a factor, and what is left then; metrics are null where the simulation was refused. */
export interface CostStress {
  readonly factor: number;
  readonly metrics: Metrics | null;
}

/** How much of a result survives when trading costs more (or, at 0, nothing). */
export function costStress(
  strategy: Strategy,
  bars: BarsByNode,
  factors: readonly number[],
  options: StressOptions = {},
): CostStress[] {
  const base = { ...defaultAccount, ...options.account };
  const { venueFees, slippageBps, priceImpact } = base;
  return factors.map((factor) => {
    const account = {
      ...options.account,
      ...feesTimes(base, factor),
      venueFees: Object.fromEntries(
        Object.entries(venueFees).map(([venue, fees]) => [venue, feesTimes(fees, factor)]),
      ),
      slippageBps: slippageBps * factor,
      priceImpact: priceImpact * factor,
      fundingFactor: base.fundingFactor * factor,
    };
    return { factor, metrics: metricsOf(strategy, bars, { ...options, account }) };
  });
}

function feesTimes({ feeBps, makerFeeBps }: Fees, factor: number): Fees {
  return {
    feeBps: feeBps * factor,
    makerFeeBps: makerFeeBps === null ? null : makerFeeBps * ofMakerFee(makerFeeBps, factor),
  };
}

/** A rebate does not grow where trading costs more; without costs there is none either. */
function ofMakerFee(bps: number, factor: number): number {
  return bps < 0 ? Math.min(factor, 1) : factor;
}

/**
 * The metrics had every decision come one bar later: an edge that is gone then lived from the very next price. Null where
 * the simulation was refused.
 */
export function oneBarLater(
  strategy: Strategy,
  bars: BarsByNode,
  options: StressOptions = {},
): Metrics | null {
  return metricsOf({ legs: strategy.legs.map(later) }, bars, options);
}

function metricsOf(strategy: Strategy, bars: BarsByNode, options: StressOptions): Metrics | null {
  const outcome = simulateStrategy(strategy, bars, options);
  return outcome.status === 'done'
    ? measure(performanceOfStrategy(outcome.run), options.convention).metrics
    : null;
}

/** The same leg with a last node that hands each signal on one bar late. */
function later(program: StrategyProgram): StrategyProgram {
  const signals = Object.entries(program.signals);
  const node = `${program.strategy} one bar later`;
  return {
    ...program,
    source: {
      ...program.source,
      nodes: [
        ...program.source.nodes,
        {
          id: node,
          formula: signals.map(([name], i) => `${name} = prev(if(s${i}, 1, 0), 1) == 1`).join('\n'),
          params: {},
          inputs: Object.fromEntries(
            signals.map(([, output], i) => [
              `s${i}`,
              { from: 'node', id: output.node, output: output.output },
            ]),
          ),
        },
      ],
    },
    signals: Object.fromEntries(signals.map(([name]) => [name, { node, output: name }])),
  };
}

/** Beginning the data `start` bars later changes the signals of so many bars after the warm-up, the last of them so late. */
export interface WarmUpDrift {
  readonly start: number;
  readonly barsCompared: number;
  readonly signalsChanged: number;
  /** Bars between the new start and the last changed signal; 0 when none changed. */
  readonly settledAfter: number;
}

/**
 * How long recursive indicators remember where their data began. `compute` gives the bars with the columns of nodes in
 * Python, which begin later too. Null when the program cannot be simulated.
 */
export async function warmUpDrift(
  program: StrategyProgram,
  given: BarsByNode,
  starts: readonly number[],
  compute: (bars: BarsByNode) => Promise<BarsByNode> = async (bars) => bars,
): Promise<WarmUpDrift[] | null> {
  const data = commonRange(given);
  const bars = await compute(data);
  const compiled = compileProgram(program.source, programOutputs(program));
  if (!compiled.ok) return null;
  const whole = simulateCompiled(program, compiled.value, bars);
  if (whole.status !== 'done') return null;
  const drifts: WarmUpDrift[] = [];
  for (const start of starts) {
    const total = whole.run.equity.length;
    if (start >= total) continue;
    const later = Object.fromEntries(
      Object.entries(data).map(([node, own]) => [node, barsBetween(own, start, total)]),
    );
    const outcome = simulateCompiled(program, compiled.value, await compute(later));
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

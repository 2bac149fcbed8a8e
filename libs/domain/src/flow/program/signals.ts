import type { OutputRef } from '@strategy-builder/language';
import { shapeOfFormula } from '../../graph/ports.js';
import type { FlowProblem } from '../problem.js';
import { type SignalName, signalNames } from '../strategy-program.js';
import type { Chain } from './chain.js';

/** Risk kinds that end positions by themselves, in the ordinary course of things. */
const leavingKinds: ReadonlySet<string> = new Set([
  'stop_loss',
  'take_profit',
  'take_profit_ladder',
  'trailing_stop',
  'time_exit',
]);

type Signals = Partial<Record<SignalName, OutputRef>>;

/** Which outputs of the strategy's formula enter and exit, and whether that can ever trade. */
export function readSignals({ strategy, risk, execution }: Chain): {
  readonly signals: Readonly<Signals>;
  readonly problems: readonly FlowProblem[];
} {
  const nodeId = strategy.id;
  const formula = strategy.formula ?? '';
  if (formula.trim() === '') {
    const message = `Write the rules of '${nodeId}', for example: enter_long = close > sma(close, 50)`;
    return { signals: {}, problems: [{ code: 'formula-missing', severity: 'error', nodeId, message }] };
  }
  const shape = shapeOfFormula({ ...strategy, formula });
  if (!shape.ok) {
    const { message, position, length } = shape.error;
    const problem: FlowProblem = {
      code: 'formula-invalid',
      severity: 'error',
      nodeId,
      message: `The formula of '${nodeId}' can't be read: ${message}`,
      at: { position, length },
    };
    return { signals: {}, problems: [problem] };
  }
  const signals: Signals = {};
  for (const name of signalNames) {
    if (shape.value.outputs.some((output) => output.name === name))
      signals[name] = { node: nodeId, output: name };
  }
  if (!signals.enter_long && !signals.enter_short) {
    const message = `'${nodeId}' never enters: add a line enter_long = … or enter_short = …`;
    return { signals, problems: [{ code: 'no-entry', severity: 'error', nodeId, message }] };
  }
  const reverses = signals.enter_long && signals.enter_short;
  const leaves =
    signals.exit_long ||
    signals.exit_short ||
    reverses ||
    execution?.kind === 'grid' ||
    risk.some(({ kind }) => leavingKinds.has(kind));
  if (leaves) return { signals, problems: [] };
  const message = `'${nodeId}' never leaves a position: add a line exit_long = …, or a stop or target after it.`;
  return { signals, problems: [{ code: 'never-exits', severity: 'warning', nodeId, message }] };
}

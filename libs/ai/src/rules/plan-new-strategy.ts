import type { Flow, FlowCommand } from '@strategy-builder/domain';
import type { Assumption, Plan } from '../planner.js';
import { type BuiltStrategy, buildStrategy } from './build/build-strategy.js';
import { NotExpressible } from './build/compile-condition.js';
import type { StrategyRequest } from './request/strategy-request.js';
import { settle } from './settle/settle.js';

const emptyFlow = (flow: Flow): Flow => ({ ...flow, nodes: {}, edges: {} });

/** A plan for a whole new strategy, on an empty flow. */
export function planNewStrategy(request: StrategyRequest, flow: Flow, _text: string): Plan {
  const settlement = settle(request, { timeframe: '1d', symbol: 'BTC/USDT' });
  if (settlement.is === 'no-entry') {
    return {
      status: 'clarify',
      question: 'What should trigger the entry?',
      choices: ['Buy when RSI falls below 30', 'Buy when the 50 SMA crosses above the 200 SMA'],
    };
  }
  if (settlement.is === 'sell-only') {
    return {
      status: 'clarify',
      question: 'Should this sale open a short position, or close a long one?',
      choices: ['Short', 'Close'],
    };
  }
  const { strategy } = settlement;
  let built: BuiltStrategy;
  try {
    built = buildStrategy(strategy, flow);
  } catch (error) {
    if (error instanceof NotExpressible) return { status: 'refused', reason: error.message };
    throw error;
  }
  const commands: readonly FlowCommand[] = built.draft.commandsFrom(emptyFlow(flow));
  const assumptions: Assumption[] = strategy.assumed.map(({ about, text }) => ({ about, text }));
  return {
    status: 'plan',
    title: 'Strategy',
    summary: built.draft.nodes.get(built.rulesNode)?.formula ?? '',
    commands,
    assumptions,
    left: request.left.map(({ text }) => text),
    newStrategy: true,
  };
}
